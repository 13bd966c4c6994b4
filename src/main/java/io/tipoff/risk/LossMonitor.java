package io.tipoff.risk;

import io.tipoff.event.RiskRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.TradeDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The losses of the trade day and since the highest equity. Too large a one leaves only exits until
 * an operator resets it.
 */
public final class LossMonitor {
  private static final long WHOLE = 10_000;

  private final RiskLimits limits;
  private Money equity = Money.ZERO;
  private Money highWaterMark = Money.ZERO;
  private Money dayStart = Money.ZERO;
  private Money deepest = Money.ZERO;
  private long nextRoll = Long.MIN_VALUE;
  private boolean dayTripped;
  private boolean drawdownTripped;

  public LossMonitor(RiskLimits limits) {
    this.limits = limits;
  }

  /** Takes an equity that was told, and is neither profit nor loss against what was known. */
  public void start(Money startEquity) {
    fundsMoved(startEquity.minus(equity));
  }

  public void restore(RiskRestored restored) {
    highWaterMark = restored.highWaterMark();
    dayStart = restored.dayStart();
    nextRoll = restored.dayEnds();
    dayTripped = restored.dayTripped();
    drawdownTripped = restored.drawdownTripped();
    roll(restored.time());
    measure();
  }

  /** Cash came or went by no trade: the highest equity and the day's start move with it. */
  public void fundsMoved(Money amount) {
    equity = equity.plus(amount);
    highWaterMark = highWaterMark.plus(amount);
    dayStart = dayStart.plus(amount);
  }

  /**
   * What the next session must be told.
   *
   * @param latched what else tripped, by its name; empty for nothing
   * @param reason why, in words
   */
  RiskRestored snapshot(long now, String latched, String reason, List<MarketId> jumped) {
    roll(now);
    return new RiskRestored(
        now,
        highWaterMark,
        dayStart,
        nextRoll,
        dayTripped,
        drawdownTripped,
        latched,
        reason,
        jumped);
  }

  /** An operator accepts the losses so far: all is measured from here. */
  public void reset() {
    highWaterMark = equity;
    dayStart = equity;
    dayTripped = false;
    drawdownTripped = false;
  }

  /** Takes the equity of an instant, nanoseconds since 1970. */
  public void update(long time, Money now) {
    roll(time);
    if (!now.equals(equity)) {
      equity = now;
      measure();
    }
  }

  private void roll(long time) {
    if (time >= nextRoll) {
      if (nextRoll != Long.MIN_VALUE) {
        dayStart = equity;
      }
      nextRoll = TradeDay.nextRoll(time);
    }
  }

  private void measure() {
    highWaterMark = highWaterMark.max(equity);
    deepest = deepest.max(drawdown());
    dayTripped |= dailyLoss().compareTo(limits.dailyLoss()) >= 0;
    drawdownTripped |= highWaterMark.isPositive() && drawdown().compareTo(drawdownLimit()) >= 0;
  }

  /** What was lost since the day rolled; negative for a profit. */
  public Money dailyLoss() {
    return dayStart.minus(equity);
  }

  /** What was lost since the highest equity, 0 or more. */
  public Money drawdown() {
    return highWaterMark.minus(equity);
  }

  /** The largest drawdown of the session. */
  public Money deepestDrawdown() {
    return deepest;
  }

  /** The drawdown from which on only exits pass. */
  public Money drawdownLimit() {
    return new Money(highWaterMark.units() / WHOLE * limits.drawdown());
  }

  /** Why only exits pass, in words; empty if nothing tripped. */
  public String reason() {
    if (drawdownTripped) {
      return drawdown() + " below the highest equity of " + highWaterMark;
    }
    return dayTripped
        ? "lost " + dailyLoss() + " since the day began, limit " + limits.dailyLoss()
        : "";
  }

  /** The limit of loss that leaves only exits; null if none was reached. */
  public @Nullable Limit tripped() {
    return drawdownTripped ? Limit.DRAWDOWN : dayTripped ? Limit.DAILY_LOSS : null;
  }
}
