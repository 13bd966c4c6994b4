package io.tipoff.feed.venue;

import io.tipoff.feed.VenueGame;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.polymarket.rest.GameState.Baseball;
import io.tipoff.polymarket.rest.GameState.Football;
import io.tipoff.polymarket.rest.GameState.PeriodScore;
import io.tipoff.polymarket.rest.GameState.TeamScore;
import io.tipoff.polymarket.rest.VenueTeam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is certain of the venue's word of a game: points by team from the scores of its periods, the
 * period, what baseball and football tell of themselves. The order within its text of the score and
 * the meaning of its time are not documented, so neither is read: the clock is unknown.
 */
final class VenueStates {
  private static final int FIELD = 100;
  private static final int MOST_POINTS = 10_000;
  private static final int MOST_PERIODS = 1_000;

  private VenueStates() {}

  /**
   * Where a game stands; empty while it is played and no score of both teams is told, or one that
   * leaves a doubt.
   */
  static Optional<GameState> state(VenueGame game, io.tipoff.polymarket.rest.GameState told) {
    int home = 0;
    int away = 0;
    int period = 0;
    boolean scored = false;
    for (PeriodScore one : told.periods()) {
      if (!one.scores().isEmpty()) {
        OptionalInt ofHome = points(one, game.home());
        OptionalInt ofAway = points(one, game.away());
        if (one.scores().size() != 2 || ofHome.isEmpty() || ofAway.isEmpty()) {
          return Optional.empty();
        }
        home += ofHome.getAsInt();
        away += ofAway.getAsInt();
        scored = true;
      }
      int number = Math.min(one.number().orElse(0), MOST_PERIODS);
      period = Math.max(period, one.overtime() ? game.league().periods() + number : number);
    }
    if (!scored && (told.live() || told.ended())) {
      return Optional.empty();
    }
    return Optional.of(
        new GameState(
            game.league().slug(),
            game.home().name(),
            game.away().name(),
            home,
            away,
            status(told, home + away > 0),
            period,
            Optional.empty(),
            situation(game, told)));
  }

  /** Of one team in one period; empty unless they are told once. */
  private static OptionalInt points(PeriodScore period, VenueTeam team) {
    List<TeamScore> scores =
        period.scores().stream().filter(score -> score.teamId().equals(team.id())).toList();
    if (team.id().isEmpty() || scores.size() != 1) {
      return OptionalInt.empty();
    }
    int points = scores.getFirst().score().orElse(-1);
    return points >= 0 && points <= MOST_POINTS ? OptionalInt.of(points) : OptionalInt.empty();
  }

  /** A game with points that is neither played nor over stands where nobody says. */
  private static GameStatus status(io.tipoff.polymarket.rest.GameState told, boolean begun) {
    if (told.ended()) {
      return GameStatus.FINAL;
    }
    if (told.live()) {
      return GameStatus.LIVE;
    }
    return begun ? GameStatus.UNKNOWN : GameStatus.SCHEDULED;
  }

  private static Optional<Situation> situation(
      VenueGame game, io.tipoff.polymarket.rest.GameState told) {
    if (!told.live()) {
      return Optional.empty();
    }
    if (told.baseball().isPresent()) {
      return baseball(told.baseball().get());
    }
    return told.football().flatMap(one -> football(game, one));
  }

  private static Optional<Situation> baseball(Baseball told) {
    @Nullable TeamSide batting =
        switch (told.half().toLowerCase(Locale.ROOT)) {
          case "top" -> TeamSide.AWAY;
          case "bottom" -> TeamSide.HOME;
          default -> null;
        };
    int outs = told.outs().orElse(-1);
    int balls = told.balls().orElse(0);
    int strikes = told.strikes().orElse(0);
    if (batting == null
        || outs < 0
        || outs > 3
        || balls < 0
        || balls > 4
        || strikes < 0
        || strikes > 3) {
      return Optional.empty();
    }
    int runners = (told.onFirst() ? 1 : 0) + (told.onSecond() ? 2 : 0) + (told.onThird() ? 4 : 0);
    return Optional.of(new Situation.Baseball(batting, outs, runners, balls, strikes));
  }

  private static Optional<Situation> football(VenueGame game, Football told) {
    @Nullable TeamSide attacks = side(game, told.possession());
    @Nullable TeamSide half = side(game, told.yardTeam());
    int down = told.down().orElse(0);
    int distance = told.toGo().orElse(-1);
    int yard = told.yard().orElse(-1);
    if (attacks == null
        || half == null
        || down < 1
        || down > 4
        || distance < 0
        || distance > FIELD
        || yard < 0
        || yard > FIELD / 2) {
      return Optional.empty();
    }
    int toGoal = attacks == half ? FIELD - yard : yard;
    return Optional.of(new Situation.Football(attacks, down, distance, toGoal));
  }

  private static @Nullable TeamSide side(VenueGame game, String team) {
    if (team.isEmpty()) {
      return null;
    }
    if (team.equals(game.home().id())) {
      return TeamSide.HOME;
    }
    return team.equals(game.away().id()) ? TeamSide.AWAY : null;
  }
}
