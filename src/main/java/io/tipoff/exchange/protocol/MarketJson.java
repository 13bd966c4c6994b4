package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.market.MarketState;
import io.tipoff.market.Outcome;
import io.tipoff.market.Price;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Markets as reference data in the venue's words. */
final class MarketJson {
  static final String CATEGORY = "sports";

  private MarketJson() {}

  /** Whether nobody can trade in it any more. */
  static boolean isClosed(MarketSnapshot market) {
    return market.settlement() != null
        || market.state() == MarketState.EXPIRED
        || market.state() == MarketState.TERMINATED
        || market.state() == MarketState.CLOSED;
  }

  /** A market by itself: it has its best prices as numbers too. */
  static ObjectNode full(ListedMarket listed, MarketSnapshot now) {
    ObjectNode json = market(listed, now);
    if (!now.bids().isEmpty()) {
      json.put("bestBid", Json.number(now.bids().price(0)));
    }
    if (!now.offers().isEmpty()) {
      json.put("bestAsk", Json.number(now.offers().price(0)));
    }
    return json;
  }

  /** A market of an event. */
  static ObjectNode market(ListedMarket listed, MarketSnapshot now) {
    ObjectNode json = Json.object().put("id", String.valueOf(listed.id()));
    texts(json, listed);
    times(json, listed, now);
    boolean closed = isClosed(now);
    json.put("active", !closed)
        .put("closed", closed)
        .put("archived", false)
        .put("hidden", false)
        .put("manualActivation", false)
        .put("status", "MARKET_STATUS_" + status(now))
        .put("ep3Status", now.state().name());
    rules(json, now);
    kind(json, listed);
    quotes(json, now);
    json.set("marketSides", sides(listed, now));
    json.set("tags", TagJson.tags(listed.event()));
    return json.put("outcomes", outcomes(listed)).put("outcomePrices", outcomePrices(now));
  }

  private static void texts(ObjectNode json, ListedMarket listed) {
    json.put("question", listed.question())
        .put("slug", listed.slug())
        .put("title", listed.title())
        .put("subtitle", "")
        .put("category", CATEGORY)
        .put("description", listed.question())
        .put("image", "");
  }

  private static void times(ObjectNode json, ListedMarket listed, MarketSnapshot now) {
    String created = Json.time(listed.listed());
    json.put("startDate", created)
        .put("createdAt", created)
        .put("updatedAt", Json.time(now.changed()));
    listed.event().ends().ifPresent(time -> json.put("endDate", Json.time(time)));
    listed.event().starts().ifPresent(time -> json.put("gameStartTime", Json.time(time)));
  }

  private static String status(MarketSnapshot market) {
    if (market.settlement() != null) {
      return "RESOLVED";
    }
    return switch (market.state()) {
      case OPEN, PREOPEN, MATCH_AND_CLOSE_AUCTION -> "OPEN";
      case SUSPENDED, HALTED -> "HALTED";
      case EXPIRED, TERMINATED -> "RESOLVING";
      case CLOSED -> "CLOSED";
    };
  }

  private static void rules(ObjectNode json, MarketSnapshot now) {
    TradingRules rules = now.market().rules().orElseThrow();
    json.put(
            "orderPriceMinTickSize",
            BigDecimal.valueOf(rules.tick().units(), Price.SCALE).stripTrailingZeros())
        .put("minimumTradeQty", Json.number(rules.minimum()))
        .put("volume", Json.number(now.traded()));
    now.market().feeCoefficient().ifPresent(fee -> json.put("feeCoefficient", fee));
  }

  private static void kind(ObjectNode json, ListedMarket listed) {
    json.put("marketType", listed.kind().marketType())
        .put("sportsMarketType", listed.kind().marketType())
        .put("sportsMarketTypeV2", listed.kind().constant());
    listed.line().ifPresent(line -> json.put("line", line));
  }

  private static void quotes(ObjectNode json, MarketSnapshot now) {
    if (!now.bids().isEmpty()) {
      json.set("bestBidQuote", Json.amount(now.bids().price(0)));
    }
    if (!now.offers().isEmpty()) {
      json.set("bestAskQuote", Json.amount(now.offers().price(0)));
    }
  }

  private static ArrayNode sides(ListedMarket listed, MarketSnapshot now) {
    return Json.array().add(side(listed, now, Outcome.YES)).add(side(listed, now, Outcome.NO));
  }

  private static ObjectNode side(ListedMarket listed, MarketSnapshot now, Outcome outcome) {
    ObjectNode json =
        Json.object()
            .put("id", String.valueOf(listed.sideId(outcome)))
            .put("marketSideType", "MARKET_SIDE_TYPE_INSTRUMENT")
            .put("identifier", listed.slug())
            .put("description", listed.outcome(outcome))
            .put("marketId", listed.id())
            .put("long", outcome == Outcome.YES)
            .put("tradable", !isClosed(now));
    @Nullable Price price = price(now, outcome);
    if (price != null) {
      json.put("price", Json.number(price).stripTrailingZeros().toPlainString());
      json.set("quote", Json.amount(price));
    }
    listed
        .team(outcome)
        .ifPresent(
            team -> {
              json.put("teamId", team.id());
              json.set("team", TeamJson.full(team));
            });
    return json;
  }

  /** What one has to pay for an outcome now, or what it paid. */
  private static @Nullable Price price(MarketSnapshot now, Outcome outcome) {
    boolean yes = outcome == Outcome.YES;
    if (now.settlement() != null) {
      return yes ? now.settlement() : now.settlement().complement();
    }
    if (yes) {
      return now.offers().isEmpty() ? null : now.offers().price(0);
    }
    return now.bids().isEmpty() ? null : now.bids().price(0).complement();
  }

  private static String outcomes(ListedMarket listed) {
    return Json.text(Json.array().add(listed.outcome(Outcome.YES)).add(listed.outcome(Outcome.NO)));
  }

  private static String outcomePrices(MarketSnapshot now) {
    ArrayNode prices = Json.array();
    for (Outcome outcome : Outcome.values()) {
      @Nullable Price price = price(now, outcome);
      prices.add(price == null ? "" : Json.price(price));
    }
    return Json.text(prices);
  }

  /** What orders and positions say of their market. */
  static ObjectNode metadata(ListedMarket market, Outcome outcome) {
    return Json.object()
        .put("slug", market.slug())
        .put("icon", "")
        .put("title", market.title())
        .put("outcome", market.outcome(outcome))
        .put("eventSlug", market.event().slug());
  }
}
