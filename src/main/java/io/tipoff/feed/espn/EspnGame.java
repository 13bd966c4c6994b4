package io.tipoff.feed.espn;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedJson;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.League;
import io.tipoff.feed.Team;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A game as ESPN's scoreboard shows it. */
record EspnGame(Fixture fixture, GameState state) {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final BigDecimal LONGEST_PERIOD = BigDecimal.valueOf(7_200);
  private static final Pattern YARD = Pattern.compile("([A-Z]{2,5}) (\\d{1,2})");
  private static final int FIELD = 100;

  /**
   * Reads an event of a scoreboard.
   *
   * @throws FeedException if teams, score or status are not told
   */
  static EspnGame read(JsonNode event, League league) throws FeedException {
    JsonNode competition = event.path("competitions").path(0);
    JsonNode home = competitor(competition, "home");
    JsonNode away = competitor(competition, "away");
    long start =
        FeedJson.time(event, "date")
            .orElseThrow(() -> new FeedException(Kind.MALFORMED, "there is no date"));
    Fixture fixture =
        new Fixture(
            FeedSource.ESPN, FeedJson.required(event, "id"), league, team(home), team(away), start);
    JsonNode status =
        competition.path("status").isObject() ? competition.path("status") : event.path("status");
    GameStatus stands = status(status.path("type"));
    int period = Math.max(0, FeedJson.whole(status, "period").orElse(0));
    boolean begun = stands.isInPlay() || stands.isOver();
    GameState state =
        new GameState(
            league.slug(),
            fixture.home().name(),
            fixture.away().name(),
            points(home, begun),
            points(away, begun),
            stands,
            begun ? period : 0,
            clock(league, stands, status),
            stands.isInPlay() ? situation(league, competition, status, fixture) : Optional.empty());
    return new EspnGame(fixture, state);
  }

  private static JsonNode competitor(JsonNode competition, String side) throws FeedException {
    for (JsonNode competitor : competition.path("competitors")) {
      if (FeedJson.text(competitor, "homeAway").equals(side)) {
        return competitor;
      }
    }
    throw new FeedException(Kind.MALFORMED, "there is no " + side + " team");
  }

  private static Team team(JsonNode competitor) throws FeedException {
    JsonNode team = competitor.path("team");
    return new Team(
        FeedJson.text(team, "id"),
        FeedJson.required(team, "displayName"),
        FeedJson.text(team, "abbreviation"));
  }

  private static int points(JsonNode competitor, boolean begun) throws FeedException {
    OptionalInt points = FeedJson.whole(competitor, "score");
    if (points.isPresent() && points.getAsInt() >= 0) {
      return points.getAsInt();
    }
    if (begun) {
      throw new FeedException(Kind.MALFORMED, "there is no score");
    }
    return 0;
  }

  private static GameStatus status(JsonNode type) {
    String name = FeedJson.text(type, "name");
    return switch (name) {
      case "STATUS_CANCELED", "STATUS_FORFEIT", "STATUS_ABANDONED" -> GameStatus.CANCELLED;
      case "STATUS_POSTPONED" -> GameStatus.DELAYED;
      case "STATUS_SUSPENDED" -> GameStatus.SUSPENDED;
      case "STATUS_DELAYED", "STATUS_RAIN_DELAY" ->
          FeedJson.text(type, "state").equals("in") ? GameStatus.SUSPENDED : GameStatus.DELAYED;
      case "STATUS_HALFTIME", "STATUS_END_PERIOD" -> GameStatus.BREAK;
      default -> byState(type);
    };
  }

  private static GameStatus byState(JsonNode type) {
    return switch (FeedJson.text(type, "state")) {
      case "pre" -> GameStatus.SCHEDULED;
      case "in" -> GameStatus.LIVE;
      case "post" ->
          type.path("completed").asBoolean(false) ? GameStatus.FINAL : GameStatus.UNKNOWN;
      default -> GameStatus.UNKNOWN;
    };
  }

