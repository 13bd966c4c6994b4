package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.Bet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How OpticOdds calls fixtures, teams and markets; the venue maps them by the same names. */
public final class OpticOddsNames {
  private static final long SCATTER = 0x9E3779B97F4A7C15L;
  private static final int TEAM_BITS = 48;

  private static final Pattern GAME =
      Pattern.compile("[a-z0-9]+-[a-z0-9]+-[a-z0-9]+-(\\d{4}-\\d{2}-\\d{2})");

  private OpticOddsNames() {}

  /**
   * The id of a fixture: the day of the game in the venue's zone, where the event's name tells it,
   * and a hash of the name.
   *
   * @param event the venue's name of the event, such as nba-hbr-smt-2026-10-24
   */
  public static String fixture(String event) {
    Matcher game = GAME.matcher(event);
    String day = game.matches() ? game.group(1).replace("-", "") : "";
    return day + "%08X".formatted(event.hashCode());
  }

  /** The id of a team. */
  public static String team(String league, String abbreviation) {
    String name = (league + " " + abbreviation).toLowerCase(Locale.ROOT);
    return "%012X".formatted((SCATTER * name.hashCode()) >>> (Long.SIZE - TEAM_BITS));
  }

  /** The id of a market, which in baseball has a name of its own. */
  public static String market(Bet bet, String league) {
    boolean runs = league.equals("mlb");
    return switch (bet) {
      case MONEYLINE -> "moneyline";
      case SPREAD -> runs ? "run_line" : "point_spread";
      case TOTAL -> runs ? "total_runs" : "total_points";
    };
  }

  /** What a market is called. */
  static String marketName(Bet bet, String league) {
    boolean runs = league.equals("mlb");
    return switch (bet) {
      case MONEYLINE -> "Moneyline";
      case SPREAD -> runs ? "Run Line" : "Point Spread";
      case TOTAL -> runs ? "Total Runs" : "Total Points";
    };
  }
}
