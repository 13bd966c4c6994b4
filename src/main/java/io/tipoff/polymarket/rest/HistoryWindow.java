package io.tipoff.polymarket.rest;

/** The stretches of time over which the venue keeps price histories. */
public enum HistoryWindow {
  HOUR("INTERVAL_1H", 1),
  SIX_HOURS("INTERVAL_6H", 1),
  DAY("INTERVAL_1D", 5),
  WEEK("INTERVAL_1W", 180),
  MONTH("INTERVAL_1M", 180),
  ALL("INTERVAL_ALL", 180),
  /** From 15 minutes before the event. */
  LIVE("INTERVAL_LIVE", 1);

  private final String wire;
  private final int minutes;

  HistoryWindow(String wire, int minutes) {
    this.wire = wire;
    this.minutes = minutes;
  }

  Query query() {
    return new Query().add("fixedInterval", wire).add("fidelity", minutes);
  }
}
