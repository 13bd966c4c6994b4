package io.tipoff.engine;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.FlattenRequested;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives positions up when an operator asks for it. An exit rests at the best price first; after the
 * operator's patience it takes, within a collar, as long as that helps. Every order passes the gate
 * as an exit.
 */
final class Flattening {
  /** Owns the orders of exits. */
  static final String NAME = Proposal.FLATTEN;

  /** Between two orders in a market. */
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  /** Looks in a row at which nothing was taken, and then it is given up. */
  private static final int TRIES = 4;

  /** How exits leave. */
  interface Hand {
    Decision ask(Proposal proposal);

    void submit(Approved approved);

    void replace(Order order, Approved approved);

    void cancel(Order order);

    /** Calls {@link #woken} at a time, nanoseconds since 1970. */
    void wake(MarketId market, long at);

    /** Whether it is known what is held. */
    boolean isCertain();
  }

  private final Portfolio portfolio;
  private final Books books;
  private final Markets markets;
  private final boolean booksShowOurs;
  private final int widestCollar;
  private final QuoteEnds ends;
  private final Hand hand;
  private final SequencedMap<MarketId, Exit> exits = new LinkedHashMap<>();
  private @Nullable FlattenRequested request;

  Flattening(
      Portfolio portfolio,
      Books books,
      Markets markets,
      EngineSettings settings,
      QuoteEnds ends,
      Hand hand) {
    this.portfolio = portfolio;
    this.books = books;
    this.markets = markets;
    this.booksShowOurs = settings.booksShowOurs();
    this.widestCollar = settings.limits().collarTicks();
    this.ends = ends;
    this.hand = hand;
  }

  /** Gives up what is held from now on. */
  void begin(FlattenRequested wanted, long now) {
    request = wanted;
    exits.clear();
    for (MarketId market : List.copyOf(portfolio.holdings().sequencedKeySet())) {
      review(market, now);
    }
  }

  /** Leaves the positions as they are; exits that rest are cancelled. */
  void end(long now) {
    request = null;
    for (MarketId market : List.copyOf(exits.sequencedKeySet())) {
      review(market, now);
    }
  }

  /** Whether positions are being given up; nobody else places orders then. */
  boolean isActive() {
    return request != null;
  }

  /** What became of each position, in the order in which they came up. */
  List<PositionExit> exits() {
    return exits.sequencedValues().stream()
        .map(exit -> new PositionExit(exit.market, left(exit.market), exit.why, exit.over))
        .toList();
  }

  /** Something happened to the orders or the position there. */
  void review(MarketId market, long now) {
    FlattenRequested wanted = request;
    Exit exit = exits.get(market);
    if (wanted == null) {
      if (exit != null) {
        exit.cancel(_ -> true, now);
      }
      return;
    }
    if (exit == null) {
      if (!portfolio.holding(market).isEngaged()) {
        return;
      }
      exit = new Exit(market, now + wanted.patience());
      exits.put(market, exit);
    }
    exit.review(wanted, now);
  }

  /** It is the time that was asked for. */
  void woken(MarketId market, long now) {
    Exit exit = exits.get(market);
    if (exit != null) {
      exit.asleep = false;
    }
    review(market, now);
  }

  /** What is to be given up; negative for a short. */
  private Quantity left(MarketId market) {
    Holding holding = portfolio.holding(market);
    if (request == null || request.all()) {
      return holding.position().quantity();
    }
    return holding.made();
  }

  private interface Choice {
    boolean isMeant(Order order);
  }

  /** One position on its way out. */
  private final class Exit {
    private final MarketId market;
    private final long takesFrom;
    private String why = "";
    private boolean over;
    private boolean asleep;
    private long actsFrom = Long.MIN_VALUE;
    private long cancelsFrom = Long.MIN_VALUE;
    private int fruitless;
    private @Nullable Quantity seen;

    Exit(MarketId market, long takesFrom) {
      this.market = market;
      this.takesFrom = takesFrom;
    }

    void review(FlattenRequested wanted, long now) {
      Quantity left = left(market);
      if (over && left.equals(seen)) {
        return;
      }
      if (over) {
        over = false;
        fruitless = 0;
      }
      if (left.isZero() || now >= actsFrom) {
        act(wanted, left, now);
      }
      if (!over && !asleep) {
        asleep = true;
        hand.wake(market, now + PAUSE);
      }
    }

    private void act(FlattenRequested wanted, Quantity left, long now) {
      Holding holding = portfolio.holding(market);
      cancel(order -> !order.strategy().equals(NAME), now);
      if (left.isZero()) {
        cancel(_ -> true, now);
        finish(holding.liveOrders().isEmpty(), "", left);
        return;
      }
      boolean takes = now >= takesFrom;
      String obstacle = obstacle(left, takes);
      if (!obstacle.isEmpty()) {
        why = obstacle;
        boolean tooSmall = obstacle.startsWith("below");
        finish(tooSmall || (takes && isFruitless(left, now)), why, left);
        return;
      }
      if (takes) {
        take(wanted, holding, left, now);
      } else {
        rest(holding, left, now);
      }
    }

    private void finish(boolean ended, String reason, Quantity left) {
      over = ended;
      if (ended) {
        why = reason;
        seen = left;
      }
    }

