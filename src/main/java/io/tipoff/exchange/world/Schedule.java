package io.tipoff.exchange.world;

import io.tipoff.market.TradeDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who plays whom on which evening: every two teams meet twice, once at either's place, before any
 * two meet again. The rounds are those of the circle method: one team stays, the others move on.
 */
final class Schedule {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;

  /** From the opening of an evening's markets to its first game. */
  private static final long PRE_GAME = 30 * MINUTE;

  /** The same on the first evening, which somebody waits for. */
  private static final long FIRST_PRE_GAME = 3 * MINUTE;

  private static final long BETWEEN_STARTS = 8 * MINUTE;

  private final SeasonSettings settings;
  private final List<String> teams;

  Schedule(SeasonSettings settings) {
    this.settings = settings;
    this.teams = new ArrayList<>(Clubs.codes());
    Draws draws = Draws.of(settings.seed(), "season");
    for (int i = teams.size() - 1; i > 0; i--) {
      Collections.swap(teams, i, draws.below(i + 1));
    }
  }

  /** How many evenings there are before any two teams meet again at the same place. */
  int length() {
    return 2 * (teams.size() - 1) * eveningsOfRound();
  }

  private int eveningsOfRound() {
    return teams.size() / 2 / settings.games();
  }

  /**
   * An evening of basketball whose games begin one after another.
   *
   * @param number from 0
   * @param start when the first markets open, nanoseconds since 1970
   */
  Evening evening(int number, long start) {
    int round = number / eveningsOfRound() % (2 * (teams.size() - 1));
    int first = number % eveningsOfRound() * settings.games();
    long preGame = number == 0 ? FIRST_PRE_GAME : PRE_GAME;
    List<GameSettings> games = new ArrayList<>();
    for (int i = 0; i < settings.games(); i++) {
      games.add(game(round, first + i, start, preGame + i * BETWEEN_STARTS));
    }
    return new Evening(settings.seed() + number * GOLDEN_GAMMA, start, games);
  }

  /** When an evening may start: teams that met are not to meet again on the same day outside. */
  long noRematch(int number, long start, WorldClock clock) {
    if (number % length() != 0) {
      return start;
    }
    long outside = clock.outside(start);
    LocalDate today =
        Instant.ofEpochSecond(Math.floorDiv(outside, SECOND)).atZone(TradeDay.ZONE).toLocalDate();
    return clock.inside(today.plusDays(1).atStartOfDay(TradeDay.ZONE).toEpochSecond() * SECOND);
  }

  private GameSettings game(int round, int pair, long opens, long preGame) {
    int others = teams.size() - 1;
    String one = pair == 0 ? teams.getLast() : teams.get((round + pair) % others);
    String other = teams.get((round + others - pair) % others);
    boolean swapped = (round / others + pair) % 2 == 1;
    return new GameSettings(
        Sport.BASKETBALL,
        swapped ? other : one,
        swapped ? one : other,
        opens + preGame,
        preGame,
        settings.periods());
  }
}
