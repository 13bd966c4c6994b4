package io.tipoff.exchange.feeds;

import java.util.Map;

/** What bookmakers are called and where they are; each feed has ids of its own. */
final class Sportsbooks {
  private static final Map<String, String> NAMES =
      Map.of(
          "pinnacle", "Pinnacle",
          "draftkings", "DraftKings",
          "fanduel", "FanDuel",
          "betmgm", "BetMGM",
          "caesars", "Caesars");

  private Sportsbooks() {}

  static String name(String bookmaker) {
    return NAMES.getOrDefault(bookmaker, bookmaker);
  }

  /** Its key at The Odds API. */
  static String oddsApiKey(String bookmaker) {
    return bookmaker.equals("caesars") ? "williamhill_us" : bookmaker;
  }

  /** Its region at The Odds API. */
  static String region(String bookmaker) {
    return bookmaker.equals("pinnacle") ? "eu" : "us";
  }
}
