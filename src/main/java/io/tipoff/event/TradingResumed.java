package io.tipoff.event;

/**
 * An operator lets the bot place orders again after a pause.
 *
 * @param reason why, in words
 */
public record TradingResumed(long time, String reason) implements SessionEvent {}
