package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.market.FairValue;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Market;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.util.List;

/**
 * Where a quote rests that the venue pays for. A contract that rests earns
 *
 * <pre>
 * reward = worth * restsFor * (sum over programs of rate * share / contracts)
 * </pre>
 *
 * dollars until it is filled. A quote moves k ticks nearer to the fair value where {@code reward(k)
 * - k * tick} is the largest, by no more than the concession, and never so far that distance less
 * fee, with the reward, is below zero, or that it is beyond the fair value.
 */
final class RewardedQuotes {
  private static final double NANOS = 1e9;
  private static final double MONEY_UNITS = 1e8;
  private static final long PRICE_UNIT = Money.of("0.0001").units();

  private final IncentiveSettings settings;

  RewardedQuotes(IncentiveSettings settings) {
    this.settings = settings;
  }

  /** A quote before it is rounded to a tick. */
  record Quote(FairValue target, Quantity size) {}

  /**
   * The quote that is worth the most; the same if nothing is paid for it.
   *
   * @param wanted where it would rest without rewards
   * @param room the most contracts that may be added on its side
   */
  Quote best(Side side, Quote wanted, FairValue fair, Quantity room, Market market, View view) {
    List<LiquidityProgram> programs = view.programs(market.id());
    TradingRules rules = market.rules().orElseThrow();
    if (programs.isEmpty()) {
      return wanted;
    }
    Quote best = wanted;
    double most = Double.NEGATIVE_INFINITY;
    long ticks = settings.concession().units() / PRICE_UNIT / rules.tick().units();
    for (int k = 0; k <= ticks; k++) {
      FairValue target = nearer(side, wanted.target(), k, rules.tick());
      Price price = price(side, target, rules.tick(), view.book(market.id()));
      Quantity size = size(side, wanted.size(), room, programs, market, view);
      double reward = reward(side, price, size, programs, market, view);
      double edge = edge(side, price, fair);
      double fee = fee(price, market, view);
      if (k > 0 && (edge < 0 || edge - fee + reward < 0)) {
        break;
      }
      double gain = reward - k * (rules.tick().units() / (double) Price.UNITS_PER_DOLLAR);
      if (gain > most) {
        most = gain;
        best = reward > 0 ? new Quote(target, size) : wanted;
      }
    }
    return best;
  }

  private static FairValue nearer(Side side, FairValue target, int ticks, Tick tick) {
    long units = (long) ticks * tick.units();
    return target.plusPriceUnits(side == Side.BUY ? units : -units);
  }

  /** On a tick and not so that it trades at once. */
  private static Price price(Side side, FairValue target, Tick tick, Book book) {
    if (side == Side.BUY) {
      Price passive = tick.move(book.offers().price(0), -1);
      Price price = target.floorTo(tick);
      return price.isAbove(passive) ? passive : price;
    }
    Price passive = tick.move(book.bids().price(0), 1);
    Price price = target.ceilTo(tick);
    return price.isBelow(passive) ? passive : price;
  }

  /** As wanted, or what the side lacks to the target size where that is not too much. */
  private Quantity size(
      Side side,
      Quantity wanted,
      Quantity room,
      List<LiquidityProgram> programs,
      Market market,
      View view) {
    Quantity minimum = market.rules().orElseThrow().minimum();
    Quantity most = settings.mostSize().min(room).floorTo(minimum);
    Quantity size = wanted;
    for (LiquidityProgram program : programs) {
      Quantity missing =
          new LiquidityScore(program).missing(view.othersBook(market.id()).resting(side));
      Quantity whole = missing.floorTo(minimum);
      Quantity enough = whole.equals(missing) ? whole : whole.plus(minimum);
      if (enough.compareTo(most) <= 0) {
        size = size.max(enough);
      }
    }
    return size;
  }

  /** What a contract earns while it rests, dollars. */
  private double reward(
      Side side,
      Price price,
      Quantity size,
      List<LiquidityProgram> programs,
      Market market,
      View view) {
    Tick tick = market.rules().orElseThrow().tick();
    double contracts = size.units() / (double) Quantity.UNITS_PER_CONTRACT;
    double aSecond = 0;
    for (LiquidityProgram program : programs) {
      double share =
          new LiquidityScore(program).share(view.othersBook(market.id()), side, price, size, tick);
      aSecond += program.rate(market.listing().endsAt()) * share / contracts;
    }
    return settings.worth() * aSecond * (settings.restsFor().toNanos() / NANOS);
  }

  /** How much better than the fair value a fill would be, dollars. */
  private static double edge(Side side, Price price, FairValue fair) {
    double distance = (fair.units() - FairValue.of(price).units()) / MONEY_UNITS;
    return side == Side.BUY ? distance : -distance;
  }

  /** What a fill costs a contract, dollars; negative for a rebate, 0 where nobody knows. */
  private static double fee(Price price, Market market, View view) {
    double p = price.units() / (double) Price.UNITS_PER_DOLLAR;
    return view.fees(market.id()).map(rates -> rates.maker().doubleValue()).orElse(0.0)
        * p
        * (1 - p);
  }
}
