package io.tipoff.backtest;

import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tape without the events of markets that were not asked for; its rows still count. */
public final class SelectedTape implements Tape {
  private final Tape tape;
  private final Set<String> slugs;

  private SelectedTape(Tape tape, Set<String> slugs) {
    this.tape = tape;
    this.slugs = slugs;
  }

  /** The tape with these markets only; with all of them if none is named. */
  public static Tape of(Tape tape, List<String> slugs) {
    return slugs.isEmpty() ? tape : new SelectedTape(tape, new HashSet<>(slugs));
  }

  @Override
  public @Nullable Event next() {
    @Nullable Event event = tape.next();
    while (event instanceof MarketEvent market && !slugs.contains(market.market().slug())) {
      event = tape.next();
    }
    return event;
  }

  @Override
  public long rows() {
    return tape.rows();
  }

  @Override
  public long duplicates() {
    return tape.duplicates();
  }

  @Override
  public double progress() {
    return tape.progress();
  }

  @Override
  public void close() {
    tape.close();
  }
}
