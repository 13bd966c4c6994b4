package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads books and best prices from a tree. */
final class BookReader {
  private BookReader() {}

  static VenueBook book(JsonNode answer) {
    JsonNode node = Json.required(answer, "marketData");
    return new VenueBook(
        Json.market(node, "marketSlug"),
        ladder(Side.BUY, node, "bids"),
        ladder(Side.SELL, node, "offers"),
        state(node),
        stats(Json.child(node, "stats")),
        Json.time(node, "transactTime"));
  }

  static VenueBestPrices bestPrices(JsonNode answer) {
    JsonNode node = Json.required(answer, "marketData");
    return new VenueBestPrices(
        Json.market(node, "marketSlug"),
        Json.price(node, "bestBid"),
        Json.price(node, "bestAsk"),
        Json.quantity(node, "bidShares"),
        Json.quantity(node, "askShares"),
        Json.price(node, "lastTradePx"),
        Json.price(node, "settlementPx"),
        Json.quantity(node, "sharesTraded"),
        Json.quantity(node, "openInterest"),
        state(node));
  }

  /** One that is told but not known here is no state to trade in. */
  private static @Nullable MarketState state(JsonNode node) {
    @Nullable MarketState unknown =
        Json.text(node, "state").isEmpty() ? null : MarketState.SUSPENDED;
    return Json.constant(node, "state", "MARKET_STATE_", MarketState.class).orElse(unknown);
  }

  private static VenueBook.@Nullable Stats stats(JsonNode node) {
    return node.isObject()
        ? new VenueBook.Stats(
            Json.price(node, "lastTradePx"),
            Json.price(node, "highPx"),
            Json.price(node, "lowPx"),
            Json.price(node, "settlementPx"),
            Json.quantity(node, "sharesTraded"),
            Json.quantity(node, "openInterest"))
        : null;
  }

  /** Levels that hold nothing are left out. */
  private static Ladder ladder(Side side, JsonNode node, String name) {
    List<JsonNode> levels =
        Json.list(node, name, level -> level).stream()
            .filter(level -> quantity(level).isPositive())
            .toList();
    int[] prices = new int[levels.size()];
    long[] quantities = new long[levels.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = price(levels.get(i)).units();
      quantities[i] = quantity(levels.get(i)).units();
    }
    return Ladder.of(side, prices, quantities);
  }

  private static Price price(JsonNode level) {
    return Json.price(level, "px").orElseThrow(() -> new WireException("a level without a price"));
  }

  private static Quantity quantity(JsonNode level) {
    return Json.quantity(level, "qty").orElse(Quantity.ZERO);
  }
}
