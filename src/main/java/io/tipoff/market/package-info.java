/** Values of the exchange: prices, quantities, money, sides, markets and the dated fee schedule. */
@NullMarked
package io.tipoff.market;

import org.jspecify.annotations.NullMarked;
