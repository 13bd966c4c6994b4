package io.tipoff.portfolio;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything the bot owns and owes: cash, holdings and orders. */
public final class Portfolio {
  /** Orders that are done are remembered for late news of them, the oldest forgotten first. */
  private static final int REMEMBERED = 65_536;

  /** Owns what the venue says is held and no order of ours explains. */
  public static final String UNEXPLAINED = "unexplained";

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Deque<OrderId> done = new ArrayDeque<>();
  private final SequencedMap<MarketId, Holding> holdings = new LinkedHashMap<>();
  private Money cash = Money.ZERO;
  private Money value = Money.ZERO;
  private Money locked = Money.ZERO;
  private Money worstLoss = Money.ZERO;
  private Consumer<Holding> watcher = _ -> {};
  private final CollateralReturn returned = new CollateralReturn();
  private boolean returns;

  /** From now on the venue gives collateral back where positions cannot all lose. */
  public void returnCollateral() {
    returns = true;
  }

  /** Takes what a market is about. */
  public void list(Market market) {
    if (returns) {
      returned.list(market, holding(market.id()).position().quantity());
    }
  }

  /** Collateral that the venue gives back. */
  public CollateralReturn returned() {
    return returned;
  }

  /** Tells of every holding whose position or orders changed, from now on, once it is refreshed. */
  public void watch(Consumer<Holding> whoIsTold) {
    watcher = whoIsTold;
  }

  /** Cash, the proceeds of shorts included. */
  public Money cash() {
    return cash;
  }

  /** Cash that no position locks, what the venue gives back counted. */
  public Money free() {
    return cash.minus(locked).plus(returned.total());
  }

  /**
   * What new orders of one market may need: {@link #free()} without what comes back for that market
   * and those that it is counted with, which serves others only.
   */
  public Money freeFor(MarketId market) {
    return free().minus(returned.of(market));
  }

  /** Cash and every position at its executable mark. */
  public Money equity() {
    return cash.plus(value);
  }

  /** The sum of {@link Holding#worstLoss()}. */
  public Money worstLoss() {
    return worstLoss;
  }

  /** What the bot has in a market, in the order in which it came to each. */
  public SequencedMap<MarketId, Holding> holdings() {
    return Collections.unmodifiableSequencedMap(holdings);
  }

  /** What the bot has in one market. */
  public Holding holding(MarketId market) {
    Holding holding = holdings.get(market);
    return holding == null ? holdings.computeIfAbsent(market, Holding::new) : holding;
  }

  /**
   * One of our orders.
   *
   * @throws IllegalStateException if it was never submitted, or was done long ago
   */
  public Order order(OrderId id) {
    @Nullable Order order = orders.get(id);
    if (order == null) {
      throw new IllegalStateException("news of order " + id + ", which is not ours");
    }
    return order;
  }

  public void restore(Money balance) {
    cash = balance;
  }

  /** Takes a strategy's position as it was; until the market is heard of it is worth its cost. */
  public void restore(PositionRestored position) {
    Holding holding = holding(position.market());
    holding.restore(position);
    refresh(holding);
  }

  /** Takes an order of an earlier session. */
  public void restore(OrderRestored restored) {
    add(Order.restored(restored));
  }

  /**
   * The venue holds something else than is known here, and the venue is right. Contracts that
   * differ belong to no strategy. Where the cost alone differs, fills were heard in another order
   * than they happened: profit moves between what is held and what was closed.
   *
   * @param quantity contracts held, negative for a short
   * @param cost what was paid for them; negative for the proceeds of a short
   */
  public void adopt(MarketId market, Quantity quantity, Money cost) {
    Holding holding = holding(market);
    Position known = holding.position();
    if (quantity.equals(known.quantity())) {
      holding.regroup(cost);
      refresh(holding);
      return;
    }
    Position unexplained = holding.of(UNEXPLAINED);
    unexplained.restore(
        unexplained.quantity().plus(quantity).minus(known.quantity()),
        unexplained.cost().plus(cost).minus(known.cost()));
    known.restore(quantity, cost);
    refresh(holding);
  }

  /** An order is on its way to the venue. */
  public Order submit(OrderId id, String strategy, OrderTerms terms) {
    return add(new Order(id, strategy, terms));
  }

  private Order add(Order order) {
    if (orders.putIfAbsent(order.id(), order) != null) {
      throw new IllegalStateException("order " + order.id() + " submitted twice");
    }
    Holding holding = holding(order.market());
    holding.add(order);
    refresh(holding);
    return order;
  }

  /** A cancel is on its way to the venue. */
  public void requestCancel(OrderId id) {
    change(order(id), OrderChange.CANCEL_REQUESTED);
  }

