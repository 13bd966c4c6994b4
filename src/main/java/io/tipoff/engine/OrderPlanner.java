package io.tipoff.engine;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what strategies want into the fewest requests that bring the live orders there. An order
 * that is wanted stays where it is, with its place in the queue; one whose request is under way is
 * left alone until the request has ended.
 */
final class OrderPlanner {

  /** Where the planner's decisions go. */
  interface Desk {

    /** Asks the gate; null if it refused. */
    @Nullable Approved ask(String strategy, OrderTerms terms, @Nullable Order replaces);

    void submit(String strategy, Approved approved);

    void replace(Order order, Approved approved);

    void cancel(Order order);

    /** The order's request is under way, but what it asks for is no longer wanted. */
    void unwanted(Order order);
  }

  private record Key(String strategy, MarketId market) {}

  private final Portfolio portfolio;
  private final Desk desk;
  private final QuoteEnds ends;
  private final long rejectPause;
  private final Map<Key, Wanted> wanted = new HashMap<>();

  /**
   * A planner that wants nothing yet.
   *
   * @param ends when its quotes expire
   * @param rejectPause nanoseconds after which what failed on a side is tried again
   */
  OrderPlanner(Portfolio portfolio, Desk desk, QuoteEnds ends, long rejectPause) {
    this.portfolio = portfolio;
    this.desk = desk;
    this.ends = ends;
    this.rejectPause = rejectPause;
  }

  /** Takes a strategy's new wish and acts on it. */
  void want(Signal.Quotes quotes, @Nullable TradingRules rules, long now) {
    Wanted entry = entry(quotes.strategy(), quotes.market());
    entry.levels = quotes.levels();
    for (Pause pause : entry.pauses.values()) {
      pause.refused = false;
    }
    reconcile(quotes.strategy(), quotes.market(), rules, now);
  }

  /** Trades at once what the gate lets pass. */
  void take(Signal.Take take, TradingRules rules) {
    Holding holding = portfolio.holding(take.market());
    for (IntentSplit part :
        IntentSplit.of(take.side(), take.quantity(), rules.minimum(), holding, null)) {
      OrderTerms terms =
          OrderTerms.immediate(take.market(), part.intent(), take.limit(), part.quantity());
      @Nullable Approved approved = desk.ask(take.strategy(), terms, null);
      if (approved != null) {
        desk.submit(take.strategy(), approved);
      }
    }
  }

  /** An order or its replacement failed: nothing is placed on its side for a while. */
  void placingFailed(Order order, long now) {
    pause(order).placeFrom = now + rejectPause;
  }

  /** A cancel failed: nothing is cancelled on the order's side for a while. */
  void cancelFailed(Order order, long now) {
    pause(order).cancelFrom = now + rejectPause;
  }

  /** Closing orders never exceed the position: what is too much is cut, the newest first. */
  void cutClosers(MarketId market, long now) {
    Holding holding = portfolio.holding(market);
    for (Side side : Side.values()) {
      Quantity held =
          side == Side.SELL
              ? holding.position().quantity()
              : holding.position().quantity().negate();
      Quantity excess = closing(holding, side).minus(held.max(Quantity.ZERO));
      if (excess.isPositive()) {
        List<Order> closers = newestFirst(holding, side);
        closers.removeIf(order -> !order.intent().isClosing());
        cut(closers, excess, now);
      }
    }
  }

  /** Brings the live orders of a strategy in a market nearer to what it wants. */
  void reconcile(String strategy, MarketId market, @Nullable TradingRules rules, long now) {
    @Nullable Wanted entry = wanted.get(new Key(strategy, market));
    if (entry == null) {
      return;
    }
    Holding holding = portfolio.holding(market);
    // What closes comes first: it is never refused, and entries are measured with it.
    Side first = holding.position().quantity().isPositive() ? Side.SELL : Side.BUY;
    new SidePlan(strategy, first, entry, holding).act(rules, now);
    new SidePlan(strategy, first.opposite(), entry, holding).act(rules, now);
  }

  private Wanted entry(String strategy, MarketId market) {
    return wanted.computeIfAbsent(new Key(strategy, market), _ -> new Wanted());
  }

  private Pause pause(Order order) {
    return entry(order.strategy(), order.market()).pause(order.side());
  }