  /** What is left of the period; whether it runs is not told, so it is taken as it was read. */
  private static Optional<GameClock> clock(League league, GameStatus stands, JsonNode status) {
    Optional<BigDecimal> seconds = FeedJson.number(status, "clock");
    if (!league.countsDown()
        || !stands.isInPlay()
        || seconds.isEmpty()
        || seconds.get().signum() < 0
        || seconds.get().compareTo(LONGEST_PERIOD) > 0) {
      return Optional.empty();
    }
    return Optional.of(new GameClock(seconds.get().multiply(NANOS).longValue(), false));
  }

  private static Optional<Situation> situation(
      League league, JsonNode competition, JsonNode status, Fixture fixture) {
    JsonNode situation = competition.path("situation");
    if (league.hasInnings()) {
      return baseball(situation, FeedJson.text(status.path("type"), "detail"));
    }
    return switch (league) {
      case NFL, CFB -> football(situation, fixture);
      default -> Optional.empty();
    };
  }

  private static Optional<Situation> baseball(JsonNode situation, String detail) {
    String half = detail.toLowerCase(Locale.ROOT).split(" ", 2)[0];
    @Nullable TeamSide batting =
        switch (half) {
          case "top" -> TeamSide.AWAY;
          case "bot", "bottom" -> TeamSide.HOME;
          default -> null;
        };
    int outs = FeedJson.whole(situation, "outs").orElse(-1);
    int balls = FeedJson.whole(situation, "balls").orElse(0);
    int strikes = FeedJson.whole(situation, "strikes").orElse(0);
    boolean known =
        outs >= 0 && outs <= 3 && balls >= 0 && balls <= 4 && strikes >= 0 && strikes <= 3;
    if (batting == null || !known) {
      return Optional.empty();
    }
    int runners =
        (situation.path("onFirst").asBoolean(false) ? 1 : 0)
            + (situation.path("onSecond").asBoolean(false) ? 2 : 0)
            + (situation.path("onThird").asBoolean(false) ? 4 : 0);
    return Optional.of(new Situation.Baseball(batting, outs, runners, balls, strikes));
  }

  /** Where the ball is stands in words, such as ATL 20: in the half of Atlanta. */
  private static Optional<Situation> football(JsonNode situation, Fixture fixture) {
    String possession = FeedJson.text(situation, "possession");
    boolean isHome = possession.equals(fixture.home().id());
    int down = FeedJson.whole(situation, "down").orElse(0);
    int distance = FeedJson.whole(situation, "distance").orElse(-1);
    if (possession.isEmpty()
        || !(isHome || possession.equals(fixture.away().id()))
        || down < 1
        || down > 4
        || distance < 0
        || distance > FIELD) {
      return Optional.empty();
    }
    Team attacks = isHome ? fixture.home() : fixture.away();
    Team defends = isHome ? fixture.away() : fixture.home();
    OptionalInt toGoal = toGoal(FeedJson.text(situation, "possessionText"), attacks, defends);
    return toGoal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Situation.Football(
                isHome ? TeamSide.HOME : TeamSide.AWAY, down, distance, toGoal.getAsInt()));
  }

  private static OptionalInt toGoal(String where, Team attacks, Team defends) {
    if (where.equals("50")) {
      return OptionalInt.of(FIELD / 2);
    }
    Matcher yard = YARD.matcher(where);
    if (!yard.matches() || Integer.parseInt(yard.group(2)) > FIELD / 2) {
      return OptionalInt.empty();
    }
    int line = Integer.parseInt(yard.group(2));
    if (yard.group(1).equals(attacks.abbreviation())) {
      return OptionalInt.of(FIELD - line);
    }
    return yard.group(1).equals(defends.abbreviation())
        ? OptionalInt.of(line)
        : OptionalInt.empty();
  }
}
