package io.tipoff.feed.opticodds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedJson;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.feed.Team;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Money;
import io.tipoff.market.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What OpticOdds says, in our values. */
final class OpticOddsReader {
  /** The markets that are about the final score; their names, in small letters, are ids too. */
  static final List<String> MARKETS =
      List.of(
          "moneyline",
          "point_spread",
          "run_line",
          "puck_line",
          "total_points",
          "total_runs",
          "total_goals");

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]?\\d)(\\.\\d+)?");
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int CENTS = 2;

  private OpticOddsReader() {}

  /**
   * Reads a fixture.
   *
   * @throws FeedException if it lacks an id, teams, or a start
   */
  static Fixture fixture(JsonNode node, League league) throws FeedException {
    long start =
        FeedJson.time(node, "start_date")
            .orElseThrow(() -> new FeedException(Kind.MALFORMED, "there is no start_date"));
    return new Fixture(
        FeedSource.OPTICODDS,
        FeedJson.required(node, "id"),
        league,
        team(node, "home"),
        team(node, "away"),
        start);
  }

  private static Team team(JsonNode node, String side) throws FeedException {
    JsonNode competitor = node.path(side + "_competitors").path(0);
    return new Team(
        FeedJson.text(competitor, "id"),
        FeedJson.required(node, side + "_team_display"),
        FeedJson.text(competitor, "abbreviation"));
  }

  /** What a game is before it has a result. */
  static GameState notBegun(Fixture fixture) {
    return state(fixture, GameStatus.SCHEDULED, 0, 0, 0, Optional.empty(), Optional.empty());
  }

  static GameStatus status(JsonNode node) {
    return status(FeedJson.text(node, "status"));
  }

  static GameStatus status(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "unplayed" -> GameStatus.SCHEDULED;
      case "live" -> GameStatus.LIVE;
      case "half" -> GameStatus.BREAK;
      case "completed" -> GameStatus.FINAL;
      case "cancelled", "canceled" -> GameStatus.CANCELLED;
      case "suspended" -> GameStatus.SUSPENDED;
      case "delayed" -> GameStatus.DELAYED;
      default -> GameStatus.UNKNOWN;
    };
  }

  /**
   * Reads a result.
   *
   * @throws FeedException if it lacks the points of a team
   */
  static GameState result(Fixture fixture, JsonNode node) throws FeedException {
    JsonNode scores = node.path("scores");
    JsonNode inPlay = node.path("in_play");
    GameStatus status = status(node.path("fixture"));
    int home = points(scores, "home");
    int away = points(scores, "away");
    boolean playing = status.isInPlay();
    return state(
        fixture,
        status,
        home,
        away,
        period(inPlay, scores),
        playing ? clock(fixture.league(), status, inPlay) : Optional.empty(),
        playing ? situation(fixture, inPlay) : Optional.empty());
  }

  private static GameState state(
      Fixture fixture,
      GameStatus status,
      int home,
      int away,
      int period,
      Optional<GameClock> clock,
      Optional<Situation> situation) {
    return new GameState(
        fixture.league().slug(),
        fixture.home().name(),
        fixture.away().name(),
        home,
        away,
        status,
        period,
        clock,
        situation);
  }

  private static int points(JsonNode scores, String side) throws FeedException {
    OptionalInt total = FeedJson.whole(scores.path(side), "total");
    if (total.isEmpty() || total.getAsInt() < 0) {
      throw new FeedException(Kind.MALFORMED, "there are no points of the " + side + " team");
    }
    return total.getAsInt();
  }

  /** Its number where it is told; between two, the last that has a score. */
  private static int period(JsonNode inPlay, JsonNode scores) {
    OptionalInt number = FeedJson.whole(inPlay, "period_number");
    if (number.isEmpty()) {
      number = FeedJson.whole(inPlay, "period");
    }
    if (number.isPresent() && number.getAsInt() > 0) {
      return number.getAsInt();
    }
    Matcher half = Pattern.compile("([12])H").matcher(FeedJson.text(inPlay, "period"));
    return half.matches()
        ? Integer.parseInt(half.group(1))
        : scores.path("home").path("periods").size();
  }

  /** What is left of the period, where the league's clock counts down. */
  private static Optional<GameClock> clock(League league, GameStatus status, JsonNode inPlay) {
    if (!league.countsDown()) {
      return Optional.empty();
    }
    if (status == GameStatus.BREAK) {
      return Optional.of(new GameClock(0, false));
    }
    Matcher clock = CLOCK.matcher(FeedJson.text(inPlay, "clock"));
    if (!clock.matches()) {
      return Optional.empty();
    }
    long seconds =
        Long.parseLong(clock.group(1)) * SECONDS_PER_MINUTE + Long.parseLong(clock.group(2));
    boolean runs = status == GameStatus.LIVE && !inPlay.path("is_clock_stopped").asBoolean(true);
    return Optional.of(new GameClock(seconds * NANOS_PER_SECOND, runs));
  }

  /** Of baseball the outs, where it is told who bats, and the bases, where they are. */
  private static Optional<Situation> situation(Fixture fixture, JsonNode inPlay) {
    if (!fixture.league().hasInnings()) {
      return Optional.empty();
    }
    @Nullable TeamSide batting =
        switch (FeedJson.text(inPlay, "clock").toLowerCase(Locale.ROOT)) {
          case "top" -> TeamSide.AWAY;
          case "bottom", "bot" -> TeamSide.HOME;
          default -> null;
        };
    int outs = FeedJson.whole(inPlay, "outs").orElse(-1);
    OptionalInt runners = runners(inPlay.path("runners"));
    int balls = FeedJson.whole(inPlay, "balls").orElse(0);
    int strikes = FeedJson.whole(inPlay, "strikes").orElse(0);
    boolean known =
        outs >= 0 && outs <= 3 && balls >= 0 && balls <= 4 && strikes >= 0 && strikes <= 3;
    return batting == null || !known || runners.isEmpty()
        ? Optional.empty()
        : Optional.of(new Situation.Baseball(batting, outs, runners.getAsInt(), balls, strikes));
  }

  /** Such as [1, 3]; how else it may be written is not documented. */
  private static OptionalInt runners(JsonNode runners) {
    if (!runners.isArray()) {
      return OptionalInt.empty();
    }
    int bases = 0;
    for (JsonNode base : runners) {
      if (!base.isInt() || base.intValue() < 1 || base.intValue() > 3) {
        return OptionalInt.empty();
      }
      bases |= 1 << (base.intValue() - 1);
    }
    return OptionalInt.of(bases);
  }

  /** A side of a bet on the final score; null for bets on anything else. */
  static @Nullable Offer offer(GameId game, Fixture fixture, JsonNode odd) throws FeedException {
    String market = market(odd);
    if (!MARKETS.contains(market)) {
      return null;
    }
    @Nullable Selection side = side(fixture, market, odd);
    @Nullable Question question = question(fixture, market, side, FeedJson.points(odd, "points"));
    if (side == null || question == null) {
      throw new FeedException(Kind.MALFORMED, "an odd whose side is not known");
    }
    long changed =
        FeedJson.seconds(odd, "timestamp")
            .orElseThrow(() -> new FeedException(Kind.MALFORMED, "there is no timestamp"));
    OptionalDouble decimal = FeedJson.american(odd, "price");
    return new Offer(
        game,
        OddsBoard.sportsbook(FeedJson.required(odd, "sportsbook")),
        question,
        odd.path("is_main").asBoolean(false),
        side,
        decimal,
        limit(odd.path("limits")),
        changed);
  }

  /** Streams tell the market's name only; its id is a part of the odd's. */
  private static String market(JsonNode odd) {
    String id = FeedJson.text(odd, "market_id");
    return id.isEmpty()
        ? FeedJson.text(odd, "market").toLowerCase(Locale.ROOT).replace(' ', '_')
        : id;
  }

  private static Optional<Money> limit(JsonNode limits) {
    Optional<BigDecimal> most = FeedJson.number(limits, "max_stake");
    return (most.isPresent() ? most : FeedJson.number(limits, "max"))
        .filter(stake -> stake.signum() > 0 && stake.precision() - stake.scale() <= 9)
        .map(stake -> Money.of(stake.setScale(CENTS, RoundingMode.DOWN).toPlainString()));
  }

  private static @Nullable Selection side(Fixture fixture, String market, JsonNode odd) {
    if (market.startsWith("total_")) {
      return switch (FeedJson.text(odd, "selection_line").toLowerCase(Locale.ROOT)) {
        case "over" -> Selection.OVER;
        case "under" -> Selection.UNDER;
        default -> null;
      };
    }
    String team = FeedJson.text(odd, "team_id");
    String name = FeedJson.text(odd, "selection");
    if (is(fixture.home(), team, name)) {
      return Selection.HOME;
    }
    if (is(fixture.away(), team, name)) {
      return Selection.AWAY;
    }
    return market.equals("moneyline") && name.equalsIgnoreCase("draw") ? Selection.DRAW : null;
  }

  private static boolean is(Team team, String id, String name) {
    boolean hasIds = !id.isEmpty() && !team.id().isEmpty();
    return hasIds ? id.equals(team.id()) : name.equals(team.name());
  }

  private static @Nullable Question question(
      Fixture fixture, String market, @Nullable Selection side, OptionalInt points) {
    if (market.equals("moneyline")) {
      return fixture.league().hasDraws() ? Question.OUTRIGHT : Question.WINNER;
    }
    if (points.isEmpty()) {
      return null;
    }
    return market.startsWith("total_")
        ? Question.total(points.getAsInt())
        : Question.spread(side == Selection.AWAY ? -points.getAsInt() : points.getAsInt());
  }
}
