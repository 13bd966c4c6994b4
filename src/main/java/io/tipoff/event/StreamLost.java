package io.tipoff.event;

/** Market data stopped, or some of it was missed: every book is stale until it is sent again. */
public record StreamLost(long time, String reason) implements StreamEvent {}
