package io.tipoff.market;

import java.math.BigDecimal;

/**
 * The fees of one aggressive order over its fills: each fill is charged its rounded fee, reduced so
 * that the order never pays more than the rounded sum of its exact fees.
 */
public final class TakerFees {
  private BigDecimal exact = BigDecimal.ZERO;
  private Money charged = Money.ZERO;

  /** The charge of the next fill, 0 or more. */
  public Money charge(FeeRates rates, Price price, Quantity quantity) {
    BigDecimal fee = rates.exact(Liquidity.TAKER, price, quantity);
    exact = exact.add(fee);
    Money charge = Money.roundedToCent(fee).min(Money.roundedToCent(exact).minus(charged));
    charged = charged.plus(charge);
    return charge;
  }

  /** What all fills so far were charged. */
  public Money charged() {
    return charged;
  }
}