  /** Whether it is ours and rests with no request under way; what trades at once ends by itself. */
  private static boolean canBeChanged(Order order) {
    return order.state().isSettledIn()
        && rests(order)
        && !order.strategy().equals(Portfolio.UNEXPLAINED);
  }

  private static boolean rests(Order order) {
    return order.terms().timeInForce().rests();
  }

  private static Quantity closing(Holding holding, Side side) {
    Quantity sum = Quantity.ZERO;
    for (Order order : holding.liveOrders()) {
      if (order.side() == side && order.intent().isClosing()) {
        sum = sum.plus(order.mostLeaves());
      }
    }
    return sum;
  }

  private static List<Order> newestFirst(Holding holding, Side side) {
    List<Order> orders = new ArrayList<>(holding.liveOrders().reversed());
    orders.removeIf(order -> order.side() != side);
    return orders;
  }

  /** Takes so many contracts out of orders; those with a request under way must wait. */
  private void cut(List<Order> orders, Quantity excess, long now) {
    Quantity left = excess;
    for (Order order : orders) {
      if (!left.isPositive()) {
        return;
      }
      Pause pause = pause(order);
      if (canBeChanged(order) && now >= pause.cancelFrom) {
        if (order.leaves().compareTo(left) <= 0 || now < pause.placeFrom) {
          desk.cancel(order);
        } else {
          shrink(order, order.terms().quantity().minus(left));
        }
      }
      left = left.minus(order.mostLeaves());
    }
  }

  private void shrink(Order order, Quantity quantity) {
    OrderTerms terms = order.terms().with(order.price(), quantity);
    @Nullable Approved approved = desk.ask(order.strategy(), terms, order);
    if (approved == null) {
      desk.cancel(order);
    } else {
      desk.replace(order, approved);
    }
  }

  /** What a strategy wants in a market, and what stands in its way. */
  private static final class Wanted {
    private List<Level> levels = List.of();
    private final EnumMap<Side, Pause> pauses = new EnumMap<>(Side.class);

    Pause pause(Side side) {
      return pauses.computeIfAbsent(side, _ -> new Pause());
    }
  }

  /** Why nothing is sent on a side for now. */
  private static final class Pause {
    private boolean refused;
    private long placeFrom = Long.MIN_VALUE;
    private long cancelFrom = Long.MIN_VALUE;
  }

  /** One side of one strategy's orders in a market, on their way to what is wanted. */
  private final class SidePlan {
    private final String strategy;
    private final Side side;
    private final Pause pause;
    private final Holding holding;
    private final List<Level> levels = new ArrayList<>(2);
    private final List<Order> surplus = new ArrayList<>(2);
    private boolean waiting;

    SidePlan(String strategy, Side side, Wanted wanted, Holding holding) {
      this.strategy = strategy;
      this.side = side;
      this.pause = wanted.pause(side);
      this.holding = holding;
      for (Level level : wanted.levels) {
        if (level.side() == side) {
          add(level);
        }
      }
    }

    /** Levels at the same price are one. */
    private void add(Level level) {
      for (int i = 0; i < levels.size(); i++) {
        Level other = levels.get(i);
        if (other.price().equals(level.price())) {
          Quantity both = other.quantity().plus(level.quantity());
          levels.set(i, new Level(side, level.price(), both));
          return;
        }
      }
      levels.add(level);
    }

    void act(@Nullable TradingRules rules, long now) {
      sort();
      for (Level level : levels) {
        Quantity working = workingAt(level.price());
        if (working.compareTo(level.quantity()) > 0) {
          cut(ordersAt(level.price()), working.minus(level.quantity()), now);
        } else if (working.units() * 2 < level.quantity().units()
            && rules != null
            && !pause.refused
            && now >= pause.placeFrom) {
          place(level.price(), level.quantity().minus(working), rules, now);
        }
        renew(level.price(), now);
      }
      if (now >= pause.cancelFrom) {
        surplus.forEach(desk::cancel);
      }
    }

    /** What is still wanted must not expire; the venue counts a new end as a new order. */
    private void renew(Price price, long now) {
      for (Order order : ordersAt(price)) {
        if (canBeChanged(order)
            && ends.isDue(order, now)
            && !pause.refused
            && now >= pause.placeFrom) {
          replace(order, order.terms().until(ends.next(now)));
        }
      }
    }

