/** Reads games that were played and the odds before them, to fit and to judge models. */
@NullMarked
package io.tipoff.backtest.history;

import org.jspecify.annotations.NullMarked;
