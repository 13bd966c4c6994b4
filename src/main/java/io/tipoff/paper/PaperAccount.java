package io.tipoff.paper;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.CollateralReturn;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The simulated venue's own record of the bot's cash and positions. */
final class PaperAccount {
  private final Map<MarketId, Quantity> positions = new HashMap<>();
  private Money cash;
  private Money locked = Money.ZERO;
  private final CollateralReturn returned = new CollateralReturn();
  private final boolean returns;

  /**
   * An account that holds nothing.
   *
   * @param returns whether collateral comes back where positions cannot all lose
   */
  PaperAccount(Money cash, boolean returns) {
    this.cash = cash;
    this.returns = returns;
  }

  /** Takes what a market is about. */
  void list(Market market) {
    if (returns) {
      returned.list(market, position(market.id()));
    }
  }

  CollateralReturn returned() {
    return returned;
  }

  /** Takes over an account as it was. */
  void restore(Money balance, SequencedMap<MarketId, Quantity> held) {
    cash = balance;
    held.forEach((market, quantity) -> hold(market, position(market).plus(quantity)));
  }

  /** Cash that no position locks, what comes back counted. */
  Money free() {
    return cash.minus(locked).plus(returned.total());
  }

  /** What orders that open in a market may need: what comes back for it serves others only. */
  Money freeFor(MarketId market) {
    return free().minus(returned.of(market));
  }

  Money cash() {
    return cash;
  }

  Quantity position(MarketId market) {
    return positions.getOrDefault(market, Quantity.ZERO);
  }

  void trade(MarketId market, Side side, Price price, Quantity quantity, Money fee) {
    Quantity change = side.signed(quantity);
    hold(market, position(market).plus(change));
    cash = cash.minus(price.times(change)).minus(fee);
  }

  void settle(MarketId market, Price price) {
    cash = cash.plus(price.times(position(market)));
    hold(market, Quantity.ZERO);
  }

  private void hold(MarketId market, Quantity quantity) {
    locked = locked.minus(Collateral.locked(position(market))).plus(Collateral.locked(quantity));
    positions.put(market, quantity);
    returned.hold(market, quantity);
  }
}
