package io.tipoff.risk;

import io.tipoff.book.Book;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fills of quotes turned out to be worth a little later, by strategy and market. Who is
 * filled just before the price moves against him is picked off: he widens, then stops.
 */
public final class Markouts {
  private static final long UNITS_OF_MONEY = Money.of("0.0001").units();

  private record Key(String strategy, MarketId market) {}

  private record Fill(long due, long sign, int price) {}

  private static final class Score {
    private final Deque<Fill> waiting = new ArrayDeque<>();
    private final Deque<Long> gains = new ArrayDeque<>();
    private long sum;
    private long stoppedUntil = Long.MIN_VALUE;
  }

  private final RegimeLimits limits;
  private final Map<Key, Score> scores = new HashMap<>();
  private final Map<MarketId, List<Score>> byMarket = new HashMap<>();
  private int stops;
  private final long widen;
  private final long stop;

  Markouts(RegimeLimits limits) {
    this.limits = limits;
    this.widen = 2 * limits.markoutWiden().units() / UNITS_OF_MONEY;
    this.stop = 2 * limits.markoutStop().units() / UNITS_OF_MONEY;
  }

  /** A quote of a strategy was filled. */
  void filled(String strategy, MarketId market, Side side, Price price, long now) {
    Score score = scores.computeIfAbsent(new Key(strategy, market), _ -> register(market));
    long due = now + limits.markoutAfter().toNanos();
    score.waiting.add(new Fill(due, side == Side.BUY ? 1 : -1, price.units()));
  }

  private Score register(MarketId market) {
    Score score = new Score();
    byMarket.computeIfAbsent(market, _ -> new ArrayList<>(1)).add(score);
    return score;
  }

  /** Takes a book that can be believed. */
  void update(Book book, long now) {
    for (Score score : byMarket.getOrDefault(book.market(), List.of())) {
      while (!score.waiting.isEmpty() && score.waiting.getFirst().due() <= now) {
        Fill fill = score.waiting.removeFirst();
        gained(score, fill.sign() * (PriceRange.doubleMiddle(book) - 2L * fill.price()), now);
      }
    }
  }

  /** A gain in half 1/10,000 dollars a contract. */
  private void gained(Score score, long gain, long now) {
    score.gains.add(gain);
    score.sum += gain;
    if (score.gains.size() > limits.markoutFills()) {
      score.sum -= score.gains.removeFirst();
    }
    if (isMeasured(score) && -score.sum > stop * limits.markoutFills()) {
      stops++;
      score.stoppedUntil = now + limits.markoutPause().toNanos();
      score.gains.clear();
      score.sum = 0;
    }
  }

  private boolean isMeasured(Score score) {
    return score.gains.size() == limits.markoutFills();
  }

  /** How often a strategy was stopped in a market in this session. */
  public int stops() {
    return stops;
  }

  /** Whether a strategy only reduces its position in a market for now. */
  boolean isStopped(String strategy, MarketId market, long now) {
    @Nullable Score score = scores.get(new Key(strategy, market));
    return score != null && now < score.stoppedUntil;
  }

  /** Whether a strategy quotes wider in a market. */
  boolean isWide(String strategy, MarketId market) {
    @Nullable Score score = scores.get(new Key(strategy, market));
    return score != null && isMeasured(score) && -score.sum > widen * limits.markoutFills();
  }
}
