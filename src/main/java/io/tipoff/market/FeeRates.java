package io.tipoff.market;

import java.math.BigDecimal;

/**
 * The coefficients by which a fill is charged: {@code C p (taker (1-p) + convexity (1-p)^4)} for a
 * taker, {@code maker C p (1-p)} for a maker, negative for a rebate. C is the number of contracts,
 * p the price in dollars (venue documentation, page "Fee Schedule").
 *
 * @param taker theta of a taker, 0 or more
 * @param maker theta of a maker, negative for a rebate
 * @param convexity the fourth-power term of combos; 0 elsewhere
 */
public record FeeRates(BigDecimal taker, BigDecimal maker, BigDecimal convexity) {

  /** Rates without the fourth-power term. */
  public static FeeRates of(String taker, String maker) {
    return new FeeRates(new BigDecimal(taker), new BigDecimal(maker), BigDecimal.ZERO);
  }

  /** These rates with a market's own taker coefficient. */
  public FeeRates withTaker(BigDecimal coefficient) {
    return new FeeRates(coefficient, maker, convexity);
  }

  /** The fee before rounding; negative for a rebate. */
  public BigDecimal exact(Liquidity liquidity, Price price, Quantity quantity) {
    BigDecimal p = BigDecimal.valueOf(price.units(), Price.SCALE);
    BigDecimal q = BigDecimal.ONE.subtract(p);
    BigDecimal contracts = BigDecimal.valueOf(quantity.units(), Quantity.SCALE);
    if (liquidity == Liquidity.MAKER) {
      return maker.multiply(contracts).multiply(p).multiply(q);
    }
    BigDecimal slope = taker.multiply(q);
    if (convexity.signum() != 0) {
      slope = slope.add(convexity.multiply(q.pow(4)));
    }
    return contracts.multiply(p).multiply(slope);
  }

  /** The fee of a single fill, rounded half to even to the cent; negative for a rebate. */
  public Money fee(Liquidity liquidity, Price price, Quantity quantity) {
    return Money.roundedToCent(exact(liquidity, price, quantity));
  }
}
