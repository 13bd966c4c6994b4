package io.tipoff.event;

/**
 * The database fell behind what happens, or has caught up again.
 *
 * @param behind whether it is too far behind to quote
 * @param reason what keeps it, in words; empty once it has caught up
 */
public record StoreBacklog(long time, boolean behind, String reason) implements StreamEvent {}
