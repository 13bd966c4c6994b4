package io.tipoff.exchange.world;

/** The sports that are played. */
public enum Sport {
  /** Possessions, four periods of 12 minutes, overtimes of 5. */
  BASKETBALL("nba"),

  /** Drives, four periods of 15 minutes, one overtime of 10 after which a tie stands. */
  FOOTBALL("nfl"),

  /** Outs, nine innings of three for each team, extra innings; no clock. */
  BASEBALL("mlb");

  private final String league;

  Sport(String league) {
    this.league = league;
  }

  /** The league whose slugs its games have. */
  public String league() {
    return league;
  }

  Rules rules() {
    return switch (this) {
      case BASKETBALL -> SportRules.BASKETBALL;
      case FOOTBALL -> SportRules.FOOTBALL;
      case BASEBALL -> SportRules.BASEBALL;
    };
  }
}
