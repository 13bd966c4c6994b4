package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.wire.VenueExecution;
import java.util.List;

/**
 * The venue's receipt for an order; not yet its fate.
 *
 * @param id the venue's
 * @param executions what happened at once, as far as it is told
 */
public record CreatedOrder(String id, List<VenueExecution> executions) {}
