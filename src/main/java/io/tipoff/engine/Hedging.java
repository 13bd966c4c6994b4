package io.tipoff.engine;

import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Hedge;
import io.tipoff.risk.HedgeLimits;
import io.tipoff.risk.Hedger;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Urgency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the worst losses of events back into their band where that is allowed: a reduction rests
 * at the best price for a while, then what is still needed is taken.
 */
final class Hedging {
  static final String STRATEGY = "hedge";

  private record Resting(MarketId market, long since) {}

  private final HedgeLimits limits;
  private final Hedger hedger;
  private final Portfolio portfolio;
  private final Map<String, Resting> resting = new HashMap<>();
  private final Map<String, Integer> impatient = new HashMap<>();

  Hedging(HedgeLimits limits, Hedger hedger, Portfolio portfolio) {
    this.limits = limits;
    this.hedger = hedger;
    this.portfolio = portfolio;
  }

  /** What is to be done about a market's event now. */
  List<Signal> review(MarketId market, long now) {
    if (!limits.send()) {
      return List.of();
    }
    String event = hedger.eventOf(market);
    boolean live = hedger.marketsWith(market).stream().anyMatch(this::hasOrder);
    @Nullable Resting rests = resting.get(event);
    if (rests != null) {
      boolean done = !hedger.isBeyondBand(market) || now - rests.since() >= patience() || !live;
      if (!done) {
        return List.of();
      }
      resting.remove(event);
      impatient.put(event, 1);
      return List.of(quotes(rests.market(), List.of(), "reduction no longer rests"));
    }
    if (!hedger.isBeyondBand(market)) {
      impatient.remove(event);
      return List.of();
    }
    return live ? List.of() : reduce(event, market, now);
  }

  private long patience() {
    return limits.patience().toNanos();
  }

  private boolean hasOrder(MarketId market) {
    for (Order order : portfolio.holding(market).liveOrders()) {
      if (order.strategy().equals(STRATEGY)) {
        return true;
      }
    }
    return false;
  }

  private List<Signal> reduce(String event, MarketId market, long now) {
    Optional<Hedge> maker =
        impatient.containsKey(event)
            ? Optional.empty()
            : hedger.propose(market, Liquidity.MAKER, now);
    if (maker.isPresent()) {
      Hedge hedge = maker.get();
      resting.put(event, new Resting(hedge.market(), now));
      Level level = new Level(hedge.side(), hedge.price(), hedge.quantity());
      return List.of(quotes(hedge.market(), List.of(level), hedge.reason()));
    }
    impatient.remove(event);
    return hedger
        .propose(market, Liquidity.TAKER, now)
        .map(
            hedge ->
                List.<Signal>of(
                    new Signal.Take(
                        STRATEGY,
                        hedge.market(),
                        hedge.side(),
                        hedge.price(),
                        hedge.quantity(),
                        why(hedge.reason()))))
        .orElse(List.of());
  }

  private static Signal quotes(MarketId market, List<Level> levels, String reason) {
    return new Signal.Quotes(STRATEGY, market, levels, why(reason));
  }

  private static Rationale why(String reason) {
    return new Rationale(Urgency.HIGH, 1, reason, Optional.empty());
  }
}
