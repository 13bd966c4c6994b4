package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.market.Ladder;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import java.util.OptionalInt;

/**
 * What resting orders score in a second of a liquidity program (venue documentation, page
 * "Liquidity Incentive Program"): {@code discountFactor^(ticks from the best price) * size}. A side
 * is walked from its best price, one whole level after the other, until it holds the target size;
 * that level is its size-adjusted price. All orders up to there score, all behind it do not, and
 * the scores of a side add up to one. A side that never holds the target size is not paid. With a
 * maximum spread neither is, unless both hold it and their size-adjusted prices are no further
 * apart than twice that spread.
 */
record LiquidityScore(LiquidityProgram program) {
  private static final long PRICE_UNIT = Money.of("0.0001").units();

  /**
   * The part of its side's score that an order would have, 0 to 1.
   *
   * @param others the book without our orders; a side without sizes scores nothing
   */
  double share(Book others, Side side, Price price, Quantity quantity, Tick tick) {
    Ladder ladder = others.resting(side);
    OptionalInt adjusted = adjusted(ladder, side, price, quantity.units());
    if (adjusted.isEmpty()
        || isBehind(side, price.units(), adjusted.getAsInt())
        || !isNarrow(others.resting(side.opposite()), adjusted.getAsInt())) {
      return 0;
    }
    int best =
        ladder.isEmpty() || isBehind(side, ladder.priceUnits(0), price.units())
            ? price.units()
            : ladder.priceUnits(0);
    double ours = weight(price.units(), best, tick) * quantity.units();
    double all = ours;
    for (int i = 0; i < ladder.size(); i++) {
      if (!isBehind(side, ladder.priceUnits(i), adjusted.getAsInt())) {
        all += weight(ladder.priceUnits(i), best, tick) * ladder.quantityUnits(i);
      }
    }
    return ours / all;
  }

  /** How many contracts others leave to the target size on their side. */
  Quantity missing(Ladder others) {
    long left = program.targetSize().units();
    for (int i = 0; i < others.size() && others.isSized(); i++) {
      left -= others.quantityUnits(i);
    }
    return new Quantity(Math.max(left, 0));
  }

  /** The size-adjusted price of a side with an order of ours, in 1/10,000 dollar. */
  private OptionalInt adjusted(Ladder others, Side side, Price price, long units) {
    if (!others.isSized()) {
      return OptionalInt.empty();
    }
    long left = program.targetSize().units();
    boolean counted = false;
    for (int i = 0; i < others.size(); i++) {
      int level = others.priceUnits(i);
      if (!counted && isBehind(side, level, price.units())) {
        counted = true;
        left -= units;
        if (left <= 0) {
          return OptionalInt.of(price.units());
        }
      }
      if (level == price.units()) {
        counted = true;
        left -= units;
      }
      left -= others.quantityUnits(i);
      if (left <= 0) {
        return OptionalInt.of(level);
      }
    }
    return !counted && left <= units ? OptionalInt.of(price.units()) : OptionalInt.empty();
  }

  /** The other side must hold the target size without us: what we have there is not counted. */
  private boolean isNarrow(Ladder opposite, int adjusted) {
    if (program.maxSpread().isEmpty()) {
      return true;
    }
    long widest = 2 * program.maxSpread().get().units();
    long left = program.targetSize().units();
    for (int i = 0; i < opposite.size() && opposite.isSized(); i++) {
      left -= opposite.quantityUnits(i);
      if (left <= 0) {
        return Math.abs(opposite.priceUnits(i) - adjusted) * PRICE_UNIT <= widest;
      }
    }
    return false;
  }

  private static boolean isBehind(Side side, int price, int other) {
    return side == Side.BUY ? price < other : price > other;
  }

  private double weight(int price, int best, Tick tick) {
    return StrictMath.pow(program.discountFactor(), Math.abs(price - best) / (double) tick.units());
  }
}
