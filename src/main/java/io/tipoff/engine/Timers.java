package io.tipoff.engine;

import io.tipoff.engine.Command.SetTimer;
import io.tipoff.event.CommandId;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The timers that run, and what each of them is for. */
final class Timers {
  /** A quote that could not be renewed is tried again so many nanoseconds later. */
  private static final long RENEWAL_PAUSE = 1_000_000_000;

  /** What is done in a market when the time has come. */
  sealed interface Purpose {
    MarketId market();

    /** A strategy asked to be woken. */
    record Wake(Seat seat, MarketId market) implements Purpose {}

    /** Something failed there and is tried again. */
    record Retry(MarketId market) implements Purpose {}

    /** The first of its quotes is about to expire. */
    record Renewal(MarketId market) implements Purpose {}

    /** A position is being given up. */
    record Exit(MarketId market) implements Purpose {}
  }

  private final Outbox outbox;
  private final Portfolio portfolio;
  private final Map<CommandId, Purpose> running = new HashMap<>();
  private final Set<MarketId> renewing = new HashSet<>();

  Timers(Outbox outbox, Portfolio portfolio) {
    this.outbox = outbox;
    this.portfolio = portfolio;
  }

  /** Comes back at a time, nanoseconds since 1970. */
  void set(Purpose purpose, long at) {
    SetTimer timer = new SetTimer(outbox.next(), at);
    running.put(timer.id(), purpose);
    outbox.give(timer);
  }

  /** Comes back before the first of the market's quotes expires; one timer a market is enough. */
  void renew(MarketId market, long now) {
    long first = Long.MAX_VALUE;
    for (Order order : portfolio.holding(market).liveOrders()) {
      first = Math.min(first, QuoteEnds.renewal(order));
    }
    if (first < Long.MAX_VALUE && renewing.add(market)) {
      set(new Purpose.Renewal(market), Math.max(first, now + RENEWAL_PAUSE));
    }
  }

  /** What a timer was for that has ended, whether its time came or not. */
  Purpose end(SetTimer timer) {
    @Nullable Purpose purpose = running.remove(timer.id());
    switch (purpose) {
      case null -> throw new IllegalStateException("nobody set " + timer);
      case Purpose.Wake(Seat seat, MarketId market) -> seat.woken(market, timer.at());
      case Purpose.Renewal(MarketId market) -> renewing.remove(market);
      case Purpose.Retry _, Purpose.Exit _ -> {}
    }
    return purpose;
  }
}
