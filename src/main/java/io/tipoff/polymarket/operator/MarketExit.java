package io.tipoff.polymarket.operator;

import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.operator.VenueFlattener.Rest;
import io.tipoff.polymarket.operator.VenueFlattener.Venue;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.VenueBook;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.rest.VenuePosition;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One position on its way out. What is sold is never more than the position shows, nor more than
 * what the exits so far have left of it: the one may be told late, the other be changed by others.
 */
final class MarketExit {
  /** Looks in a row at which nothing was taken, and then it is given up. */
  private static final int TRIES = 4;

  /** How long an answer that was lost is given to show in the position. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Venue venue;
  private final MarketId market;
  private final int collarTicks;
  private final Consumer<String> notes;
  private @Nullable Quantity expected;
  private Quantity left = Quantity.ZERO;
  private String working = "";
  private @Nullable Price workingAt;
  private String why = "";
  private boolean over;
  private int fruitless;

  MarketExit(Venue venue, MarketId market, int collarTicks, Consumer<String> notes) {
    this.venue = venue;
    this.market = market;
    this.collarTicks = collarTicks;
    this.notes = notes;
  }

  boolean isOver() {
    return over;
  }

  Rest rest() {
    return new Rest(market, left, left.isZero() ? "" : why);
  }

  /** One look, and at most one order. */
  void step(boolean takes) throws InterruptedException {
    Optional<VenueBook> book = venue.markets().book(market);
    if (!working.isEmpty() && (takes || mustMove(book))) {
      end();
    }
    look();
    if (left.isZero() && working.isEmpty()) {
      over = true;
      return;
    }
    Optional<TradingRules> rules =
        venue.markets().bySlug(market).map(VenueMarket::toMarket).flatMap(m -> m.rules());
    String obstacle = obstacle(book, rules, takes);
    if (!obstacle.isEmpty()) {
      why = obstacle;
      over = working.isEmpty() && (obstacle.startsWith("below") || (takes && isFruitless()));
    } else if (working.isEmpty()) {
      send(book.orElseThrow(), rules.orElseThrow(), takes);
    }
  }

  /** A request of a step failed. */
  void failed(VenueException e) throws InterruptedException {
    notes.accept(market + ": " + e.getMessage());
    why = "the venue: " + e.getMessage();
    over = isFruitless();
    if (!e.isCertainlyNotDone()) {
      new CancelEverything(venue.orders(), List.of(market), Duration.ofSeconds(10), notes).run();
      Thread.sleep(SETTLING);
      working = "";
      expected = null;
    }
  }

  private boolean isFruitless() {
    return ++fruitless >= TRIES;
  }

  private void look() throws InterruptedException {
    Quantity told =
        venue.portfolio().position(market).map(VenuePosition::net).orElse(Quantity.ZERO);
    if (!working.isEmpty()) {
      Optional<VenueOrder> order = venue.orders().order(working);
      if (order.isPresent() && order.get().state().isDone()) {
        count(order.get());
      }
    }
    if (expected == null) {
      expected = told;
    }
    left = nearerToZero(told, expected);
  }

  private static Quantity nearerToZero(Quantity a, Quantity b) {
    if (a.isZero() || b.isZero() || a.isNegative() != b.isNegative()) {
      return Quantity.ZERO;
    }
    return a.abs().compareTo(b.abs()) <= 0 ? a : b;
  }

  private void count(VenueOrder order) {
    Quantity held = expected == null ? left : expected;
    Quantity filled = order.filled();
    expected = held.isNegative() ? held.plus(filled) : held.minus(filled);
    working = "";
    workingAt = null;
    if (filled.isPositive()) {
      fruitless = 0;
      notes.accept("%s: %s traded".formatted(market, filled));
    }
  }

  /** Cancels what rests and waits for its end. */
  private void end() throws InterruptedException {
    new CancelEverything(venue.orders(), List.of(market), Duration.ofSeconds(10), notes).run();
    Optional<VenueOrder> order = venue.orders().order(working);
    for (int i = 0; i < 20 && order.isPresent() && !order.get().state().isDone(); i++) {
      Thread.sleep(Duration.ofMillis(100));
      order = venue.orders().order(working);
    }
    order.ifPresent(this::count);
  }

  private String obstacle(Optional<VenueBook> book, Optional<TradingRules> rules, boolean takes) {
    if (book.isEmpty() || rules.isEmpty()) {
      return "the venue does not tell its rules or its book";
    }
    if (book.get().state() != null && book.get().state() != MarketState.OPEN) {
      return "the market is " + book.get().state();
    }
    if (left.abs().floorTo(rules.get().minimum()).isZero()) {
      return "below the minimum of " + rules.get().minimum();
    }
    Side side = side();
    if (resting(book.get(), side.opposite()).isEmpty()
        && (takes || resting(book.get(), side).isEmpty())) {
      return side == Side.SELL ? "no bids" : "no offers";
    }
    return "";
  }

  private Side side() {
    return left.isPositive() ? Side.SELL : Side.BUY;
  }

  private static Ladder resting(VenueBook book, Side side) {
    return side == Side.BUY ? book.bids() : book.offers();
  }

  /** Somebody rests at a better price than our exit. */
  private boolean mustMove(Optional<VenueBook> book) {
    Price at = workingAt;
    if (book.isEmpty() || at == null || left.isZero()) {
      return false;
    }
    Ladder ours = resting(book.get(), side());
    return !ours.isEmpty() && side().isMoreAggressive(ours.price(0), at);
  }

  private void send(VenueBook book, TradingRules rules, boolean takes) throws InterruptedException {
    Side side = side();
    Ladder opposite = resting(book, side.opposite());
    Quantity quantity = left.abs().floorTo(rules.minimum());
    if (takes) {
      Price limit =
          rules.tick().move(opposite.price(0), side == Side.SELL ? -collarTicks : collarTicks);
      why = "nothing trades inside the collar, to " + limit;
      if (isFruitless()) {
        over = true;
        return;
      }
      create(NewOrder.immediate(market, Intent.closing(side), limit, quantity));
    } else {
      Price price = passive(side, resting(book, side), opposite, rules);
      why = "rests at " + price;
      create(
          NewOrder.resting(market, Intent.closing(side), price, quantity, OptionalLong.empty())
              .asPostOnly());
      workingAt = price;
    }
  }

  private static Price passive(Side side, Ladder own, Ladder opposite, TradingRules rules) {
    if (!own.isEmpty() && (opposite.isEmpty() || !side.crosses(own.price(0), opposite.price(0)))) {
      return own.price(0);
    }
    return rules.tick().move(opposite.price(0), side == Side.SELL ? 1 : -1);
  }

  private void create(NewOrder order) throws InterruptedException {
    notes.accept(
        "%s: %s %s at %s%s"
            .formatted(
                market,
                order.intent().side().name().toLowerCase(Locale.ROOT),
                order.quantity(),
                order.limit(),
                order.postOnly() ? ", resting" : ", at once"));
    working = venue.orders().create(order).id();
  }
}
