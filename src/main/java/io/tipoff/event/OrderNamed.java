package io.tipoff.event;

/**
 * The venue's id of the order became known, by the answer to its request, the stream or a list of
 * open orders.
 *
 * @param venueId opaque, unique for ever
 */
public record OrderNamed(long time, OrderId order, String venueId) implements Execution {}
