package io.tipoff.portfolio;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Comparator;
import java.util.List;

/**
 * What the venue holds against positions and open orders: a short posts one dollar a contract; open
 * orders are checked for each instrument alone, the worse of all bids or all offers filling, after
 * what closes the position (venue documentation on collateral).
 */
public final class Collateral {

  /**
   * An order as far as collateral is concerned.
   *
   * @param price the long side's limit
   * @param leaves what can still trade
   */
  public record Claim(Side side, Price price, Quantity leaves) {
    /** What one side of the market must pay to open these contracts. */
    private Money opening(Quantity quantity) {
      return (side == Side.BUY ? price : price.complement()).times(quantity);
    }
  }

  private static final Comparator<Claim> BIDS_BEST_FIRST =
      Comparator.comparing(Claim::price).reversed();
  private static final Comparator<Claim> OFFERS_BEST_FIRST = Comparator.comparing(Claim::price);

  private Collateral() {}

  /** What a position locks: one dollar for each contract that is short. */
  public static Money locked(Quantity position) {
    return position.isNegative() ? Money.dollarPerContract(position.negate()) : Money.ZERO;
  }

  /** What the open orders of one instrument need beside its position. */
  public static Money requirement(Quantity position, List<Claim> orders) {
    return side(Side.BUY, position.negate(), orders, BIDS_BEST_FIRST)
        .max(side(Side.SELL, position, orders, OFFERS_BEST_FIRST));
  }

  /**
   * What would leave the free cash if all orders of a side filled, below 0 where closing frees
   * more: a contract that is closed frees the dollar that it stands for.
   */
  public static Money change(Side side, Quantity position, List<Claim> orders) {
    Money sum = Money.ZERO;
    Quantity leaves = Quantity.ZERO;
    for (Claim claim : orders) {
      if (claim.side() == side) {
        sum = sum.plus(claim.opening(claim.leaves()));
        leaves = leaves.plus(claim.leaves());
      }
    }
    Quantity closable = (side == Side.BUY ? position.negate() : position).max(Quantity.ZERO);
    return sum.minus(Money.dollarPerContract(closable.min(leaves)));
  }

  /** The best orders of a side would fill first, so that they are the ones that close. */
  private static Money side(
      Side side, Quantity closable, List<Claim> orders, Comparator<Claim> bestFirst) {
    Money sum = Money.ZERO;
    Quantity offset = closable.max(Quantity.ZERO);
    if (offset.isZero()) {
      for (Claim claim : orders) {
        if (claim.side() == side) {
          sum = sum.plus(claim.opening(claim.leaves()));
        }
      }
      return sum;
    }
    List<Claim> ours =
        orders.stream().filter(claim -> claim.side() == side).sorted(bestFirst).toList();
    for (Claim claim : ours) {
      Quantity closes = claim.leaves().min(offset);
      offset = offset.minus(closes);
      sum = sum.plus(claim.opening(claim.leaves().minus(closes)));
    }
    return sum;
  }
}
