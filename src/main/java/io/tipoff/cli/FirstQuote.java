package io.tipoff.cli;

import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.OrderOpened;
import java.util.function.LongConsumer;

/** Tells once, on the engine's thread, when the first order works at the venue. */
final class FirstQuote implements Recorder {
  private final LongConsumer told;
  private boolean open;

  /** Tells the time of the news, nanoseconds since 1970. */
  FirstQuote(LongConsumer told) {
    this.told = told;
  }

  @Override
  public void record(Event event) {
    if (!open && event instanceof OrderOpened) {
      open = true;
      told.accept(event.time());
    }
  }

  @Override
  public void record(Command command) {}
}