    /** Whether looking again and again has not helped. */
    private boolean isFruitless(Quantity left, long now) {
      actsFrom = now + PAUSE;
      fruitless = left.equals(seen) ? fruitless + 1 : 0;
      seen = left;
      return fruitless >= TRIES;
    }

    /** Why no order can be sent now; empty if one can. */
    private String obstacle(Quantity left, boolean takes) {
      if (!hand.isCertain()) {
        return "the account is uncertain";
      }
      if (!markets.isOpen(market)) {
        @Nullable MarketState state = markets.state(market);
        return "the market is " + (state == null ? "not open" : state.name());
      }
      @Nullable TradingRules rules = markets.market(market).rules().orElse(null);
      if (rules == null) {
        return "tick and minimum are unknown";
      }
      if (left.abs().floorTo(rules.minimum()).isZero()) {
        return "below the minimum of " + rules.minimum();
      }
      Side exit = side(left);
      Book book = book();
      if (book.best(exit.opposite()) == null && (takes || book.best(exit) == null)) {
        return exit == Side.SELL ? "no bids" : "no offers";
      }
      return "";
    }

    private Book book() {
      Book book = books.book(market);
      return booksShowOurs ? portfolio.holding(market).without(book) : book;
    }

    private static Side side(Quantity left) {
      return left.isPositive() ? Side.SELL : Side.BUY;
    }

    /** Takes within the collar; what rests must be gone first. */
    private void take(FlattenRequested wanted, Holding holding, Quantity left, long now) {
      BookCondition condition = books.condition(market, now);
      if (condition == BookCondition.STALE_CONNECTION || condition == BookCondition.STALE_AGE) {
        why = "the book is stale";
        finish(condition == BookCondition.STALE_AGE && isFruitless(left, now), why, left);
        return;
      }
      if (!holding.liveOrders().isEmpty()) {
        why = "orders there have not ended yet";
        cancel(order -> order.terms().timeInForce().rests(), now);
        return;
      }
      if (isFruitless(left, now)) {
        finish(true, why.startsWith("refused") ? why : "nothing trades inside the collar", left);
        return;
      }
      Side side = side(left);
      Price touch = required(book().best(side.opposite()));
      int ticks = Math.min(wanted.collarTicks(), widestCollar);
      Price limit = tick().move(touch, side == Side.SELL ? -ticks : ticks);
      send(
          OrderTerms.immediate(market, Intent.closing(side), limit, whole(left, holding, null)),
          null,
          now);
    }

    /** Rests at the best price of its side, or moves there. */
    private void rest(Holding holding, Quantity left, long now) {
      @Nullable Order mine = null;
      for (Order order : holding.liveOrders()) {
        if (order.strategy().equals(NAME)) {
          mine = order;
        }
      }
      if (mine != null && !mine.state().isSettledIn()) {
        return;
      }
      Side side = side(left);
      Quantity quantity = whole(left, holding, mine);
      Price price = passive(side);
      if (!quantity.isPositive()) {
        why = "other orders are being cancelled";
      } else if (mine == null) {
        send(
            OrderTerms.quote(market, Intent.closing(side), price, quantity, ends.next(now)),
            null,
            now);
      } else if (!mine.price().equals(price)
          || mine.leaves().compareTo(quantity) < 0
          || ends.isDue(mine, now)) {
        Quantity whole = quantity.plus(mine.filled());
        send(mine.terms().with(price, whole).until(ends.next(now)), mine, now);
      }
    }

    /** What an order may have: other orders may close a part already. */
    private Quantity whole(Quantity left, Holding holding, @Nullable Order mine) {
      Quantity minimum = markets.market(market).rules().orElseThrow().minimum();
      return left.abs().min(holding.closable(side(left), mine)).floorTo(minimum);
    }

    private Tick tick() {
      return markets.market(market).rules().orElseThrow().tick();
    }

    /** The best price of the side where others rest, else a tick from where it would take. */
    private Price passive(Side side) {
      Book book = book();
      @Nullable Price touch = book.best(side);
      @Nullable Price opposite = book.best(side.opposite());
      if (touch != null && (opposite == null || !side.crosses(touch, opposite))) {
        return touch;
      }
      return tick().move(required(opposite), side == Side.SELL ? 1 : -1);
    }

    private static Price required(@Nullable Price price) {
      if (price == null) {
        throw new IllegalStateException("a price that was there is gone");
      }
      return price;
    }

    private void send(OrderTerms terms, @Nullable Order replaces, long now) {
      switch (hand.ask(new Proposal(NAME, terms, replaces))) {
        case Approved approved -> {
          why = terms.postOnly() ? "rests at " + terms.price() : "taking to " + terms.price();
          actsFrom = now + PAUSE;
          if (replaces == null) {
            hand.submit(approved);
          } else {
            hand.replace(replaces, approved);
          }
        }
        case Refused refused -> why = "refused by the gate: " + refused.limit();
      }
    }

    /** Cancels what rests, not more often than orders are sent. */
    private void cancel(Choice choice, long now) {
      List<Order> meant = new ArrayList<>();
      for (Order order : portfolio.holding(market).liveOrders()) {
        if (order.state().isSettledIn() && choice.isMeant(order)) {
          meant.add(order);
        }
      }
      if (!meant.isEmpty() && now >= cancelsFrom) {
        cancelsFrom = now + PAUSE;
        meant.forEach(hand::cancel);
      }
    }
  }
}
