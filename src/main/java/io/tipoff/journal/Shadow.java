package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;

/** A second engine that is told the same as the first while it runs, and must decide the same. */
public final class Shadow implements Recorder {
  private final Engine engine;
  private final Deque<RecordedCommand> expected = new ArrayDeque<>();
  private boolean equal = true;

  /**
   * A shadow of a session that has not begun.
   *
   * @param engine a new one, set up as the session's
   */
  public Shadow(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void record(Event event) {
    equal &= expected.isEmpty();
    for (Command command : engine.on(event)) {
      expected.add(RecordedCommand.of(command));
    }
  }

  @Override
  public void record(Command command) {
    equal &= RecordedCommand.of(command).equals(expected.poll());
  }

  /** Whether both have decided the same up to now. */
  public boolean isEqual() {
    return equal && expected.isEmpty();
  }
}
