/** Simulated fills against real market data: queue, latency, fees and collateral as the venue's. */
@NullMarked
package io.tipoff.paper;

import org.jspecify.annotations.NullMarked;
