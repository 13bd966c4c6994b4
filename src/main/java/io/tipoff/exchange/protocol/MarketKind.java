package io.tipoff.exchange.protocol;

import io.tipoff.exchange.feeds.OpticOddsNames;
import io.tipoff.exchange.world.Bet;
import io.tipoff.market.MarketId;

/** What a market asks, told by the first letters of its slug. */
enum MarketKind {
  MONEYLINE("moneyline"),
  SPREAD("spreads"),
  TOTAL("totals"),
  FUTURE("futures");

  private final String marketType;

  MarketKind(String marketType) {
    this.marketType = marketType;
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

  /** OpticOdds' name, which differs from league to league. */
  String opticOdds(String league) {
    return switch (this) {
      case MONEYLINE -> OpticOddsNames.market(Bet.MONEYLINE, league);
      case SPREAD -> OpticOddsNames.market(Bet.SPREAD, league);
      case TOTAL -> OpticOddsNames.market(Bet.TOTAL, league);
      case FUTURE -> "future";
    };
  }

  /** The venue's constant. */
  String constant() {
    return "SPORTS_MARKET_TYPE_" + name();
  }
}
