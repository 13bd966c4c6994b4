package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.Money;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The account's money; empty is unknown, not zero.
 *
 * @param current everything paid in and earned
 * @param buyingPower what new orders may cost
 * @param openOrders what working orders could cost
 * @param margin what short positions must keep
 * @param unsettled earned but not yet to be spent
 * @param updated nanoseconds since 1970
 */
public record VenueBalance(
    String currency,
    Money current,
    Money buyingPower,
    Optional<Money> openOrders,
    Optional<Money> margin,
    Optional<Money> unsettled,
    Optional<Money> assetNotional,
    Optional<Money> assetAvailable,
    Optional<Money> pendingCredit,
    Optional<Money> reservation,
    OptionalLong updated) {

  static VenueBalance read(JsonNode node) {
    return new VenueBalance(
        Json.text(node, "currency"),
        required(node, "currentBalance"),
        required(node, "buyingPower"),
        Json.money(node, "openOrders"),
        Json.money(node, "marginRequirement"),
        Json.money(node, "unsettledFunds"),
        Json.money(node, "assetNotional"),
        Json.money(node, "assetAvailable"),
        Json.money(node, "pendingCredit"),
        Json.money(node, "balanceReservation"),
        Json.time(node, "lastUpdated"));
  }

  private static Money required(JsonNode node, String name) {
    return Json.money(node, name).orElseThrow(() -> new WireException(name + " is missing"));
  }
}
