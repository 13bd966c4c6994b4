package io.tipoff.exchange.protocol;

import io.tipoff.market.MarketId;

/** What a market asks, told by the first letters of its slug. */
enum MarketKind {
  MONEYLINE("moneyline", "moneyline"),
  SPREAD("spreads", "point_spread"),
  TOTAL("totals", "total_points"),
  FUTURE("futures", "future");

  private final String marketType;
  private final String opticOdds;

  MarketKind(String marketType, String opticOdds) {
    this.marketType = marketType;
    this.opticOdds = opticOdds;
  }

  static MarketKind of(MarketId id) {
    return switch (id.slug().split("-", 2)[0]) {
      case "aec" -> MONEYLINE;
      case "asc" -> SPREAD;
      case "tsc" -> TOTAL;
      default -> FUTURE;
    };
  }

  /** The venue's plain name. */
  String marketType() {
    return marketType;
  }

  /** OpticOdds' name. */
  String opticOdds() {
    return opticOdds;
  }

  /** The venue's constant. */
  String constant() {
    return "SPORTS_MARKET_TYPE_" + name();
  }
}
