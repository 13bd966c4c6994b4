package io.tipoff.exchange.world;

/**
 * How evenings follow each other.
 *
 * @param seed of the teams, the games and the traders
 * @param games an evening, 1 to 16
 * @param periods of regulation in each game; fewer than four make short games
 * @param speed how many times as fast as outside the world's time passes, 0.001 to 1,000
 * @param traders who trades
 */
public record SeasonSettings(
    long seed, int games, int periods, double speed, WorldSettings traders) {
  /** As many as there is a pair of teams for. */
  public static final int MOST_GAMES = 16;

  private static final int USUAL_GAMES = 4;

  /** The slowest speed. */
  public static final double SLOWEST = 0.001;

  /** The highest speed. */
  public static final double FASTEST = 1_000;

  public SeasonSettings {
    if (games < 1 || games > MOST_GAMES) {
      throw new IllegalArgumentException("1 to " + MOST_GAMES + " games an evening: " + games);
    }
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException(SLOWEST + " to " + FASTEST + " times: " + speed);
    }
  }

  /** Four games an evening in real time, with the traders that come with the program. */
  public static SeasonSettings of(long seed) {
    int periods = Sport.BASKETBALL.rules().regulation().periods();
    return new SeasonSettings(seed, USUAL_GAMES, periods, 1, WorldFile.standard());
  }

  public SeasonSettings withGames(int value) {
    return new SeasonSettings(seed, value, periods, speed, traders);
  }

  public SeasonSettings withPeriods(int value) {
    return new SeasonSettings(seed, games, value, speed, traders);
  }

  public SeasonSettings withSpeed(double value) {
    return new SeasonSettings(seed, games, periods, value, traders);
  }
}
