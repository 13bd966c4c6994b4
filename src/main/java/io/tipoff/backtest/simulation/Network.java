package io.tipoff.backtest.simulation;

import io.tipoff.exchange.faults.Faults;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.rest.RateBudget;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What lies between the bot and the exchange.
 *
 * @param link how long messages are under way
 * @param venue how patient the bot is
 * @param budget of the bot's requests
 * @param faults what goes wrong
 * @param agenda of what is under way
 * @param clock the time now, nanoseconds since 1970
 * @param random of waits before the bot comes back to a stream
 */
record Network(
    Link link,
    VenueSettings venue,
    RateBudget budget,
    Faults faults,
    Agenda agenda,
    LongSupplier clock,
    RandomGenerator random) {

  long now() {
    return clock.getAsLong();
  }

  /** Does something later, nanoseconds from now. */
  void after(long wait, Agenda.Item item) {
    agenda.add(now() + wait, item);
  }
}
