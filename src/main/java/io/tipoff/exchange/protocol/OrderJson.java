package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.ExecutionType;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.market.FeeRates;
import io.tipoff.market.Intent;
import io.tipoff.market.TradeDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Orders and executions in the venue's words. */
final class OrderJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ExchangeFloor floor;

  OrderJson(ExchangeFloor floor) {
    this.floor = floor;
  }

  ArrayNode orders(List<OrderSnapshot> orders) {
    ArrayNode array = Json.array();
    orders.forEach(order -> array.add(order(order)));
    return array;
  }

  ObjectNode order(OrderSnapshot order) {
    ObjectNode json =
        Json.object()
            .put("id", order.id())
            .put("marketSlug", order.market().slug())
            .put("side", "ORDER_SIDE_" + order.intent().side())
            .put("type", "ORDER_TYPE_" + order.type());
    if (order.price() != null) {
      json.set("price", Json.amount(order.price()));
    }
    json.put("quantity", Json.number(order.quantity()))
        .put("cumQuantity", Json.number(order.filled()))
        .put("leavesQuantity", Json.number(order.leaves()))
        .put("tif", "TIME_IN_FORCE_" + order.timeInForce());
    order.goodTill().ifPresent(time -> json.put("goodTillTime", Json.time(time)));
    json.put("state", "ORDER_STATE_" + order.status());
    intent(json, order.intent());
    money(json, order);
    metadata(json, order);
    return json.put("insertTime", Json.time(order.inserted()))
        .put("createTime", Json.time(order.created()));
  }

  private static void intent(ObjectNode json, Intent intent) {
    json.put("intent", "ORDER_INTENT_" + intent)
        .put("outcomeSide", "OUTCOME_SIDE_" + intent.outcome())
        .put("action", intent.isClosing() ? "ORDER_ACTION_SELL" : "ORDER_ACTION_BUY");
  }

  private void money(ObjectNode json, OrderSnapshot order) {
    json.set("commissionNotionalTotalCollected", Json.amount(order.fees()));
    if (order.averagePrice() != null) {
      json.set("avgPx", Json.amount(order.averagePrice()));
    }
    if (order.cash() != null) {
      json.set("cashOrderQty", Json.amount(order.cash()));
    }
    floor
        .exchange()
        .market(order.market())
        .flatMap(market -> floor.fees().rates(market.market(), order.inserted()))
        .ifPresent(rates -> rates(json, rates));
  }

  private static void rates(ObjectNode json, FeeRates rates) {
    json.put("commissionsBasisPoints", basisPoints(rates.taker()))
        .put("makerCommissionsBasisPoints", basisPoints(rates.maker()));
  }

  private static String basisPoints(BigDecimal rate) {
    return rate.movePointRight(4).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }

  private void metadata(ObjectNode json, OrderSnapshot order) {
    floor
        .catalog()
        .find(order.market().slug())
        .ifPresent(
            market -> {
              ObjectNode metadata = MarketJson.metadata(market, order.intent().outcome());
              market
                  .team(order.intent().outcome())
                  .ifPresent(team -> metadata.set("team", TeamJson.brief(team)));
              json.set("marketMetadata", metadata);
            });
  }

  ArrayNode executions(List<ExecutionReport> reports) {
    ArrayNode array = Json.array();
    reports.forEach(report -> array.add(execution(report)));
    return array;
  }

  ObjectNode execution(ExecutionReport report) {
    ObjectNode json = Json.object().put("id", report.id());
    json.set("order", order(report.order()));
    json.put("lastShares", report.lastQuantity().toString());
    if (report.lastPrice() != null) {
      json.set("lastPx", Json.amount(report.lastPrice()));
    }
    json.put("type", "EXECUTION_TYPE_" + report.type()).put("text", report.text());
    if (report.rejectReason() != null) {
      json.put("orderRejectReason", "ORD_REJECT_REASON_" + report.rejectReason());
    }
    json.put("transactTime", Json.time(report.time()));
    json.set("legPrices", Json.array());
    json.put("tradeId", report.tradeId()).put("aggressor", report.aggressor());
    if (isFill(report.type()) && !report.fee().isZero()) {
      json.set("commissionNotionalCollected", Json.amount(report.fee()));
    }
    if (report.unsolicited() != null) {
      json.put("unsolicitedCancelReason", "UNSOLICITED_CXL_REASON_" + report.unsolicited());
    }
    return json.put("traceId", "").put("transactTradeDate", tradeDate(report.time()));
  }

  private static boolean isFill(ExecutionType type) {
    return type == ExecutionType.FILL || type == ExecutionType.PARTIAL_FILL;
  }

  /** The day on which the trade day ends. */
  private static String tradeDate(long time) {
    LocalDate day =
        Instant.ofEpochSecond(TradeDay.nextRoll(time) / NANOS_PER_SECOND)
            .atZone(TradeDay.ZONE)
            .toLocalDate();
    return day + "T00:00:00Z";
  }
}
