package io.tipoff.event;

/** The last event of a session. */
public record SessionEnded(long time) implements SessionEvent {}
