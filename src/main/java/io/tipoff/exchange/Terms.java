package io.tipoff.exchange;

import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order's terms, found to be well formed.
 *
 * @param sentPrice the price as sent; null for a market order
 * @param limit the worst price to trade at
 * @param quantity the whole quantity; zero for an order by cash until it is known what that buys
 * @param cash dollars to spend; null for an order by quantity
 */
record Terms(
    Intent intent,
    OrderType type,
    @Nullable BigDecimal sentPrice,
    Price limit,
    Quantity quantity,
    @Nullable Money cash,
    TimeInForce timeInForce,
    OptionalLong goodTill,
    boolean postOnly) {

  Side side() {
    return intent.side();
  }

  /** Whether what does not trade at once stays in the book; a market order never does. */
  boolean rests() {
    return type == OrderType.LIMIT && timeInForce.rests();
  }

  Terms withQuantity(Quantity other) {
    return new Terms(intent, type, sentPrice, limit, other, cash, timeInForce, goodTill, postOnly);
  }
}
