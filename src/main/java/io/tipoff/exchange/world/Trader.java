package io.tipoff.exchange.world;

/** Somebody who trades in the markets of one game. */
interface Trader {
  /** The markets have opened. */
  void begin(long now);

  /** Something happened; a trader learns it in its own time. */
  void happened(News news);
}
