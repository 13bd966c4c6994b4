package io.tipoff.event;

/** Stop: cancel everything, ask for nothing more. */
public record ShutdownRequested(long time, String reason) implements SessionEvent {}
