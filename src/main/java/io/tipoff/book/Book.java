package io.tipoff.book;

import io.tipoff.market.FairValue;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A market's order book as it was last told, immutable. */
public final class Book {
  private static final Quantity ONE = Quantity.ofContracts(1);

  private final MarketId market;
  private final Ladder bids;
  private final Ladder offers;
  private final long updatedAt;

  /**
   * A book of two sides.
   *
   * @param updatedAt the time of the event that told it, nanoseconds since 1970
   */
  public Book(MarketId market, Ladder bids, Ladder offers, long updatedAt) {
    this.market = market;
    this.bids = bids;
    this.offers = offers;
    this.updatedAt = updatedAt;
  }

  /** The book of a market of which nothing was heard yet. */
  public static Book unheard(MarketId market) {
    return new Book(market, Ladder.EMPTY, Ladder.EMPTY, Long.MIN_VALUE);
  }

  public MarketId market() {
    return market;
  }

  public Ladder bids() {
    return bids;
  }

  public Ladder offers() {
    return offers;
  }

  /** The ladder of orders that rest on a side: bids for BUY, offers for SELL. */
  public Ladder resting(Side side) {
    return side == Side.BUY ? bids : offers;
  }

  /** When it was last told; {@link Long#MIN_VALUE} if it never was. */
  public long updatedAt() {
    return updatedAt;
  }

  public @Nullable Price bestBid() {
    return best(Side.BUY);
  }

  public @Nullable Price bestOffer() {
    return best(Side.SELL);
  }

  /** The best price that rests on a side; null if the side is empty. */
  public @Nullable Price best(Side side) {
    Ladder ladder = resting(side);
    return ladder.isEmpty() ? null : ladder.price(0);
  }

  public boolean isTwoSided() {
    return !bids.isEmpty() && !offers.isEmpty();
  }

  /** Whether contracts are known at both best prices. */
  public boolean isSized() {
    return isTwoSided() && bids.isSized() && offers.isSized();
  }

  /** Best offer less best bid, in dollars; negative when crossed. Empty unless two-sided. */
  public Optional<Money> spread() {
    return isTwoSided() ? Optional.of(width()) : Optional.empty();
  }

  private Money width() {
    return offers.price(0).times(ONE).minus(bids.price(0).times(ONE));
  }

  /** Half-way between the best prices. Empty unless two-sided. */
  public Optional<FairValue> mid() {
    return isTwoSided()
        ? Optional.of(FairValue.between(bids.price(0), offers.price(0)))
        : Optional.empty();
  }

  /**
   * The mid weighted by the opposite sizes, so that it leans away from the heavier side: {@code
   * (bid * offerSize + offer * bidSize) / (bidSize + offerSize)}. The plain mid where the feed has
   * no sizes. Empty unless two-sided.
   */
  public Optional<FairValue> weightedMid() {
    if (!isSized()) {
      return mid();
    }
    Quantity bidSize = bids.quantity(0);
    Quantity whole = bidSize.plus(offers.quantity(0));
    return bids.price(0).isAbove(offers.price(0))
        ? mid()
        : Optional.of(FairValue.between(bids.price(0), offers.price(0), bidSize, whole));
  }

  /**
   * How much heavier the bid is than the offer at the best prices, from -1 (offers only) to 1.
   * Empty unless both sizes are known.
   */
  public Optional<Double> imbalance() {
    if (!isSized()) {
      return Optional.empty();
    }
    double bid = bids.quantityUnits(0);
    double offer = offers.quantityUnits(0);
    return Optional.of((bid - offer) / (bid + offer));
  }

  /** The contracts that an order of this side could take at its limit or better. */
  public Quantity available(Side taker, Price limit) {
    Ladder ladder = resting(taker.opposite());
    Quantity sum = Quantity.ZERO;
    for (int i = 0; i < ladder.size() && taker.crosses(limit, ladder.price(i)); i++) {
      sum = sum.plus(ladder.quantity(i));
    }
    return sum;
  }

  /**
   * The worst price that an order of this side would pay to take so many contracts. Empty if fewer
   * are shown.
   */
  public Optional<Price> depth(Side taker, Quantity quantity) {
    Ladder ladder = resting(taker.opposite());
    Quantity left = quantity;
    for (int i = 0; i < ladder.size(); i++) {
      left = left.minus(ladder.quantity(i));
      if (!left.isPositive()) {
        return Optional.of(ladder.price(i));
      }
    }
    return Optional.empty();
  }

  /**
   * What taking so many contracts costs a buyer or brings a seller, fees not included. Empty if
   * fewer are shown.
   */
  public Optional<Money> costToTrade(Side taker, Quantity quantity) {
    Ladder ladder = resting(taker.opposite());
    Money cost = Money.ZERO;
    Quantity left = quantity;
    for (int i = 0; i < ladder.size() && left.isPositive(); i++) {
      Quantity take = left.min(ladder.quantity(i));
      cost = cost.plus(ladder.price(i).times(take));
      left = left.minus(take);
    }
    return left.isPositive() ? Optional.empty() : Optional.of(cost);
  }

  /** The condition that the prices alone show, whatever their age. */
  BookCondition shape(Money deadSpread) {
    if (bids.isEmpty() || offers.isEmpty()) {
      return bids.isEmpty() && offers.isEmpty() ? BookCondition.EMPTY : BookCondition.ONE_SIDED;
    }
    int spread = offers.priceUnits(0) - bids.priceUnits(0);
    if (spread <= 0) {
      return spread == 0 ? BookCondition.LOCKED : BookCondition.CROSSED;
    }
    return width().compareTo(deadSpread) >= 0 ? BookCondition.DEAD : BookCondition.SOUND;
  }

  @Override
  public String toString() {
    return market + " " + bids + " / " + offers;
  }
}
