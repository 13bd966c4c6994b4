/** How well the simulated fills reproduce those that a venue really gave. */
@NullMarked
package io.tipoff.backtest.parity;

import org.jspecify.annotations.NullMarked;
