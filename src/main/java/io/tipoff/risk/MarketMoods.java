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
  private final long reformedSpread;
  private final Map<MarketId, Mood> moods = new HashMap<>();

  MarketMoods(RegimeLimits limits) {
    this.limits = limits;
    this.eventMove = 2 * limits.eventMove().units() / UNITS_OF_MONEY;
    this.trendMove = 2 * limits.trendMove().units() / UNITS_OF_MONEY;
    this.reformedSpread = limits.reformedSpread().units() / UNITS_OF_MONEY;
  }

  /** Takes a book that can be believed, at an instant in nanoseconds since 1970. */
  void update(Book book, long now) {
    Mood mood = mood(book.market());
    if (mood.event.with(book, now) > eventMove) {
      mood.eventUntil = now + limits.eventPause().toNanos();
    }
    if (mood.trend.with(book, now) > trendMove) {
      mood.trendUntil = now + limits.trendWindow().toNanos();
    }
    long spread = (long) book.offers().priceUnits(0) - book.bids().priceUnits(0);
    mood.formed = spread <= Math.max(reformedSpread, mood.calmSpread);
    if (mood.formed && now >= mood.eventUntil) {
      mood.waiting = false;
    }
    if (!mood.waiting) {
      mood.calmSpread = spread;
    }
  }

  /** Something happened in the market's game: whatever its book shows is of before. */
  void happened(MarketId market, long now) {
    Mood mood = mood(market);
    mood.eventUntil = Math.max(mood.eventUntil, now + limits.eventPause().toNanos());
    mood.waiting = true;
    mood.formed = false;
  }

  private Mood mood(MarketId market) {
    return moods.computeIfAbsent(market, _ -> new Mood(limits));
  }

  Regime of(MarketId market, long now) {
    @Nullable Mood mood = moods.get(market);
    if (mood == null) {
      return Regime.QUIET;
    }
    if (now < mood.eventUntil || (mood.waiting && !mood.formed)) {
      return Regime.EVENT;
    }
    return now < mood.trendUntil ? Regime.TRENDING : Regime.QUIET;
  }

  private static final class Mood {
    private final PriceRange event;
    private final PriceRange trend;
    private long eventUntil = Long.MIN_VALUE;
    private long trendUntil = Long.MIN_VALUE;
    private long calmSpread;

    /** Whether the book has yet to be quoted again after something happened in the game. */
    private boolean waiting;

    /** Whether the newest book since then is as narrow as it should be. */
    private boolean formed;

    private Mood(RegimeLimits limits) {
      event = new PriceRange(limits.eventWindow().toNanos());
      trend = new PriceRange(limits.trendWindow().toNanos());
    }
  }
}
