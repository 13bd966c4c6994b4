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
  private @Nullable Offsets offsets;
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

  /** From now on positions that cannot all lose save each other margin. */
  void returnCollateral() {
    Offsets enabled = new Offsets();
    holdings.sequencedValues().forEach(enabled::changed);
    offsets = enabled;
  }

  boolean savesMargin() {
    return offsets != null;
  }

  /** Cash that is not kept for short positions. */
  Money funds() {
    return cash.minus(required());
  }

  /** What the orders of one market are measured by: what its positions save serves others only. */
  Money funds(Holding holding) {
    return offsets == null ? funds() : funds().minus(offsets.of(holding));
  }

  /** What is saved now and would not be any more with another position; 0 or more. */
  Money lost(Holding holding, Quantity instead) {
    return offsets == null
        ? Money.ZERO
        : offsets.of(holding).minus(offsets.with(holding, instead)).max(Money.ZERO);
  }

  private Money required() {
    return offsets == null ? margin : margin.minus(offsets.total());
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
    rebook(holding, costBefore, shortBefore, fill.time());
    reservedChanged(before, holding.reserved());
  }

  /** Pays every YES contract the price; nothing is held in that market any more. */
  void settle(Holding holding, Price price, long time) {
    Position position = holding.position();
    Money costBefore = position.cost();
    Quantity shortBefore = position.shorted();
    cash = cash.plus(price.times(position.quantity()));
    position.settle(price, time);
    rebook(holding, costBefore, shortBefore, time);
    holdings.remove(holding.instrument().id());
  }

  private void rebook(Holding holding, Money costBefore, Quantity shortBefore, long time) {
    Position position = holding.position();
    assets = assets.plus(position.cost()).minus(costBefore);
    margin = margin.plus(Money.dollarPerContract(position.shorted().minus(shortBefore)));
    if (offsets != null) {
      offsets.changed(holding);
    }
    updated = time;
  }

  BalanceSnapshot balance() {
    Money reserved = reserved();
    return new BalanceSnapshot(
        cash, funds().minus(reserved), reserved, required(), assets, updated);
  }
}
