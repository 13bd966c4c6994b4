package io.tipoff.exchange.protocol;

import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.Slippage;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import io.tipoff.market.Outcome;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders and changes of orders as participants send them. */
final class OrderForm {
  private static final String TIME_IN_FORCE = "TIME_IN_FORCE_";
  private static final BigDecimal MOST_CASH = new BigDecimal("1000000000");

  /** How an order came about; regulation wants to know. */
  private enum Manual {
    MANUAL,
    AUTOMATIC
  }

  private OrderForm() {}

  static OrderRequest order(Form form) {
    requireIndicator(form);
    return new OrderRequest(
        form.market(),
        intent(form),
        form.constant("type", "ORDER_TYPE_", OrderType.class).orElse(OrderType.LIMIT),
        form.amount("price").orElse(null),
        form.decimal("quantity").orElse(null),
        cash(form),
        timeInForce(form).orElse(TimeInForce.GOOD_TILL_CANCEL),
        form.time("goodTillTime"),
        form.flag("participateDontInitiate").orElse(false),
        slippage(form));
  }

  static Replacement replacement(Form form) {
    return new Replacement(
        form.amount("price").orElse(null),
        form.decimal("quantity").orElse(null),
        timeInForce(form).orElse(null),
        form.time("goodTillTime"),
        form.flag("participateDontInitiate").orElse(null));
  }

  static void requireIndicator(Form form) {
    if (form.constant("manualOrderIndicator", "MANUAL_ORDER_INDICATOR_", Manual.class).isEmpty()) {
      throw ApiException.badRequest("manualOrderIndicator is required");
    }
  }

  /** Outcome and action win over the intent. */
  private static Intent intent(Form form) {
    Optional<Outcome> outcome = form.constant("outcomeSide", "OUTCOME_SIDE_", Outcome.class);
    Optional<Side> action = form.constant("action", "ORDER_ACTION_", Side.class);
    Optional<Intent> intent = form.constant("intent", "ORDER_INTENT_", Intent.class);
    if (outcome.isPresent() && action.isPresent()) {
      return switch (outcome.get()) {
        case YES -> action.get() == Side.BUY ? Intent.BUY_LONG : Intent.SELL_LONG;
        case NO -> action.get() == Side.BUY ? Intent.BUY_SHORT : Intent.SELL_SHORT;
      };
    }
    return intent.orElseThrow(
        () -> ApiException.badRequest("intent, or outcomeSide and action, is required"));
  }

  /** A day order does not end with the day (venue notice of September 2026). */
  private static Optional<TimeInForce> timeInForce(Form form) {
    return form.text("tif").filter((TIME_IN_FORCE + "DAY")::equals).isPresent()
        ? Optional.of(TimeInForce.GOOD_TILL_CANCEL)
        : form.constant("tif", TIME_IN_FORCE, TimeInForce.class);
  }

  private static @Nullable Money cash(Form form) {
    @Nullable BigDecimal cash = form.amount("cashOrderQty").orElse(null);
    if (cash == null) {
      return null;
    }
    if (cash.signum() <= 0 || cash.compareTo(MOST_CASH) > 0) {
      throw Form.wrong("cashOrderQty");
    }
    return Money.of(cash.setScale(Money.SCALE, RoundingMode.DOWN));
  }

  static Optional<Slippage> slippage(Form form) {
    return form.form("slippageTolerance")
        .map(
            tolerance ->
                new Slippage(
                    reference(tolerance), tolerance.count("ticks"), tolerance.count("bips")));
  }

  private static Price reference(Form tolerance) {
    BigDecimal price =
        tolerance
            .amount("currentPrice")
            .orElseThrow(() -> ApiException.badRequest("slippageTolerance needs a currentPrice"));
    if (price.signum() < 0 || price.compareTo(BigDecimal.ONE) > 0) {
      throw Form.wrong("currentPrice");
    }
    return Price.of(price.setScale(Price.SCALE, RoundingMode.DOWN));
  }
}
