package io.tipoff.backtest.parity;

import io.tipoff.event.OrderFilled;
import io.tipoff.market.FairValue;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Cash that fills brought and cost, and what they left in hand. */
final class Account {
  private final Map<MarketId, Quantity> positions = new LinkedHashMap<>();
  private Money cash = Money.ZERO;

  void take(OrderFilled fill, MarketId market, Side side) {
    Quantity change = side.signed(fill.quantity());
    positions.merge(market, change, Quantity::plus);
    cash = cash.minus(fill.price().times(change)).minus(fill.fee());
  }

  void settle(MarketId market, Price price) {
    Quantity held = positions.getOrDefault(market, Quantity.ZERO);
    cash = cash.plus(price.times(held));
    positions.put(market, Quantity.ZERO);
  }

  /** What it all is worth. */
  Money worth(Function<MarketId, FairValue> values) {
    Money worth = cash;
    for (Map.Entry<MarketId, Quantity> held : positions.entrySet()) {
      if (!held.getValue().isZero()) {
        worth = worth.plus(values.apply(held.getKey()).times(held.getValue()));
      }
    }
    return worth;
  }
}
