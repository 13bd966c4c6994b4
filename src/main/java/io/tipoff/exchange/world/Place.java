package io.tipoff.exchange.world;

import io.tipoff.exchange.Exchange;

/**
 * Where a world plays, and what tells it and of it.
 *
 * @param reports among the exchange's listeners
 * @param clock from the world's time to the exchange's
 * @param games hears how the games go
 */
public record Place(
    Exchange exchange, TraderReports reports, WorldClock clock, GameListener games) {

  /** An exchange on the world's own time. */
  static Place of(Exchange exchange, TraderReports reports) {
    return new Place(exchange, reports, WorldClock.SAME, (_, _, _) -> {});
  }
}
