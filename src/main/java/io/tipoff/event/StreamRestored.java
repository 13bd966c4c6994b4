package io.tipoff.event;

/** Market data flows again; a book is believed from its next update on. */
public record StreamRestored(long time) implements StreamEvent {}
