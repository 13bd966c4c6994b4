package io.tipoff.event;

/** The request left and no answer came: the venue may have done it or not. */
public record OutcomeUnknown(long time, CommandId command) implements CommandOutcome {}
