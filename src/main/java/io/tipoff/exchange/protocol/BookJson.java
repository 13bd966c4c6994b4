package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Books, best prices and trades in the venue's words. */
final class BookJson {
  private static final int LEVELS = 10;

  /** The venue shows a side's contracts with two figures. */
  private static final MathContext TWO_FIGURES = new MathContext(2, RoundingMode.HALF_UP);

  private BookJson() {}

  /** The top levels and the day's figures. */
  static ObjectNode book(MarketSnapshot market) {
    ObjectNode json = Json.object().put("marketSlug", market.market().id().slug());
    json.set("bids", levels(market.bids()));
    json.set("offers", levels(market.offers()));
    json.put("state", state(market));
    json.set("stats", stats(market));
    return json.put("transactTime", Json.time(market.changed()));
  }

  private static ArrayNode levels(Ladder ladder) {
    ArrayNode levels = Json.array();
    for (int i = 0; i < Math.min(LEVELS, ladder.size()); i++) {
      ObjectNode level = Json.object();
      level.set("px", Json.amount(ladder.price(i)));
      levels.add(level.put("qty", Json.decimal(ladder.quantity(i))));
    }
    return levels;
  }

  /** The venue's books know no closed state; one that is over is terminated. */
  private static String state(MarketSnapshot market) {
    MarketState state =
        market.state() == MarketState.CLOSED ? MarketState.TERMINATED : market.state();
    return "MARKET_STATE_" + state;
  }

  private static ObjectNode stats(MarketSnapshot market) {
    ObjectNode json = Json.object();
    if (market.lastPrice() != null) {
      json.set("lastTradePx", Json.amount(market.lastPrice()));
    }
    if (market.low() != null) {
      json.set("lowPx", Json.amount(market.low()));
    }
    if (market.high() != null) {
      json.set("highPx", Json.amount(market.high()));
    }
    return json.put("sharesTraded", Json.decimal(market.traded()))
        .put("openInterest", Json.decimal(market.openInterest()));
  }

  /** The best prices; what a market has not got is left out. The mark is no result. */
  static ObjectNode lite(MarketSnapshot market) {
    ObjectNode json = Json.object().put("marketSlug", market.market().id().slug());
    if (market.lastPrice() != null) {
      json.set("lastTradePx", Json.amount(market.lastPrice()));
      json.set("settlementPx", Json.amount(market.lastPrice()));
    }
    json.put("sharesTraded", Json.decimal(market.traded()))
        .put("openInterest", Json.decimal(market.openInterest()));
    if (!market.bids().isEmpty()) {
      json.set("bestBid", Json.amount(market.bids().price(0)));
      json.set("shortQuote", Json.amount(market.bids().price(0).complement()));
    }
    if (!market.offers().isEmpty()) {
      json.set("bestAsk", Json.amount(market.offers().price(0)));
      json.set("longQuote", Json.amount(market.offers().price(0)));
    }
    return json.put("bidDepth", market.bids().size())
        .put("askDepth", market.offers().size())
        .put("bidShares", shares(market.bids()))
        .put("askShares", shares(market.offers()))
        .put("state", state(market));
  }

  private static String shares(Ladder ladder) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < ladder.size(); i++) {
      sum = sum.add(Json.number(ladder.quantity(i)));
    }
    return sum.round(TWO_FIGURES).toPlainString();
  }

  static ObjectNode trade(Trade trade) {
    ObjectNode json = Json.object().put("marketSlug", trade.market().slug());
    json.set("price", Json.amount(trade.price()));
    json.set(
        "quantity",
        Json.object().put("value", Json.decimal(trade.quantity())).put("currency", "USD"));
    json.put("tradeTime", Json.time(trade.time()));
    json.set("maker", party(trade.makerIntent()));
    json.set("taker", party(trade.takerIntent()));
    return json;
  }

  private static ObjectNode party(Intent intent) {
    return Json.object()
        .put("side", "ORDER_SIDE_" + intent.side())
        .put("intent", "ORDER_INTENT_" + intent);
  }
}
