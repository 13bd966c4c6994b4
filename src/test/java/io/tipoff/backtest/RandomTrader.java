package io.tipoff.backtest;

import io.tipoff.book.Book;
import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.Urgency;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Wants anything at any time, sensible or not. */
final class RandomTrader implements Strategy {
  private static final Rationale NONE =
      new Rationale(Urgency.MEDIUM, 1, "at random", Optional.empty());

  private final Random random;
  private final String name;

  RandomTrader(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void review(MarketId market, Event cause, View view, Wishes out) {
    int kind = random.nextInt(20);
    if (kind < 4) {
      out.send(new Signal.Quotes(name, market, levels(market, view), NONE));
    } else if (kind < 6) {
      Side side = side();
      out.send(new Signal.Take(name, market, side, price(market, view), quantity(), NONE));
    } else if (kind == 6) {
      out.wake(market, view.now() + random.nextInt(2_000) * 1_000_000L);
    }
  }

  private List<Level> levels(MarketId market, View view) {
    List<Level> levels = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      levels.add(new Level(side(), price(market, view), quantity()));
    }
    return levels;
  }

  private Side side() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  /** Near the book where there is one, seldom off the tick. */
  private Price price(MarketId market, View view) {
    Book book = view.book(market);
    Price near =
        book.bids().isEmpty()
            ? Price.ofUnits(random.nextInt(Price.UNITS_PER_DOLLAR + 1))
            : book.bids().price(0);
    Tick tick = view.market(market).rules().map(TradingRules::tick).orElse(new Tick(100));
    return random.nextInt(20) == 0
        ? Price.ofUnits(random.nextInt(Price.UNITS_PER_DOLLAR + 1))
        : tick.move(near, random.nextInt(9) - 4);
  }

  private Quantity quantity() {
    return switch (random.nextInt(8)) {
      case 0 -> new Quantity(1 + random.nextInt(200_000));
      case 1 -> Quantity.ofContracts(100 + random.nextInt(400));
      default -> Quantity.ofContracts(1 + random.nextInt(30));
    };
  }
}
