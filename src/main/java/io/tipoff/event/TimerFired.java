package io.tipoff.event;

/** A timer that the engine set has run out. */
public record TimerFired(long time, CommandId command) implements CommandOutcome {}
