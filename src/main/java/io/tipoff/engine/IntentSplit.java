package io.tipoff.engine;

import io.tipoff.market.Intent;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one intent. What a position lets be closed is closed; an order that would cross
 * zero becomes two.
 */
record IntentSplit(Intent intent, Quantity quantity) {

  /**
   * The one or two orders by which a side is traded.
   *
   * @param step the market's minimum quantity; a closing part below it is not worth an order
   * @param except a live order that does not count because the new one takes its place
   */
  static List<IntentSplit> of(
      Side side, Quantity quantity, Quantity step, Holding holding, @Nullable Order except) {
    Quantity closing = quantity.min(holding.closable(side, except)).floorTo(step);
    Quantity opening = quantity.minus(closing);
    List<IntentSplit> parts = new ArrayList<>(2);
    if (closing.isPositive()) {
      parts.add(new IntentSplit(Intent.closing(side), closing));
    }
    if (opening.isPositive()) {
      parts.add(new IntentSplit(Intent.opening(side), opening));
    }
    return parts;
  }
}
