package io.tipoff.risk;

import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;

/**
 * An order that would make the worst loss of an event smaller, and at no partial fill larger.
 *
 * @param before the event's worst loss now
 * @param after its worst loss once all is filled, fees included
 * @param cost what that costs against the middle of the book, fees included; below 0 where it earns
 */
public record Hedge(
    String event,
    MarketId market,
    Side side,
    Price price,
    Quantity quantity,
    Liquidity liquidity,
    Money before,
    Money after,
    Money cost) {

  /** What it takes off the worst loss. */
  public Money relief() {
    return before.minus(after);
  }

  /** Why, in words. */
  public String reason() {
    return "%s may lose %s; %s %s %s at %s leaves %s and costs %s"
        .formatted(
            event,
            before,
            side == Side.BUY ? "buying" : "selling",
            quantity,
            market,
            price,
            after,
            cost);
  }
}
