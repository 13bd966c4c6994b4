/** How far feeds lead or trail the venue's prices, and each other, in recordings. */
@NullMarked
package io.tipoff.backtest.leadlag;

import org.jspecify.annotations.NullMarked;
