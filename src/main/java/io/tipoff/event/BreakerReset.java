package io.tipoff.event;

/**
 * An operator lets the bot trade again after the breaker tripped.
 *
 * @param reason why that is safe, in words
 */
public record BreakerReset(long time, String reason) implements SessionEvent {}
