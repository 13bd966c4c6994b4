package io.tipoff.exchange.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The games of one evening.
 *
 * @param seed of everything that happens in it
 * @param start when the first markets open, nanoseconds since 1970
 */
public record Evening(long seed, long start, List<GameSettings> games) {
  private static final long MINUTE = 60_000_000_000L;
  private static final long PRE_GAME = 30 * MINUTE;
  private static final int STARTS = 7;
  private static final long BETWEEN_STARTS = 5 * MINUTE;

  public Evening {
    games = List.copyOf(games);
  }

  /** An evening of these sports, a game each; the games start within half an hour. */
  public static Evening of(long seed, long start, List<Sport> sports) {
    List<String> teams = new ArrayList<>(Clubs.codes());
    if (2 * sports.size() > teams.size()) {
      throw new IllegalArgumentException("at most " + teams.size() / 2 + " games an evening");
    }
    Draws draws = Draws.of(seed, "evening");
    List<GameSettings> games = new ArrayList<>();
    for (Sport sport : sports) {
      String away = teams.remove(draws.below(teams.size()));
      String home = teams.remove(draws.below(teams.size()));
      long scheduled = start + PRE_GAME + draws.below(STARTS) * BETWEEN_STARTS;
      games.add(new GameSettings(sport, away, home, scheduled, PRE_GAME));
    }
    return new Evening(seed, start, games);
  }

  /** The same evening with games of so many periods. */
  public Evening withPeriods(int periods) {
    return new Evening(seed, start, games.stream().map(game -> game.withPeriods(periods)).toList());
  }
}
