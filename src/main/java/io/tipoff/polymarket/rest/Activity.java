package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that happened to the account; what the venue leaves out is empty. */
public sealed interface Activity {

  /** The venue's name for it, without its prefix. */
  String type();

  /**
   * A trade of ours.
   *
   * @param state without its prefix; {@code BUSTED} is undone after the fact
   * @param price of the long side
   * @param created nanoseconds since 1970
   * @param updated nanoseconds since 1970
   */
  record Traded(
      String type,
      String id,
      MarketId market,
      String state,
      Price price,
      Quantity quantity,
      boolean aggressor,
      Optional<Money> costBasis,
      Optional<Money> realized,
      OptionalLong created,
      OptionalLong updated)
      implements Activity {

    /** Whether the trade was undone: it counts no longer. */
    public boolean isBusted() {
      return state.equals("BUSTED");
    }
  }

  /**
   * A market was decided while we held a position.
   *
   * @param side what won, without its prefix: LONG, SHORT, NEUTRAL
   * @param before the position until then
   * @param updated nanoseconds since 1970
   */
  record Resolved(
      String type,
      MarketId market,
      String side,
      String tradeId,
      Optional<VenuePosition> before,
      Optional<VenuePosition> after,
      OptionalLong updated)
      implements Activity {}

  /**
   * Cash came or went.
   *
   * @param status the venue's word
   * @param created nanoseconds since 1970
   */
  record CashMoved(
      String type, String id, String status, Optional<Money> amount, OptionalLong created)
      implements Activity {}

  /** What this program does not know. */
  record Unknown(String type) implements Activity {}

  /** An activity of any kind. */
  static Activity read(JsonNode node) {
    String type = Json.plain(node, "type", "ACTIVITY_TYPE_");
    JsonNode trade = Json.child(node, "trade");
    JsonNode resolution = Json.child(node, "positionResolution");
    JsonNode cash = Json.child(node, "accountBalanceChange");
    if (trade.isObject()) {
      return traded(type, trade);
    }
    if (resolution.isObject()) {
      return resolved(type, resolution);
    }
    return cash.isObject() ? cashMoved(type, cash) : new Unknown(type);
  }

  private static Traded traded(String type, JsonNode node) {
    return new Traded(
        type,
        Json.requiredText(node, "id"),
        Json.market(node, "marketSlug"),
        Json.plain(node, "state", "TRADE_STATE_"),
        Json.price(node, "price").orElseThrow(() -> new WireException("price is missing")),
        Json.quantity(node, "qtyDecimal")
            .or(() -> Json.quantity(node, "qty"))
            .orElseThrow(() -> new WireException("qty is missing")),
        Json.flag(node, "isAggressor"),
        Json.money(node, "costBasis"),
        Json.money(node, "realizedPnl"),
        Json.time(node, "createTime"),
        Json.time(node, "updateTime"));
  }

  private static Resolved resolved(String type, JsonNode node) {
    MarketId market = Json.market(node, "marketSlug");
    return new Resolved(
        type,
        market,
        Json.plain(node, "side", "POSITION_RESOLUTION_SIDE_"),
        Json.text(node, "tradeId"),
        position(market, Json.child(node, "beforePosition")),
        position(market, Json.child(node, "afterPosition")),
        Json.time(node, "updateTime"));
  }

  private static Optional<VenuePosition> position(MarketId market, JsonNode node) {
    return node.isObject() ? Optional.of(VenuePosition.read(market, node)) : Optional.empty();
  }

  private static CashMoved cashMoved(String type, JsonNode node) {
    return new CashMoved(
        type,
        Json.text(node, "transactionId"),
        Json.text(node, "status"),
        Json.money(node, "amount"),
        Json.time(node, "createTime"));
  }
}
