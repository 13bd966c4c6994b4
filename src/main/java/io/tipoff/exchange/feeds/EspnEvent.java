package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.Clubs;
import io.tipoff.exchange.world.GameSettings;
import io.tipoff.exchange.world.Team;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A game on ESPN's scoreboard.
 *
 * @param start wall time, nanoseconds since 1970
 */
record EspnEvent(Scoreboard score, long start) {
  private static final int TEAMS = 100_000;
  private static final int SECONDS_OF_INSTANT = 4;

  League league() {
    return League.of(settings().sport());
  }

  private GameSettings settings() {
    return score.game().settings();
  }

  private String id() {
    return Integer.toUnsignedString(score.game().event().hashCode());
  }

  private String club(Team team) {
    return Clubs.name(team == Team.AWAY ? settings().away() : settings().home());
  }

  private String abbreviation(Team team) {
    String lower = team == Team.AWAY ? settings().away() : settings().home();
    return lower.toUpperCase(Locale.ROOT);
  }

  private String teamId(Team team) {
    return String.valueOf(Math.floorMod((league() + abbreviation(team)).hashCode(), TEAMS));
  }

  /** To the minute, such as 2026-10-24T23:30Z. */
  private String date() {
    String instant = FeedJson.instant(start);
    return instant.substring(0, instant.length() - SECONDS_OF_INSTANT) + "Z";
  }

  ObjectNode json() {
    ObjectNode json =
        FeedJson.object()
            .put("id", id())
            .put("uid", "l:%d~e:%s".formatted(league().espnId(), id()))
            .put("date", date())
            .put("name", club(Team.AWAY) + " at " + club(Team.HOME))
            .put("shortName", abbreviation(Team.AWAY) + " @ " + abbreviation(Team.HOME));
    int year = FeedJson.at(start).atOffset(ZoneOffset.UTC).getYear();
    json.set(
        "season", FeedJson.object().put("year", year).put("type", 2).put("slug", "regular-season"));
    json.set("competitions", FeedJson.array().add(competition()));
    json.set("status", status());
    return json;
  }

  private ObjectNode competition() {
    ObjectNode json =
        FeedJson.object()
            .put("id", id())
            .put("uid", "l:%d~e:%s~c:%s".formatted(league().espnId(), id(), id()))
            .put("date", date())
            .put("timeValid", true)
            .put("neutralSite", false)
            .put("recent", score.isLive());
    json.set("competitors", FeedJson.array().add(competitor(Team.HOME)).add(competitor(Team.AWAY)));
    json.set("notes", FeedJson.array());
    if (score.isLive()) {
      json.set("situation", situation());
    }
    json.set("status", status());
    ObjectNode format = FeedJson.object();
    format.set("regulation", FeedJson.object().put("periods", score.game().periods()));
    json.set("format", format);
    return json.put("startDate", date());
  }

  private ObjectNode competitor(Team team) {
    ObjectNode json =
        FeedJson.object()
            .put("id", teamId(team))
            .put("uid", "l:%d~t:%s".formatted(league().espnId(), teamId(team)))
            .put("type", "team")
            .put("order", team == Team.HOME ? 0 : 1)
            .put("homeAway", team == Team.HOME ? "home" : "away");
    if (score.isOver()) {
      Team other = team == Team.HOME ? Team.AWAY : Team.HOME;
      json.put("winner", score.points(team) > score.points(other));
    }
    json.set("team", team(team));
    json.put("score", String.valueOf(score.points(team)));
    if (score.state().period() > 0) {
      ArrayNode lines = FeedJson.array();
      score.periods(team).forEach(points -> lines.add(FeedJson.object().put("value", points)));
      json.set("linescores", lines);
    }
    return json;
  }

  private ObjectNode team(Team team) {
    return FeedJson.object()
        .put("id", teamId(team))
        .put("uid", "l:%d~t:%s".formatted(league().espnId(), teamId(team)))
        .put("location", abbreviation(team))
        .put("name", club(team))
        .put("abbreviation", abbreviation(team))
        .put("displayName", club(team))
        .put("shortDisplayName", club(team))
        .put("isActive", true);
  }

  /** Who attacks; in baseball how many are out. */
  private ObjectNode situation() {
    ObjectNode json = FeedJson.object();
    Team attacks = score.state().possession();
    if (!score.game().hasClock()) {
      json.put("outs", score.outs());
    } else if (league() == League.NFL && attacks != null) {
      json.put("possession", teamId(attacks));
    }
    return json;
  }

  private ObjectNode status() {
    ObjectNode json =
        FeedJson.object()
            .put("clock", score.state().secondsLeft())
            .put("displayClock", score.clock())
            .put("period", score.state().period());
    json.set("type", type());
    return json;
  }

  private ObjectNode type() {
    return switch (score.state().status()) {
      case SCHEDULED -> type("1", "STATUS_SCHEDULED", "pre", "Scheduled", date());
      case LIVE, SUSPENDED -> liveType();
      case FINAL -> type("3", "STATUS_FINAL", "post", "Final", "Final");
    };
  }

  private ObjectNode liveType() {
    if (score.isHalfTime()) {
      return type("23", "STATUS_HALFTIME", "in", "Halftime", "Halftime");
    }
    String period = ordinal(score.state().period()) + " " + league().periodName();
    if (score.isBetweenPeriods()) {
      return type("22", "STATUS_END_PERIOD", "in", "End of Period", "End of " + period);
    }
    if (!score.game().hasClock()) {
      String half = score.state().possession() == Team.AWAY ? "Top" : "Bottom";
      String inning = half + " " + ordinal(score.state().period());
      return type("2", "STATUS_IN_PROGRESS", "in", "In Progress", inning);
    }
    return type("2", "STATUS_IN_PROGRESS", "in", "In Progress", score.clock() + " - " + period);
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 1 -> "1st";
      case 2 -> "2nd";
      case 3 -> "3rd";
      default -> number + "th";
    };
  }

  private static ObjectNode type(
      String id, String name, String state, String description, String detail) {
    return FeedJson.object()
        .put("id", id)
        .put("name", name)
        .put("state", state)
        .put("completed", state.equals("post"))
        .put("description", description)
        .put("detail", detail)
        .put("shortDetail", detail);
  }
}
