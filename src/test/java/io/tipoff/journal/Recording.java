package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Keeps in memory what a journal would tell. */
final class Recording implements Recorder {
  private final List<Object> told = new ArrayList<>();

  @Override
  public void record(Event event) {
    told.add(event);
  }

  @Override
  public void record(Command command) {
    told.add(RecordedCommand.of(command));
  }

  /** Events and recorded commands, in their order. */
  List<Object> told() {
    return told;
  }
}
