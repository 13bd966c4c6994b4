package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A position as the venue tells it; what it leaves out is empty.
 *
 * @param net contracts; negative for a short
 * @param rounded whether the venue gave {@code net} in whole contracts only, which it rounds
 * @param cost what the open contracts cost
 * @param value what they would bring
 * @param expired whether the market is over
 * @param updated nanoseconds since 1970
 */
public record VenuePosition(
    MarketId market,
    Quantity net,
    boolean rounded,
    Optional<Quantity> bought,
    Optional<Quantity> sold,
    Optional<Quantity> available,
    Optional<Money> cost,
    Optional<Money> realized,
    Optional<Money> value,
    boolean expired,
    OptionalLong updated) {

  static VenuePosition read(MarketId market, JsonNode node) {
    Optional<Quantity> exact = Json.quantity(node, "netPositionDecimal");
    return new VenuePosition(
        market,
        exact
            .or(() -> Json.quantity(node, "netPosition"))
            .orElseThrow(() -> new WireException("netPosition of " + market + " is missing")),
        exact.isEmpty(),
        either(node, "qtyBought"),
        either(node, "qtySold"),
        either(node, "qtyAvailable"),
        Json.money(node, "cost"),
        Json.money(node, "realized"),
        Json.money(node, "cashValue"),
        Json.flag(node, "expired"),
        Json.time(node, "updateTime"));
  }

  private static Optional<Quantity> either(JsonNode node, String name) {
    return Json.quantity(node, name + "Decimal").or(() -> Json.quantity(node, name));
  }
}
