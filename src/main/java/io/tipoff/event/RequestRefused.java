package io.tipoff.event;

/** The venue answered that it does not take the request; nothing of it was done. */
public record RequestRefused(long time, CommandId command, String text) implements CommandOutcome {}
