package io.tipoff.exchange;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One participant's cash, and what is held in every market that was ever used. */
final class Account {
  private final AccountId id;
  private final SequencedMap<MarketId, Holding> holdings = new LinkedHashMap<>();
  private Money cash = Money.ZERO;
  private Money margin = Money.ZERO;
  private Money assets = Money.ZERO;
  private Money largestReserved = Money.ZERO;
  private boolean stale;
  private long updated;

  Account(AccountId id) {
    this.id = id;
  }

  AccountId id() {
    return id;
  }

  Money cash() {
    return cash;
  }

  /** Cash that no short position locks; what the orders of each market are measured by. */
  Money funds() {
    return cash.minus(margin);
  }

  Collection<Holding> holdings() {
    return holdings.sequencedValues();
  }

  @Nullable Holding find(MarketId market) {
    return holdings.get(market);
  }

  Holding holding(Instrument instrument) {
    @Nullable Holding known = holdings.get(instrument.id());
    if (known != null) {
      return known;
    }
    Holding holding = new Holding(this, instrument);
    holdings.put(instrument.id(), holding);
    instrument.holdings().add(holding);
    return holding;
  }

  /** What is held in a market; for looking only where nothing was ever done there. */
  Holding look(Instrument instrument) {
    @Nullable Holding known = holdings.get(instrument.id());
    return known == null ? new Holding(this, instrument) : known;
  }

  /** The largest that the orders of any one market could cost. */
  Money reserved() {
    if (stale) {
      largestReserved = Money.ZERO;
      for (Holding holding : holdings.sequencedValues()) {
        largestReserved = largestReserved.max(holding.reserved());
      }
      stale = false;
    }
    return largestReserved;
  }

  /** A market's orders or position changed, and with them what must be kept for its orders. */
  void reservedChanged(Money before, Money after) {
    if (!after.isAbove(largestReserved) && before.equals(largestReserved)) {
      stale = true;
    }
    largestReserved = largestReserved.max(after);
  }

  void deposit(Money amount, long time) {
    cash = cash.plus(amount);
    updated = time;
  }

  /** Books a fill of an order that is about to be told of it; a resting one reserves less. */
  void trade(Order order, Reporter.Fill fill) {
    Holding holding = order.holding();
    Money before = holding.reserved();
    holding.reduce(order, fill.quantity());
    Position position = holding.position();
    Money costBefore = position.cost();
    Quantity shortBefore = position.shorted();
    position.trade(order.side(), fill.price(), fill.quantity(), fill.time());
    cash = cash.minus(fill.price().times(order.side().signed(fill.quantity()))).minus(fill.fee());
    rebook(position, costBefore, shortBefore, fill.time());
    reservedChanged(before, holding.reserved());
  }

  /** Pays every YES contract the price; nothing is held in that market any more. */
  void settle(Holding holding, Price price, long time) {
    Position position = holding.position();
    Money costBefore = position.cost();
    Quantity shortBefore = position.shorted();
    cash = cash.plus(price.times(position.quantity()));
    position.settle(price, time);
    rebook(position, costBefore, shortBefore, time);
    holdings.remove(holding.instrument().id());
  }

  private void rebook(Position position, Money costBefore, Quantity shortBefore, long time) {
    assets = assets.plus(position.cost()).minus(costBefore);
    margin = margin.plus(Money.dollarPerContract(position.shorted().minus(shortBefore)));
    updated = time;
  }

  BalanceSnapshot balance() {
    Money reserved = reserved();
    return new BalanceSnapshot(cash, funds().minus(reserved), reserved, margin, assets, updated);
  }
}
