package io.tipoff.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A league by the names that the venue and each feed have for it. */
public enum League {
  NBA("nba", "basketball", "nba", "basketball/nba", "basketball_nba", Play.QUARTERS),
  WNBA("wnba", "basketball", "wnba", "basketball/wnba", "basketball_wnba", Play.QUARTERS),
  CBB(
      "cbb",
      "basketball",
      "ncaab",
      "basketball/mens-college-basketball",
      "basketball_ncaab",
      Play.HALVES),
  NFL("nfl", "football", "nfl", "football/nfl", "americanfootball_nfl", Play.QUARTERS),
  CFB(
      "cfb",
      "football",
      "ncaaf",
      "football/college-football",
      "americanfootball_ncaaf",
      Play.QUARTERS),
  MLB("mlb", "baseball", "mlb", "baseball/mlb", "baseball_mlb", Play.INNINGS),
  NHL("nhl", "hockey", "nhl", "hockey/nhl", "icehockey_nhl", Play.THIRDS),
  EPL("epl", "soccer", "england_-_premier_league", "soccer/eng.1", "soccer_epl", Play.SOCCER),
  UCL(
      "ucl",
      "soccer",
      "uefa_-_champions_league",
      "soccer/uefa.champions",
      "soccer_uefa_champs_league",
      Play.SOCCER),
  MLS("mls", "soccer", "usa_-_major_league_soccer", "soccer/usa.1", "soccer_usa_mls", Play.SOCCER);

  /** How a game of it is timed. */
  private enum Play {
    QUARTERS,
    HALVES,
    THIRDS,
    INNINGS,
    SOCCER
  }

  private final String slug;
  private final String opticOddsSport;
  private final String opticOddsLeague;
  private final String espnPath;
  private final String oddsApiKey;
  private final Play play;

  League(
      String slug,
      String opticOddsSport,
      String opticOddsLeague,
      String espnPath,
      String oddsApiKey,
      Play play) {
    this.slug = slug;
    this.opticOddsSport = opticOddsSport;
    this.opticOddsLeague = opticOddsLeague;
    this.espnPath = espnPath;
    this.oddsApiKey = oddsApiKey;
    this.play = play;
  }

  /** The league of the venue's word for it; empty where no feed is known to tell of it. */
  public static Optional<League> bySlug(String slug) {
    String wanted = slug.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(league -> league.slug.equals(wanted)).findFirst();
  }

  /** The league of OpticOdds' id for it. */
  public static Optional<League> byOpticOdds(String id) {
    return Arrays.stream(values()).filter(league -> league.opticOddsLeague.equals(id)).findFirst();
  }

  /** The venue's word, such as {@code nba}. */
  public String slug() {
    return slug;
  }

  /** OpticOdds' id of the sport. */
  public String opticOddsSport() {
    return opticOddsSport;
  }

  /** OpticOdds' id of the league. */
  public String opticOddsLeague() {
    return opticOddsLeague;
  }

  /** ESPN's sport and league, with a slash between. */
  public String espnPath() {
    return espnPath;
  }

  /** The Odds API's key of the sport. */
  public String oddsApiKey() {
    return oddsApiKey;
  }

  /** Whether a clock shows what is left of a period. */
  public boolean countsDown() {
    return play == Play.QUARTERS || play == Play.HALVES || play == Play.THIRDS;
  }

  /** Whether innings are counted, not time. */
  public boolean hasInnings() {
    return play == Play.INNINGS;
  }

  /** Periods without overtime; innings of baseball. */
  public int periods() {
    return switch (play) {
      case QUARTERS -> 4;
      case HALVES, SOCCER -> 2;
      case THIRDS -> 3;
      case INNINGS -> 9;
    };
  }

  /** Whether a draw is a result that books take bets on, beside the two teams. */
  public boolean hasDraws() {
    return play == Play.SOCCER;
  }
}
