package io.tipoff.backtest;

import io.tipoff.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several tapes as one, by time; at the same time the tape named first goes first. */
final class MergedTape implements Tape {

  /** A tape and the event that it would give next. */
  private static final class Head {
    private final Tape tape;
    private @Nullable Event next;

    private Head(Tape tape) {
      this.tape = tape;
      this.next = tape.next();
    }
  }

  private final List<Head> heads = new ArrayList<>();

  MergedTape(List<Tape> tapes) {
    for (Tape tape : tapes) {
      heads.add(new Head(tape));
    }
  }

  @Override
  public @Nullable Event next() {
    @Nullable Head first = null;
    @Nullable Event earliest = null;
    for (Head head : heads) {
      @Nullable Event event = head.next;
      if (event != null && (earliest == null || event.time() < earliest.time())) {
        first = head;
        earliest = event;
      }
    }
    if (first != null) {
      first.next = first.tape.next();
    }
    return earliest;
  }

  @Override
  public long rows() {
    return heads.stream().mapToLong(head -> head.tape.rows()).sum();
  }

  @Override
  public long duplicates() {
    return heads.stream().mapToLong(head -> head.tape.duplicates()).sum();
  }

  @Override
  public double progress() {
    return heads.stream().mapToDouble(head -> head.tape.progress()).average().orElse(1);
  }

  @Override
  public void close() {
    heads.forEach(head -> head.tape.close());
  }
}
