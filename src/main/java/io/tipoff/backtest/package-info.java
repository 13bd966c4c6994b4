/** The engine over recorded market data, and the report of what it would have done. */
@NullMarked
package io.tipoff.backtest;

import org.jspecify.annotations.NullMarked;
