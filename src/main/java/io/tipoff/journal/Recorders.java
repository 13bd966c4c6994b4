package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import java.util.List;

/** Several recorders as one: each is told everything, in their order. */
public record Recorders(List<Recorder> all) implements Recorder {
  public Recorders {
    all = List.copyOf(all);
  }

  /** A recorder that writes nothing down. */
  public static Recorders none() {
    return new Recorders(List.of());
  }

  public static Recorders of(Recorder... all) {
    return new Recorders(List.of(all));
  }

  @Override
  public void record(Event event) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).record(event);
    }
  }

  @Override
  public void record(Command command) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).record(command);
    }
  }
}
