package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.BalanceSnapshot;
import java.math.BigDecimal;

/** Balances in the venue's words: amounts are numbers here. */
final class BalanceJson {
  private static final BigDecimal NONE = new BigDecimal("0.00");

  private BalanceJson() {}

  static ObjectNode balance(BalanceSnapshot balance) {
    ObjectNode json =
        Json.object()
            .put("currentBalance", Json.number(balance.cash()))
            .put("currency", "USD")
            .put("lastUpdated", Json.time(balance.updated()))
            .put("buyingPower", Json.number(balance.buyingPower()))
            .put("assetNotional", Json.number(balance.assetNotional()))
            .put("assetAvailable", NONE)
            .put("pendingCredit", NONE)
            .put("openOrders", Json.number(balance.openOrders()))
            .put("unsettledFunds", NONE)
            .put("marginRequirement", Json.number(balance.margin()));
    json.set("pendingWithdrawals", Json.array());
    return json;
  }
}
