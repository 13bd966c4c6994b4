package io.tipoff.risk;

import io.tipoff.book.Book;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.strategy.Regime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a market is quiet, has a direction, or something has just happened in its game. */
final class MarketMoods {
  private static final long UNITS_OF_MONEY = Money.of("0.0001").units();

  private final RegimeLimits limits;
  private final long eventMove;
  private final long trendMove;
  private final Map<MarketId, Mood> moods = new HashMap<>();

  MarketMoods(RegimeLimits limits) {
    this.limits = limits;
    this.eventMove = 2 * limits.eventMove().units() / UNITS_OF_MONEY;
    this.trendMove = 2 * limits.trendMove().units() / UNITS_OF_MONEY;
  }

  /** Takes a book that can be believed, at an instant in nanoseconds since 1970. */
  void update(Book book, long now) {
    Mood mood = moods.computeIfAbsent(book.market(), _ -> new Mood(limits));
    if (mood.event.with(book, now) > eventMove) {
      mood.eventUntil = now + limits.eventPause().toNanos();
    }
    if (mood.trend.with(book, now) > trendMove) {
      mood.trendUntil = now + limits.trendWindow().toNanos();
    }
  }

  Regime of(MarketId market, long now) {
    @Nullable Mood mood = moods.get(market);
    if (mood == null) {
      return Regime.QUIET;
    }
    if (now < mood.eventUntil) {
      return Regime.EVENT;
    }
    return now < mood.trendUntil ? Regime.TRENDING : Regime.QUIET;
  }

  private static final class Mood {
    private final PriceRange event;
    private final PriceRange trend;
    private long eventUntil = Long.MIN_VALUE;
    private long trendUntil = Long.MIN_VALUE;

    private Mood(RegimeLimits limits) {
      event = new PriceRange(limits.eventWindow().toNanos());
      trend = new PriceRange(limits.trendWindow().toNanos());
    }
  }
}
