package io.tipoff.event;

/** How a command ended. Every command ends in exactly one of these. */
public sealed interface CommandOutcome extends Event
    permits RequestTaken, RequestRefused, CommandNotSent, OutcomeUnknown, TimerFired {

  CommandId command();
}
