package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.BalanceSnapshot;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.PositionSnapshot;
import org.jspecify.annotations.Nullable;

/** Ledger entries as the private stream tells them. */
final class StreamJson {
  private StreamJson() {}

  static ObjectNode positionChange(LedgerEntry entry) {
    ObjectNode json = Json.object();
    json.set("beforePosition", position(entry.positionBefore()));
    json.set("afterPosition", position(entry.positionAfter()));
    return json.put("updateTime", Json.time(entry.time()))
        .put("entryType", type(entry))
        .put("tradeId", entry.tradeId())
        .put("referenceId", entry.id())
        .put("description", description(entry));
  }

  private static JsonNode position(@Nullable PositionSnapshot position) {
    return position == null ? NullNode.instance : PositionJson.bare(position);
  }

  static ObjectNode balanceChange(LedgerEntry entry) {
    ObjectNode change = Json.object();
    change.set("beforeBalance", BalanceJson.balance(entry.balanceBefore()));
    change.set("afterBalance", BalanceJson.balance(entry.balanceAfter()));
    change
        .put("description", description(entry))
        .put("updateTime", Json.time(entry.time()))
        .put("entryType", type(entry))
        .put("id", entry.id());
    ObjectNode json = Json.object();
    json.set("balanceChange", change);
    return json;
  }

  static ObjectNode balances(BalanceSnapshot balance) {
    ObjectNode json = Json.object();
    json.set("balances", Json.array().add(BalanceJson.balance(balance)));
    return json;
  }

  private static String type(LedgerEntry entry) {
    return switch (entry.kind()) {
      case DEPOSIT -> "LEDGER_ENTRY_TYPE_DEPOSIT";
      case TRADE -> "LEDGER_ENTRY_TYPE_ORDER_EXECUTION";
      case RESOLUTION -> "LEDGER_ENTRY_TYPE_RESOLUTION";
    };
  }

  private static String description(LedgerEntry entry) {
    return switch (entry.kind()) {
      case DEPOSIT -> "Deposit";
      case TRADE -> "Order execution";
      case RESOLUTION -> "Market resolution";
    };
  }
}
