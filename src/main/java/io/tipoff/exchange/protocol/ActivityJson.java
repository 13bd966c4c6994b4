package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/** Ledger entries as activities in the venue's words. */
final class ActivityJson {
  private final ExchangeFloor floor;

  ActivityJson(ExchangeFloor floor) {
    this.floor = floor;
  }

  static String type(LedgerEntry entry) {
    return switch (entry.kind()) {
      case DEPOSIT -> "ACTIVITY_TYPE_ACCOUNT_DEPOSIT";
      case TRADE -> "ACTIVITY_TYPE_TRADE";
      case RESOLUTION -> "ACTIVITY_TYPE_POSITION_RESOLUTION";
    };
  }

  ObjectNode activity(LedgerEntry entry) {
    ObjectNode json = Json.object().put("type", type(entry));
    switch (entry.kind()) {
      case DEPOSIT -> json.set("accountBalanceChange", deposit(entry));
      case TRADE -> json.set("trade", trade(entry));
      case RESOLUTION -> json.set("positionResolution", resolution(entry));
    }
    return json;
  }

  private static ObjectNode deposit(LedgerEntry entry) {
    ObjectNode json =
        Json.object()
            .put("transactionId", entry.id())
            .put("status", "ACCOUNT_BALANCE_CHANGE_STATUS_COMPLETED");
    json.set("amount", Json.amount(entry.amount()));
    return json.put("updateTime", Json.time(entry.time()))
        .put("createTime", Json.time(entry.time()));
  }

  private static ObjectNode trade(LedgerEntry entry) {
    Quantity traded = held(entry.positionAfter()).minus(held(entry.positionBefore())).abs();
    Money principal = entry.amount().plus(entry.fee());
    Money paid = principal.isNegative() ? principal.negate() : principal;
    ObjectNode json =
        Json.object()
            .put("id", entry.tradeId())
            .put("marketSlug", slug(entry.market()))
            .put("state", "TRADE_STATE_CLEARED")
            .put("createTime", Json.time(entry.time()))
            .put("updateTime", Json.time(entry.time()));
    json.set("price", Json.amount(Price.ofUnits((int) (paid.units() / traded.units()))));
    json.put("qty", Json.rounded(traded))
        .put("qtyDecimal", Json.decimal(traded))
        .put("isAggressor", entry.aggressor());
    json.set("costBasis", Json.amount(paid));
    json.set(
        "realizedPnl",
        Json.amount(realized(entry.positionAfter()).minus(realized(entry.positionBefore()))));
    return json;
  }

  private ObjectNode resolution(LedgerEntry entry) {
    ObjectNode json = Json.object().put("marketSlug", slug(entry.market()));
    if (entry.positionBefore() != null) {
      json.set("beforePosition", PositionJson.bare(entry.positionBefore()));
    }
    if (entry.positionAfter() != null) {
      json.set("afterPosition", PositionJson.bare(entry.positionAfter()));
    }
    return json.put("updateTime", Json.time(entry.time()))
        .put("tradeId", entry.tradeId())
        .put("side", "POSITION_RESOLUTION_SIDE_" + side(entry.market()));
  }

  private String side(@Nullable MarketId market) {
    @Nullable Price paid =
        market == null
            ? null
            : floor.exchange().market(market).map(MarketSnapshot::settlement).orElse(null);
    if (Price.ONE.equals(paid)) {
      return "LONG";
    }
    return Price.ZERO.equals(paid) ? "SHORT" : "NEUTRAL";
  }

  private static String slug(@Nullable MarketId market) {
    return market == null ? "" : market.slug();
  }

  private static Quantity held(@Nullable PositionSnapshot position) {
    return position == null ? Quantity.ZERO : position.quantity();
  }

  private static Money realized(@Nullable PositionSnapshot position) {
    return position == null ? Money.ZERO : position.realized();
  }
}
