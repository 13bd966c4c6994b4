package io.tipoff.engine;

import io.tipoff.event.Event;

/** Who writes down what the engine was told and what it decided, in that order. */
public interface Recorder {

  /** Writes an event, before the engine sees it. */
  void record(Event event);

  /** Writes a command, before it is carried out. */
  void record(Command command);
}
