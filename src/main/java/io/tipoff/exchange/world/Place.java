package io.tipoff.exchange.world;

import io.tipoff.exchange.Exchange;

/**
 * Where a world plays, and what tells it and of it.
 *
 * @param reports among the exchange's listeners
 * @param clock from the world's time to the exchange's
 * @param listener hears how games and odds go; what is traded does not depend on it
 */
public record Place(
    Exchange exchange, TraderReports reports, WorldClock clock, WorldListener listener) {

  /** An exchange on the world's own time. */
  static Place of(Exchange exchange, TraderReports reports, WorldListener listener) {
    return new Place(exchange, reports, WorldClock.SAME, listener);
  }
}
