package io.tipoff.portfolio;

import io.tipoff.book.Book;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the bot has in one market: its position, whole and by strategy, and its live orders. */
public final class Holding {
  private final MarketId market;
  private final Position position = new Position();
  private final SequencedMap<String, Position> byStrategy = new LinkedHashMap<>();
  private final List<Order> live = new ArrayList<>();
  private final List<Order> liveView = Collections.unmodifiableList(live);
  private Price mark = Price.ZERO;
  private Money value = Money.ZERO;
  private Money worstLoss = Money.ZERO;
  private Losses losses = Losses.NONE;
  private Money locked = Money.ZERO;

  Holding(MarketId market) {
    this.market = market;
  }

  public MarketId market() {
    return market;
  }

  public Position position() {
    return position;
  }

  /** The positions of each strategy, in the order of their first trade. */
  public SequencedMap<String, Position> byStrategy() {
    return Collections.unmodifiableSequencedMap(byStrategy);
  }

  /** The part of the position that the bot's own orders have made; negative for a short. */
  public Quantity made() {
    Quantity made = Quantity.ZERO;
    for (Map.Entry<String, Position> part : byStrategy.entrySet()) {
      if (!part.getKey().equals(Portfolio.UNEXPLAINED)) {
        made = made.plus(part.getValue().quantity());
      }
    }
    Quantity net = position.quantity();
    if (made.isNegative() != net.isNegative()) {
      return Quantity.ZERO;
    }
    return net.isNegative() ? net.max(made) : net.min(made);
  }

  /** Whether orders or contracts in the market belong to somebody else who uses the same key. */
  public boolean isForeign() {
    Position others = byStrategy.get(Portfolio.UNEXPLAINED);
    if (others != null && !others.quantity().isZero()) {
      return true;
    }
    for (Order order : live) {
      if (order.strategy().equals(Portfolio.UNEXPLAINED)) {
        return true;
      }
    }
    return false;
  }

  /** The orders that can still trade, oldest first. */
  public List<Order> liveOrders() {
    return liveView;
  }

  /** A book of this market without the orders that are known to rest in it. */
  public Book without(Book book) {
    if (live.isEmpty()) {
      return book;
    }
    return new Book(
        market,
        book.bids().less(price -> resting(Side.BUY, price)),
        book.offers().less(price -> resting(Side.SELL, price)),
        book.updatedAt());
  }

  private long resting(Side side, int priceUnits) {
    long units = 0;
    for (Order order : live) {
      if (order.side() == side
          && order.price().units() == priceUnits
          && order.state() != OrderState.PENDING_NEW) {
        units += order.leaves().units();
      }
    }
    return units;
  }

  /** The executable price at which the position was last valued. */
  public Price mark() {
    return mark;
  }

  /** The position at its mark; negative for a short. */
  public Money value() {
    return value;
  }

  /**
   * What is lost, against the cost of the position, if the market settles on the worse outcome
   * after every order that makes that outcome worse has filled. Orders that would make it better do
   * not count.
   */
  public Money worstLoss() {
    return worstLoss;
  }

  /** The collateral that the position locks. */
  public Money locked() {
    return locked;
  }

  /**
   * {@link #worstLoss()} if one more order worked.
   *
   * @param replaced the order whose place the new one takes; null if none
   */
  public Money worstLossWith(OrderTerms terms, @Nullable Order replaced) {
    return lossesWith(terms, replaced).worst();
  }

  /** What is lost on each result, orders counted where their fill makes that result worse. */
  public Losses losses() {
    return losses;
  }

  /**
   * {@link #losses()} if one more order worked.
   *
   * @param replaced the order whose place the new one takes; null if none
   */
  public Losses lossesWith(OrderTerms terms, @Nullable Order replaced) {
    return lossesWithout(replaced).with(terms.side(), terms.price(), terms.quantity());
  }

  private Losses lossesWithout(@Nullable Order except) {
    Losses sum = Losses.of(position.cost(), position.quantity());
    for (Order order : live) {
      if (order != except) {
        sum = sum.with(order.side(), order.dearestPrice(), order.mostLeaves());
      }
    }
    return sum;
  }

  /** Whether there is a position, or an order that may lead to one. */
  public boolean isEngaged() {
    return !live.isEmpty() || !position.quantity().isZero();
  }

  /** What live orders of a side can still trade, one of them left out. */
  public Quantity working(Side side, @Nullable Order except) {
    Quantity sum = Quantity.ZERO;
    for (Order order : live) {
      if (order.side() == side && order != except) {
        sum = sum.plus(order.mostLeaves());
      }
    }
    return sum;
  }

  /**
   * What can still be closed by an order of a side, beside the live ones that reduce the position
   * already.
   *
   * @param except the order whose place the new one takes; null if none
   */
  public Quantity closable(Side side, @Nullable Order except) {
    Quantity held = side == Side.SELL ? position.quantity() : position.quantity().negate();
    return held.isPositive() ? held.minus(working(side, except)).max(Quantity.ZERO) : Quantity.ZERO;
  }

  /** The live orders as claims on collateral, with one more and one of them left out. */
  public List<Collateral.Claim> claimsWith(OrderTerms terms, @Nullable Order except) {
    List<Collateral.Claim> claims = new ArrayList<>(live.size() + 1);
    for (Order order : live) {
      if (order != except) {
        claims.add(new Collateral.Claim(order.side(), order.dearestPrice(), order.mostLeaves()));
      }
    }
    claims.add(new Collateral.Claim(terms.side(), terms.price(), terms.quantity()));
    return claims;
  }

  Position of(String strategy) {
    return byStrategy.computeIfAbsent(strategy, _ -> new Position());
  }

  void restore(PositionRestored restored) {
    Position own = of(restored.strategy());
    position.restore(
        position.quantity().minus(own.quantity()).plus(restored.quantity()),
        position.cost().minus(own.cost()).plus(restored.cost()));
    own.restore(restored.quantity(), restored.cost());
    mark = position.averagePrice();
  }

  /** The same contracts at another cost: the first strategy that holds some bears it. */
  void regroup(Money cost) {
    Money change = cost.minus(position.cost());
    position.regroup(cost);
    for (Position own : byStrategy.values()) {
      if (!own.quantity().isZero()) {
        own.regroup(own.cost().plus(change));
        return;
      }
    }
  }

  void add(Order order) {
    live.add(order);
  }

  boolean remove(Order order) {
    return live.remove(order);
  }

  void mark(Price price) {
    mark = price;
    value = position.value(price);
  }

  /** Works out anew what depends on the position and the orders. */
  void refresh() {
    value = position.value(mark);
    locked = Collateral.locked(position.quantity());
    losses = lossesWithout(null);
    worstLoss = losses.worst();
  }
}
