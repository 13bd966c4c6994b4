package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the account has and what happened to it. Every method throws {@link VenueException}. */
public final class PortfolioApi {
  private static final int PAGE = 100;
  private static final String POSITIONS = "/v1/portfolio/positions";
  private static final String ACTIVITIES = "/v1/portfolio/activities";

  private final RestClient client;

  public PortfolioApi(RestClient client) {
    this.client = client;
  }

  /** All positions, those that are closed or over included. */
  public List<VenuePosition> positions() throws InterruptedException {
    return Pages.all(
        "GET " + POSITIONS,
        cursor ->
            client.get(
                Access.KEY,
                POSITIONS,
                new Query().add("limit", PAGE).add("cursor", cursor),
                tree -> new Pages.Page<>(positions(tree), next(tree, "positions"))));
  }

  /** The position in one market; empty where there never was one. */
  public Optional<VenuePosition> position(MarketId market) throws InterruptedException {
    return client
        .get(Access.KEY, POSITIONS, new Query().add("market", market), PortfolioApi::positions)
        .stream()
        .filter(position -> position.market().equals(market))
        .findFirst();
  }

  /** The activities that fit a filter, all pages. */
  public List<Activity> activities(ActivityFilter filter) throws InterruptedException {
    return Pages.all(
        "GET " + ACTIVITIES,
        cursor ->
            client.get(
                Access.KEY,
                ACTIVITIES,
                filter.query().add("limit", PAGE).add("cursor", cursor),
                tree ->
                    new Pages.Page<>(
                        Json.list(tree, "activities", Activity::read), next(tree, "activities"))));
  }

  /** The account's balances, one a currency. */
  public List<VenueBalance> balances() throws InterruptedException {
    return client.get(
        Access.KEY,
        "/v1/account/balances",
        new Query(),
        tree -> Json.list(tree, "balances", PortfolioApi::balance));
  }

  private static List<VenuePosition> positions(JsonNode tree) {
    JsonNode byMarket = Json.child(tree, "positions");
    if (!byMarket.isObject() && !byMarket.isMissingNode()) {
      throw new WireException("positions is not an object");
    }
    List<VenuePosition> positions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : byMarket.properties()) {
      positions.add(VenuePosition.read(Json.market(entry.getKey()), entry.getValue()));
    }
    return positions;
  }

  /** An account without anything may be told neither the end nor a cursor. */
  private static String next(JsonNode tree, String name) {
    String cursor = Json.text(tree, "nextCursor");
    boolean nothing = cursor.isEmpty() && Json.child(tree, name).isEmpty();
    return Pages.next(nothing || Json.flag(tree, "eof"), cursor);
  }

  /** Without the amounts that everything is measured by, an answer is none. */
  private static VenueBalance balance(JsonNode node) {
    return new VenueBalance(
        Json.text(node, "currency"),
        required(node, "currentBalance"),
        required(node, "buyingPower"),
        Json.money(node, "openOrders").orElse(null),
        Json.money(node, "marginRequirement").orElse(null),
        Json.money(node, "unsettledFunds").orElse(null),
        Json.money(node, "assetAvailable").orElse(null),
        Json.time(node, "lastUpdated"));
  }

  private static Money required(JsonNode node, String name) {
    return Json.money(node, name).orElseThrow(() -> new WireException(name + " is missing"));
  }
}