  /** A replacement is on its way to the venue. */
  public void requestReplacement(OrderId id, OrderTerms terms) {
    Order order = order(id);
    order.requestReplacement(terms);
    refresh(order);
  }

  /** The submission never left. */
  public void notSent(OrderId id) {
    change(order(id), OrderChange.NOT_SENT);
  }

  /** The venue answered that it does not take the submission. */
  public void refused(OrderId id) {
    change(order(id), OrderChange.REJECTED);
  }

  /** A cancel or replacement never left, or the venue did not take it. */
  public void changeFailed(OrderId id) {
    change(order(id), OrderChange.CHANGE_FAILED);
  }

  /** A request about the order got no answer. */
  public void answerLost(OrderId id) {
    change(order(id), OrderChange.ANSWER_LOST);
  }

  /**
   * Takes what the venue did with an order.
   *
   * @throws IllegalTransition if that cannot be
   */
  public void apply(Execution execution) {
    Order order = order(execution.order());
    switch (execution) {
      case OrderNamed named -> order.name(named.venueId());
      case OrderOpened _ -> change(order, OrderChange.OPENED);
      case OrderFilled fill -> fill(order, fill);
      case OrderReplaced replaced -> {
        order.replace(order.terms().with(replaced));
        refresh(order);
      }
      case OrderCanceled _ -> change(order, OrderChange.CANCELED);
      case OrderRejected _ -> change(order, OrderChange.REJECTED);
      case OrderExpired _ -> change(order, OrderChange.EXPIRED);
      case ChangeRejected _ -> change(order, OrderChange.CHANGE_FAILED);
      case FillReversed reversed -> reverse(order, reversed);
      case OrderAbsent _ -> change(order, OrderChange.ABSENT);
    }
  }

  /** The market pays its result: the position turns into cash. */
  public void settle(MarketId market, Price price) {
    Holding holding = holding(market);
    cash = cash.plus(holding.position().value(price));
    holding.position().settle(price);
    holding.byStrategy().values().forEach(position -> position.settle(price));
    refresh(holding);
  }

  /** Values a position at the price for which it could be given up. */
  public void mark(Holding holding, Price price) {
    if (!price.equals(holding.mark())) {
      Money before = holding.value();
      holding.mark(price);
      value = value.plus(holding.value()).minus(before);
    }
  }

  private void fill(Order order, OrderFilled fill) {
    order.fill(fill.quantity());
    Holding holding = holding(order.market());
    for (Position position : new Position[] {holding.position(), holding.of(order.strategy())}) {
      position.trade(order.side(), fill.price(), fill.quantity());
      position.charge(fill.fee());
    }
    cash = cash.minus(fill.price().times(order.side().signed(fill.quantity()))).minus(fill.fee());
    refresh(order);
  }

  /** The opposite trade at the same price; the fee comes back. */
  private void reverse(Order order, FillReversed reversed) {
    apply(
        new EarlierFillReversed(
            reversed.time(),
            order.id(),
            reversed.trade(),
            order.market(),
            order.strategy(),
            order.side(),
            reversed.price(),
            reversed.quantity(),
            reversed.fee()));
  }

  /** Takes back a fill of an earlier session. */
  public void apply(EarlierFillReversed reversed) {
    Holding holding = holding(reversed.market());
    Side back = reversed.side().opposite();
    for (Position position : new Position[] {holding.position(), holding.of(reversed.strategy())}) {
      position.trade(back, reversed.price(), reversed.quantity());
      position.charge(reversed.fee().negate());
    }
    cash =
        cash.minus(reversed.price().times(back.signed(reversed.quantity()))).plus(reversed.fee());
    refresh(holding);
  }

  private void change(Order order, OrderChange change) {
    order.apply(change);
    refresh(order);
  }

  private void refresh(Order order) {
    Holding holding = holding(order.market());
    if (!order.state().isLive() && holding.remove(order)) {
      done.add(order.id());
      if (done.size() > REMEMBERED) {
        orders.remove(done.remove());
      }
    }
    refresh(holding);
  }

  private void refresh(Holding holding) {
    Money valueBefore = holding.value();
    Money lockedBefore = holding.locked();
    Money lossBefore = holding.worstLoss();
    holding.refresh();
    returned.hold(holding.market(), holding.position().quantity());
    value = value.plus(holding.value()).minus(valueBefore);
    locked = locked.plus(holding.locked()).minus(lockedBefore);
    worstLoss = worstLoss.plus(holding.worstLoss()).minus(lossBefore);
    watcher.accept(holding);
  }
}
