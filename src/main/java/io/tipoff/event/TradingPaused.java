package io.tipoff.event;

/**
 * Quotes are pulled and nothing new is placed until an operator resumes.
 *
 * @param reason who or what paused, in words
 */
public record TradingPaused(long time, String reason) implements SessionEvent {}
