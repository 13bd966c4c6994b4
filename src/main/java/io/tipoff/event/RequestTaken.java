package io.tipoff.event;

/** The venue took the request; what becomes of it is told by executions. */
public record RequestTaken(long time, CommandId command) implements CommandOutcome {}
