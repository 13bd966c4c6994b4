package io.tipoff.journal;

import io.tipoff.event.Event;

/** An event in a journal. */
public record EventEntry(long sequence, Event event) implements Entry {}