    /** Finds the orders that are at no wanted price, and whether one must be waited for. */
    private void sort() {
      for (Order order : holding.liveOrders()) {
        if (isMine(order) && !isWanted(heading(order))) {
          if (order.state().isSettledIn()) {
            surplus.add(order);
          } else {
            waiting = true;
            desk.unwanted(order);
          }
        }
      }
    }

    /** Whether it is a quote of this strategy; what trades at once ends by itself. */
    private boolean isMine(Order order) {
      return order.side() == side && order.strategy().equals(strategy) && rests(order);
    }

    private boolean isWanted(@Nullable Price price) {
      for (Level level : levels) {
        if (level.price().equals(price)) {
          return true;
        }
      }
      return false;
    }

    /** The price at which an order will work; null if it is on its way out, or nobody knows. */
    private static @Nullable Price heading(Order order) {
      return switch (order.state()) {
        case PENDING_CANCEL, OUTCOME_UNKNOWN -> null;
        case PENDING_REPLACE -> {
          @Nullable OrderTerms terms = order.wanted();
          yield terms == null ? null : terms.price();
        }
        case PENDING_NEW,
            NEW,
            PARTIALLY_FILLED,
            REPLACED,
            FILLED,
            CANCELED,
            REJECTED,
            EXPIRED,
            NOT_SENT ->
            order.price();
      };
    }

    private Quantity workingAt(Price price) {
      Quantity sum = Quantity.ZERO;
      for (Order order : ordersAt(price)) {
        sum = sum.plus(order.mostLeaves());
      }
      return sum;
    }

    private List<Order> ordersAt(Price price) {
      List<Order> orders = new ArrayList<>(2);
      for (Order order : holding.liveOrders().reversed()) {
        if (isMine(order) && price.equals(heading(order))) {
          orders.add(order);
        }
      }
      return orders;
    }

    /** Moves a surplus order to the price if its intent still fits, else sends new ones. */
    private void place(Price price, Quantity quantity, TradingRules rules, long now) {
      @Nullable Order moved = surplus.isEmpty() ? null : surplus.getFirst();
      if (wouldMatchOwn(price)) {
        // The other side is on its way; until it is gone the old, more cautious price stays.
        surplus.remove(moved);
        return;
      }
      if (waiting) {
        return;
      }
      List<IntentSplit> parts = IntentSplit.of(side, quantity, rules.minimum(), holding, moved);
      if (moved == null) {
        parts.forEach(part -> submit(price, part, now));
      } else if (parts.size() == 1 && parts.getFirst().intent() == moved.intent()) {
        move(moved, price, quantity, now);
      }
    }

    private void submit(Price price, IntentSplit part, long now) {
      OrderTerms terms =
          OrderTerms.quote(holding.market(), part.intent(), price, part.quantity(), ends.next(now));
      @Nullable Approved approved = desk.ask(strategy, terms, null);
      if (approved == null) {
        pause.refused = true;
      } else {
        desk.submit(strategy, approved);
      }
    }

    private void move(Order order, Price price, Quantity quantity, long now) {
      Quantity whole = quantity.plus(order.filled());
      replace(order, order.terms().with(price, whole).until(ends.next(now)));
    }

    private void replace(Order order, OrderTerms terms) {
      @Nullable Approved approved = desk.ask(strategy, terms, order);
      if (approved == null) {
        pause.refused = true;
      } else {
        surplus.remove(order);
        desk.replace(order, approved);
      }
    }

    private boolean wouldMatchOwn(Price price) {
      for (Order order : holding.liveOrders()) {
        if (order.side() != side && side.crosses(price, order.dearestPrice())) {
          return true;
        }
      }
      return false;
    }
  }

  /** Cancels every live order that can be cancelled now. */
  void pullEverything(long now) {
    for (MarketId market : List.copyOf(portfolio.holdings().sequencedKeySet())) {
      pull(market, false, now);
    }
  }

  /** Cancels the orders of a market that may add to a position, as far as they can be now. */
  void pullEntries(MarketId market, long now) {
    pull(market, true, now);
  }

  private void pull(MarketId market, boolean keepClosing, long now) {
    for (Order order : List.copyOf(portfolio.holding(market).liveOrders())) {
      if (canBeChanged(order)
          && !(keepClosing && order.intent().isClosing())
          && now >= pause(order).cancelFrom) {
        desk.cancel(order);
      }
    }
  }
}
