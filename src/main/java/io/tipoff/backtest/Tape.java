package io.tipoff.backtest;

import io.tipoff.event.Event;
import org.jspecify.annotations.Nullable;

/** Recorded market data, in the order of its times. */
public interface Tape extends AutoCloseable {

  /**
   * The next event of the market or its connection; null at the end.
   *
   * @throws BadTape if the data cannot be used
   */
  @Nullable Event next();

  /** Rows or messages read so far, duplicates included. */
  long rows();

  /** Rows read so far that repeat one of the same time and market. */
  long duplicates();

  /** The part that was read, from 0 to 1. */
  double progress();

  @Override
  void close();
}
