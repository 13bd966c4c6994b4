package io.tipoff.event;

/**
 * An operator wants positions given up. Trading is paused, too, until the operator resumes.
 *
 * @param reason why, in words
 * @param all whether also what no strategy of the bot has made
 * @param patience nanoseconds during which exits rest at the best price before they take
 * @param collarTicks how many ticks beyond the best opposite price an exit may reach; never more
 *     than the risk limits allow
 */
public record FlattenRequested(
    long time, String reason, boolean all, long patience, int collarTicks)
    implements SessionEvent {}
