/** The venue adapter: what is traded there, the rate budget, and the way of an order. */
@NullMarked
package io.tipoff.polymarket;

import org.jspecify.annotations.NullMarked;
