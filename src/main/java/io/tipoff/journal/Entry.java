package io.tipoff.journal;

/** One record of a journal: an event, or a command that followed from the event before it. */
public sealed interface Entry permits EventEntry, CommandEntry {

  /** Its number in the journal, from 1. */
  long sequence();
}
