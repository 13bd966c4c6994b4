package io.tipoff.backtest.simulation;

/** A message of one of the exchange's streams. */
interface News {
  /** One that says nothing to the bot, such as a heartbeat. */
  News NOTHING = _ -> {};

  /** Tells the bot, at a time in nanoseconds since 1970. */
  void arrive(long now);

  /**
   * The same with a word that nobody has heard of.
   *
   * @param variant where; a message whose kind is unknown is passed over
   */
  default News unknown(String variant) {
    return NOTHING;
  }
}
