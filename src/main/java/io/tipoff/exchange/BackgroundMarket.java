package io.tipoff.exchange;

import io.tipoff.market.FairValue;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the two background traders do in one market. */
final class BackgroundMarket {
  private static final long SECOND = 1_000_000_000;
  private static final long CHECK = SECOND;
  private static final long QUOTE_LIFE = 5 * SECOND;
  private static final long MEAN_PAUSE = 4 * SECOND;
  private static final int LEVELS = 3;

  /** Of the drifting value, in 1/10,000 dollar. */
  private static final int STEP = 25;

  private static final int LOWEST = 500;
  private static final int HIGHEST = 9_500;

  /** Half the spread, and the distance of levels, in 1/10,000 dollar. */
  private static final int HALF_SPREAD = 100;

  private final Exchange exchange;
  private final MarketId id;
  private final SplitMix64 random;
  private int value;
  private long nextCheck;
  private long nextTake;
  private long quoted = Long.MIN_VALUE;
  private Quantity tradedWhenQuoted = Quantity.ZERO;

  BackgroundMarket(Exchange exchange, MarketId id, SplitMix64 random, long now) {
    this.exchange = exchange;
    this.id = id;
    this.random = random;
    this.value = 3_000 + random.below(4_001);
    this.nextCheck = now;
    this.nextTake = now + pause();
  }

  long nextDue() {
    return Math.min(nextCheck, nextTake);
  }

  void run(long now) {
    if (nextCheck <= now) {
      nextCheck = now + CHECK;
      check(now);
    }
    if (nextTake <= now) {
      nextTake = now + pause();
      take(now);
    }
  }

  private long pause() {
    return SECOND / 10 + random.below(2 * MEAN_PAUSE);
  }

  /** Quotes anew after a trade, or when the quotes are old. */
  private void check(long now) {
    MarketSnapshot market = exchange.market(id).orElseThrow();
    boolean isDue = quoted == Long.MIN_VALUE || now - quoted >= QUOTE_LIFE;
    if (market.state() == MarketState.OPEN
        && (isDue || !market.traded().equals(tradedWhenQuoted))) {
      int before = value;
      value = Math.clamp((long) value + random.below(2 * STEP + 1) - STEP, LOWEST, HIGHEST);
      quoted = now;
      tradedWhenQuoted = market.traded();
      // The side that gives way goes first: its own orders never meet.
      Side first = value > before ? Side.SELL : Side.BUY;
      quote(first, now);
      quote(first.opposite(), now);
    }
  }

  /** Moves the quotes of a side to where they belong, and adds those that were taken. */
  private void quote(Side side, long now) {
    TradingRules rules = exchange.market(id).orElseThrow().market().rules().orElseThrow();
    List<OrderSnapshot> working =
        exchange.openOrders(BackgroundTraders.MAKER, List.of(id)).stream()
            .filter(order -> order.intent().side() == side)
            .toList();
    for (int level = 1; level <= LEVELS; level++) {
      FairValue at =
          FairValue.of(Price.ofUnits(value))
              .plusPriceUnits((side == Side.BUY ? -level : level) * (long) HALF_SPREAD);
      Price wanted = side == Side.BUY ? at.floorTo(rules.tick()) : at.ceilTo(rules.tick());
      Price price = behindOthers(side, wanted, rules.tick());
      Quantity size = Quantity.ofContracts(20L * level + random.below(30));
      if (level <= working.size()) {
        move(working.get(level - 1), price, size, now);
      } else {
        submit(BackgroundTraders.MAKER, side, price, size, now);
      }
    }
  }

  private void move(OrderSnapshot order, Price price, Quantity size, long now) {
    exchange.replace(
        BackgroundTraders.MAKER,
        order.id(),
        id,
        new Replacement(
            decimal(price.units()),
            decimal(order.filled().plus(size).units()),
            null,
            OptionalLong.empty(),
            null),
        now);
  }

  private static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, Price.SCALE);
  }

  /** The same price, or where it would trade at once the best that does not. */
  private Price behindOthers(Side side, Price price, Tick tick) {
    Ladder others = best(side.opposite());
    return others.isEmpty() || !side.crosses(price, others.price(0))
        ? price
        : tick.move(others.price(0), side == Side.BUY ? -1 : 1);
  }

  private Ladder best(Side side) {
    MarketSnapshot market = exchange.market(id).orElseThrow();
    return side == Side.BUY ? market.bids() : market.offers();
  }

  /** Takes a little of the best price of one side. */
  private void take(long now) {
    Side side = random.below(2) == 0 ? Side.BUY : Side.SELL;
    Ladder best = best(side.opposite());
    if (exchange.market(id).orElseThrow().state() == MarketState.OPEN && !best.isEmpty()) {
      Quantity size = Quantity.ofContracts(1 + random.below(10));
      submit(BackgroundTraders.TAKER, side, best.price(0), size, now);
    }
  }

  private void submit(AccountId account, Side side, Price price, Quantity size, long now) {
    boolean makes = account.equals(BackgroundTraders.MAKER);
    exchange.submit(
        account,
        new OrderRequest(
            id,
            Intent.opening(side),
            OrderType.LIMIT,
            decimal(price.units()),
            decimal(size.units()),
            null,
            makes ? TimeInForce.GOOD_TILL_CANCEL : TimeInForce.IMMEDIATE_OR_CANCEL,
            OptionalLong.empty(),
            makes,
            Optional.empty()),
        now);
  }
}
