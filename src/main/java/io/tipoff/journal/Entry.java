package io.tipoff.journal;

/**
 * One record of a journal: an event, a command that followed from the event before it, or that a
 * request left.
 */
public sealed interface Entry permits EventEntry, CommandEntry, DepartureEntry {

  /** Its number in the journal, from 1. */
  long sequence();
}
