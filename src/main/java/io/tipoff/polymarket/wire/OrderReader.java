package io.tipoff.polymarket.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.event.RejectReason;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/** Reads orders and executions from a tree; unknown members are passed over. */
public final class OrderReader {
  private OrderReader() {}

  /**
   * An order.
   *
   * @throws WireException if it has no id or no market, or a figure cannot be read
   */
  public static VenueOrder order(JsonNode node) {
    return new VenueOrder(
        Json.requiredText(node, "id"),
        market(node),
        intent(node),
        limit(node),
        Json.quantity(node, "quantity").orElse(Quantity.ZERO),
        Json.quantity(node, "cumQuantity").orElse(Quantity.ZERO),
        Json.quantity(node, "leavesQuantity").orElse(Quantity.ZERO),
        state(node),
        Json.time(node, "goodTillTime"),
        average(node),
        fees(node),
        Json.time(node, "createTime"),
        Json.time(node, "insertTime"));
  }

  /**
   * What would become of an order.
   *
   * @throws WireException if a figure cannot be read
   */
  public static OrderPreview preview(JsonNode node) {
    return new OrderPreview(
        state(node),
        Json.quantity(node, "cumQuantity").orElse(Quantity.ZERO),
        average(node),
        fees(node));
  }

  private static OrderState state(JsonNode node) {
    return Json.constant(node, "state", "ORDER_STATE_", OrderState.class)
        .orElse(OrderState.UNKNOWN);
  }

  private static @Nullable Price average(JsonNode node) {
    return Json.roundedPrice(node, "avgPx").filter(OrderReader::isAverage).orElse(null);
  }

  private static Money fees(JsonNode node) {
    return Json.money(node, "commissionNotionalTotalCollected").orElse(Money.ZERO);
  }

  /** An execution; the same errors. */
  public static VenueExecution execution(JsonNode node) {
    return new VenueExecution(
        Json.requiredText(node, "id"),
        Json.constant(node, "type", "EXECUTION_TYPE_", ExecutionType.class)
            .orElse(ExecutionType.UNKNOWN),
        order(Json.required(node, "order")),
        Json.quantity(node, "lastShares").orElse(Quantity.ZERO),
        Json.price(node, "lastPx").orElse(null),
        Json.money(node, "commissionNotionalCollected").orElse(Money.ZERO),
        Json.flag(node, "aggressor"),
        Json.text(node, "tradeId"),
        Json.constant(node, "orderRejectReason", "ORD_REJECT_REASON_", RejectReason.class)
            .orElse(null),
        Json.plain(node, "unsolicitedCancelReason", "UNSOLICITED_CXL_REASON_"),
        Json.text(node, "text"),
        Json.time(node, "transactTime"));
  }

  private static MarketId market(JsonNode node) {
    return Json.text(node, "marketSlug").isEmpty()
        ? Json.market(Json.child(node, "marketMetadata"), "slug")
        : Json.market(node, "marketSlug");
  }

  /** A market order's price stands for nothing. */
  private static @Nullable Price limit(JsonNode node) {
    return Json.text(node, "type").equals("ORDER_TYPE_MARKET")
        ? null
        : Json.price(node, "price").orElse(null);
  }

  private static boolean isAverage(Price price) {
    return price.isAbove(Price.ZERO);
  }

  private static @Nullable Intent intent(JsonNode node) {
    return Json.constant(node, "intent", "ORDER_INTENT_", Intent.class)
        .orElseGet(() -> intent(Json.text(node, "outcomeSide"), Json.text(node, "action")));
  }

  private static @Nullable Intent intent(String outcome, String action) {
    return switch (outcome + " " + action) {
      case "OUTCOME_SIDE_YES ORDER_ACTION_BUY" -> Intent.BUY_LONG;
      case "OUTCOME_SIDE_YES ORDER_ACTION_SELL" -> Intent.SELL_LONG;
      case "OUTCOME_SIDE_NO ORDER_ACTION_BUY" -> Intent.BUY_SHORT;
      case "OUTCOME_SIDE_NO ORDER_ACTION_SELL" -> Intent.SELL_SHORT;
      default -> null;
    };
  }
}
