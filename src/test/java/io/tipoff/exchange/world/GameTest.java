package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GameTest {
  private static final long SECOND = 1_000_000_000;
  private static final long START = 1_792_882_800L * SECOND;
  private static final int GAMES = 300;

  private static Game game(Sport sport, long seed) {
    return new Game(new GameSettings(sport, "hbr", "smt", START, 1_800 * SECOND), seed);
  }

  private static List<GameState> play(Game game) {
    List<GameState> states = new ArrayList<>(List.of(game.state()));
    while (game.nextDue() != Long.MAX_VALUE) {
      game.advance(game.nextDue());
      states.add(game.state());
    }
    return states;
  }

  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldPlayFromTheScheduleToTheEnd(Sport sport) {
    for (int seed = 0; seed < GAMES; seed++) {
      List<GameState> states = play(game(sport, seed));

      assertThat(states.getFirst().status()).isEqualTo(GameStatus.SCHEDULED);
      assertThat(states.get(1).period()).isEqualTo(1);
      assertThat(states.get(1).changed()).isBetween(START, START + 300 * SECOND);
      assertThat(states.getLast().status()).isEqualTo(GameStatus.FINAL);
      assertThat(states.subList(0, states.size() - 1)).noneMatch(GameState::isFinal);
      assertThat(states.getLast().period())
          .isGreaterThanOrEqualTo(sport.rules().regulation().periods());
    }
  }

  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldNeverTakePointsBackNorTimeNorPeriods(Sport sport) {
    for (int seed = 0; seed < GAMES; seed++) {
      List<GameState> states = play(game(sport, seed));
      for (int i = 1; i < states.size(); i++) {
        GameState before = states.get(i - 1);
        GameState after = states.get(i);
        assertThat(after.changed()).isGreaterThanOrEqualTo(before.changed());
        int more = after.away() - before.away() + after.home() - before.home();
        assertThat(after.away()).isGreaterThanOrEqualTo(before.away());
        assertThat(after.home()).isGreaterThanOrEqualTo(before.home());
        assertThat(more).isLessThanOrEqualTo(sport.rules().scoring().most());
        assertThat(after.period() - before.period()).isBetween(0, 1);
        if (after.period() == before.period()) {
          assertThat(after.secondsLeft()).isLessThanOrEqualTo(before.secondsLeft());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldPlayEveryPeriodForItsLength(Sport sport) {
    for (int seed = 0; seed < GAMES; seed++) {
      List<GameState> states = play(game(sport, seed));
      for (int i = 1; i < states.size(); i++) {
        GameState before = states.get(i - 1);
        GameState after = states.get(i);
        if (after.period() > before.period()) {
          assertThat(before.secondsLeft()).isZero();
          assertThat(after.secondsLeft()).isEqualTo(sport.rules().secondsOf(after.period()));
        }
      }
      assertThat(states.getLast().secondsLeft()).isZero();
    }
  }

  @Test
  void shouldLetTheClockRunOnlyWhileTheGameIsLive() {
    List<GameState> states = play(game(Sport.BASKETBALL, 3));
    for (int i = 1; i < states.size(); i++) {
      GameState before = states.get(i - 1);
      GameState after = states.get(i);
      if (before.period() == after.period() && before.period() > 0) {
        long passed = after.changed() - before.changed();
        long played = (before.secondsLeft() - after.secondsLeft() - 1) * SECOND;
        assertThat(passed).isGreaterThanOrEqualTo(played);
      }
      if (before.status() == GameStatus.SUSPENDED) {
        assertThat(after.secondsLeft()).isEqualTo(before.secondsLeft());
        assertThat(after.hasScoreOf(before)).isTrue();
        assertThat(after.changed() - before.changed()).isBetween(20 * SECOND, 125 * SECOND);
      }
    }
    assertThat(states).anyMatch(state -> state.status() == GameStatus.SUSPENDED);
  }

  @ParameterizedTest
  @EnumSource(Sport.class)
  void shouldPlayOvertimeOnlyWhenLevel(Sport sport) {
    int overtimes = 0;
    for (int seed = 0; seed < GAMES; seed++) {
      List<GameState> states = play(game(sport, seed));
      for (int i = 1; i < states.size(); i++) {
        GameState before = states.get(i - 1);
        if (states.get(i).period() > before.period()
            && before.period() >= sport.rules().regulation().periods()) {
          assertThat(before.away()).isEqualTo(before.home());
          overtimes++;
        }
      }
      GameState end = states.getLast();
      if (end.away() == end.home()) {
        assertThat(end.period())
            .isEqualTo(sport.rules().regulation().periods() + sport.rules().overtime().most());
      }
    }
    assertThat(overtimes).isBetween(GAMES / 60, GAMES / 2);
  }

  @Test
  void shouldEndABaseballGameOnceTheHomeTeamLeadsAtTheEnd() {
    int walkOffs = 0;
    for (int seed = 0; seed < GAMES; seed++) {
      List<GameState> states = play(game(Sport.BASEBALL, seed));
      for (GameState state : states.subList(0, states.size() - 1)) {
        boolean isHomeInTheLast = state.period() >= 9 && state.possession() == Team.HOME;
        assertThat(isHomeInTheLast && state.home() > state.away()).isFalse();
      }
      GameState end = states.getLast();
      walkOffs += end.home() > end.away() ? 1 : 0;
    }
    assertThat(walkOffs).isGreaterThan(GAMES / 3);
  }

  @Test
  void shouldTakeAsLongAsRealGamesAndScoreAsMuch() {
    assertThat(average(Sport.BASKETBALL, GameTest::hours)).isBetween(2.2, 2.5);
    assertThat(average(Sport.BASKETBALL, GameTest::points)).isBetween(205.0, 225.0);
    assertThat(average(Sport.FOOTBALL, GameTest::hours)).isBetween(3.0, 3.4);
    assertThat(average(Sport.FOOTBALL, GameTest::points)).isBetween(42.0, 52.0);
    assertThat(average(Sport.BASEBALL, GameTest::hours)).isBetween(2.4, 2.9);
    assertThat(average(Sport.BASEBALL, GameTest::points)).isBetween(8.0, 10.0);
  }

  @Test
  void shouldFavourTheHomeTeam() {
    double chance =
        IntStream.range(0, GAMES)
            .mapToDouble(seed -> game(Sport.BASKETBALL, seed).homeWin())
            .average()
            .orElseThrow();

    assertThat(chance).isBetween(0.53, 0.59);
  }

  private static double hours(GameState end) {
    return (end.changed() - START) / 3.6e12;
  }

  private static double points(GameState end) {
    return end.away() + end.home();
  }

  private static double average(Sport sport, ToDoubleFunction<GameState> of) {
    return IntStream.range(0, GAMES)
        .mapToObj(seed -> play(game(sport, seed)).getLast())
        .mapToDouble(of)
        .average()
        .orElseThrow();
  }

  @Test
  void shouldRepeatItselfForTheSameSeedOnly() {
    assertThat(play(game(Sport.BASKETBALL, 5))).isEqualTo(play(game(Sport.BASKETBALL, 5)));
    assertThat(play(game(Sport.BASKETBALL, 5))).isNotEqualTo(play(game(Sport.BASKETBALL, 6)));
  }

  @Test
  void shouldNotDependOnTheStepsOfTime() {
    Game steps = game(Sport.BASKETBALL, 8);
    Game leap = game(Sport.BASKETBALL, 8);
    play(steps);
    leap.advance(Long.MAX_VALUE - 1);

    assertThat(leap.state()).isEqualTo(steps.state());
  }
}
