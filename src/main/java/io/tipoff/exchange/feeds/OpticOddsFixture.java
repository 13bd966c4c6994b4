package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.Clubs;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Team;
import java.util.Locale;

/**
 * What OpticOdds calls a game and its teams.
 *
 * @param start wall time, nanoseconds since 1970
 */
record OpticOddsFixture(ListedGame game, long start) {
  private static final int GAME_DIGITS = 90_000;
  private static final int DAY = 10;

  String id() {
    return OpticOddsNames.fixture(game.event());
  }

  League league() {
    return League.of(game.settings().sport());
  }

  /** Such as 27843-48840-2025-11-17. */
  String gameId() {
    String day = FeedJson.instant(start).substring(0, DAY);
    return number(Team.AWAY) + "-" + number(Team.HOME) + "-" + day;
  }

  private int number(Team team) {
    return 10_000 + Math.floorMod(teamId(team).hashCode(), GAME_DIGITS);
  }

  String teamId(Team team) {
    return OpticOddsNames.team(league().id(), abbreviation(team));
  }

  private String abbreviation(Team team) {
    return team == Team.AWAY ? game.settings().away() : game.settings().home();
  }

  String teamName(Team team) {
    return Clubs.name(abbreviation(team));
  }

  /** The name as ids have it. */
  String normalized(Team team) {
    return teamName(team).toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  ArrayNode competitors(Team team) {
    ObjectNode competitor =
        FeedJson.named(teamId(team), teamName(team))
            .put("abbreviation", abbreviation(team).toUpperCase(Locale.ROOT))
            .put("logo", "");
    return FeedJson.array().add(competitor);
  }

  ObjectNode sport() {
    return FeedJson.named(league().sportId(), league().sportName());
  }

  ObjectNode leagueJson() {
    return FeedJson.named(league().id(), league().name());
  }

  /** Such as live. */
  static String status(Scoreboard score) {
    return switch (score.state().status()) {
      case SCHEDULED -> "unplayed";
      case LIVE, SUSPENDED -> score.isBetweenPeriods() ? "half" : "live";
      case FINAL -> "completed";
    };
  }

  /** The fields that every form of a fixture begins with. */
  ObjectNode head(Scoreboard score) {
    ObjectNode json =
        FeedJson.object()
            .put("id", id())
            .put("game_id", gameId())
            .put("start_date", FeedJson.instant(start));
    json.set("home_competitors", competitors(Team.HOME));
    json.set("away_competitors", competitors(Team.AWAY));
    return json.put("home_team_display", teamName(Team.HOME))
        .put("away_team_display", teamName(Team.AWAY))
        .put("status", status(score))
        .put("is_live", score.isLive());
  }
}
