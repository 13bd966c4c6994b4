package io.tipoff.risk;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.TradeDay;
import java.util.HashMap;
import java.util.Map;

/** What traded in each market since the trade day began. */
public final class DailyVolumes {
  private final Map<MarketId, Quantity> traded = new HashMap<>();
  private long nextRoll = Long.MIN_VALUE;

  /** Takes a fill of ours, at an instant in nanoseconds since 1970. */
  public void filled(MarketId market, Quantity quantity, long time) {
    roll(time);
    traded.merge(market, quantity, Quantity::plus);
  }

  /** The contracts of ours that traded in a market in the trade day of an instant. */
  public Quantity of(MarketId market, long time) {
    roll(time);
    return traded.getOrDefault(market, Quantity.ZERO);
  }

  private void roll(long time) {
    if (time >= nextRoll) {
      traded.clear();
      nextRoll = TradeDay.nextRoll(time);
    }
  }
}
