package io.tipoff.engine.fills;

import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;

/**
 * A fill, why it was wanted, and what the market did afterwards.
 *
 * @param time nanoseconds since 1970
 * @param league of the market; empty where nobody tells
 * @param event of the market; empty where nobody tells
 * @param phase of the game; empty where nobody tells
 * @param trigger why the strategy wanted it
 * @param belief that YES pays, 0 to 1; NaN without one
 * @param middles of the others' book at each of {@link FillWatch#HORIZONS}, dollars; NaN where
 *     there was none
 */
public record FillNote(
    long time,
    OrderId order,
    MarketId market,
    String strategy,
    Side side,
    Price price,
    Quantity quantity,
    Liquidity liquidity,
    Money fee,
    String league,
    String event,
    String phase,
    String trigger,
    double belief,
    List<Double> middles) {
  public FillNote {
    middles = List.copyOf(middles);
  }

  public double contracts() {
    return (double) quantity.units() / Quantity.UNITS_PER_CONTRACT;
  }

  /** What the belief of the moment was worth above price and fee, dollars a contract; or NaN. */
  public double edge() {
    return sign() * (belief - dollars()) - fee.toBigDecimal().doubleValue() / contracts();
  }

  /**
   * What the middle was worth above the price some seconds later, dollars a contract without the
   * fee; NaN where there was none.
   *
   * @param horizon index into {@link FillWatch#HORIZONS}
   */
  public double markout(int horizon) {
    return sign() * (middles.get(horizon) - dollars());
  }

  /** The price of YES, dollars. */
  public double dollars() {
    return (double) price.units() / Price.UNITS_PER_DOLLAR;
  }

  /** A price or probability of YES, as one of the side that was bought. */
  public double ofSide(double yes) {
    return side == Side.BUY ? yes : 1 - yes;
  }

  private int sign() {
    return side == Side.BUY ? 1 : -1;
  }
}
