package io.tipoff.risk;

import io.tipoff.book.Book;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.strategy.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the gate remembers, and what the breaker allows by it. */
public record RiskBook(
    LossMonitor losses,
    CircuitBreaker breaker,
    PriceJumps jumps,
    RegimeLimits limits,
    MarketMoods moods,
    Markouts markouts,
    Exposures exposures,
    DailyVolumes volumes,
    LimitCounts counts) {

  /** One that follows a portfolio from now on. */
  public static RiskBook of(RiskLimits limits, Portfolio portfolio) {
    return new RiskBook(
        new LossMonitor(limits),
        new CircuitBreaker(limits.breaker()),
        new PriceJumps(limits.breaker()),
        limits.regimes(),
        new MarketMoods(limits.regimes()),
        new Markouts(limits.regimes()),
        new Exposures(limits.exposure(), portfolio),
        new DailyVolumes(),
        new LimitCounts());
  }

  /** What the breaker allows in every market. */
  public BreakerLevel level() {
    if (breaker.tripped() != null) {
      return BreakerLevel.HALTED;
    }
    return losses.tripped() == null ? BreakerLevel.NORMAL : BreakerLevel.REDUCE_ONLY;
  }

  /** What the breaker allows in one market at an instant, nanoseconds since 1970. */
  public BreakerLevel level(MarketId market, long now) {
    boolean jumped = jumps.reason(market, now) != null;
    return level().and(jumped ? BreakerLevel.HALTED : BreakerLevel.NORMAL);
  }

  /** Takes a book that can be believed. */
  public void bookChanged(Book book, long now) {
    jumps.update(book, now);
    moods.update(book, now);
    markouts.update(book, now);
  }

  /** Something happened in a market's game. */
  public void happened(MarketId market, long now) {
    moods.happened(market, now);
  }

  /** Takes a fill of an order of ours. */
  public void filled(Order order, OrderFilled fill, long now) {
    volumes.filled(order.market(), fill.quantity(), now);
    if (fill.liquidity() == Liquidity.MAKER) {
      markouts.filled(order.strategy(), order.market(), order.side(), fill.price(), now);
    }
  }

  /** What is allowed in a market at an instant. */
  public Regime regime(Market market, long now) {
    Regime allowed =
        switch (level(market.id(), now)) {
          case NORMAL -> Regime.QUIET;
          case REDUCE_ONLY -> Regime.REDUCE_ONLY;
          case HALTED -> Regime.HALTED;
        };
    if (allowed == Regime.QUIET && isEnding(market, now)) {
      return Regime.NEAR_SETTLEMENT;
    }
    return allowed == Regime.QUIET ? moods.of(market.id(), now) : allowed;
  }

  /** What a strategy is allowed in a market at an instant. */
  public Regime regime(String strategy, Market market, long now) {
    Regime allowed = regime(market, now);
    boolean mayOpen = !allowed.isReduceOnly() && allowed.mayQuote();
    return mayOpen && markouts.isStopped(strategy, market.id(), now) ? Regime.REDUCE_ONLY : allowed;
  }

  /** How many times as wide as usual a strategy should quote. */
  public int spreadFactor(String strategy, Market market, long now) {
    boolean wide = regime(market, now) == Regime.TRENDING || markouts.isWide(strategy, market.id());
    return wide ? 2 : 1;
  }

  /** Whether a market is so near its end that positions are only reduced. */
  boolean isEnding(Market market, long now) {
    return market.listing().endsAt().isPresent()
        && now > market.listing().endsAt().getAsLong() - limits.reduceBefore().toNanos();
  }

  /** A request is on its way. */
  public void sent(CommandId command, long now) {
    breaker.sent(command, now);
  }

  /** A request has ended. */
  public void ended(CommandOutcome outcome, long now) {
    switch (outcome) {
      case RequestTaken _ -> breaker.ended(outcome.command(), false, now);
      case RequestRefused _, OutcomeUnknown _ -> breaker.ended(outcome.command(), true, now);
      case CommandNotSent _ -> breaker.notSent(outcome.command());
      case TimerFired _ -> {}
    }
  }

  /** An operator has looked at all that tripped: everything is measured from here. */
  public void reset() {
    losses.reset();
    breaker.reset();
    jumps.reset();
  }

  /** Goes on from where the last session ended. */
  public void restore(RiskRestored restored) {
    losses.restore(restored);
    breaker.restore(restored);
    jumps.restore(restored);
  }

  /** What the next session must be told, at an instant in nanoseconds since 1970. */
  public RiskRestored snapshot(long now) {
    CircuitBreaker.@Nullable Cause latched = breaker.latched();
    return losses.snapshot(
        now,
        latched == null ? "" : latched.name(),
        latched == null ? "" : breaker.reason(),
        List.copyOf(jumps.latched()));
  }

  /** What the breaker says at this moment. */
  public RiskStatus status() {
    CircuitBreaker.@Nullable Cause trouble = breaker.tripped();
    if (trouble != null) {
      boolean latched = breaker.latched() != null;
      return status(trouble.name(), breaker.reason(), latched, latched ? 0 : breaker.calmFrom());
    }
    @Nullable Limit loss = losses.tripped();
    return loss == null ? status("", "", false, 0) : status(loss.name(), losses.reason(), true, 0);
  }

  private RiskStatus status(String cause, String reason, boolean latched, long calmFrom) {
    Money day = losses.dailyLoss();
    return new RiskStatus(level(), cause, reason, latched, calmFrom, day, losses.drawdown());
  }
}
