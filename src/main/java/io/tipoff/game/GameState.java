package io.tipoff.game;

import java.util.Optional;

/**
 * A game as a feed tells it.
 *
 * @param league such as {@code nba}; empty if unknown
 * @param homeTeam as the feed calls it; empty if unknown
 * @param awayTeam as the feed calls it; empty if unknown
 * @param homeScore 0 or more
 * @param awayScore 0 or more
 * @param period from 1, overtimes counted on (the first one of a game of four quarters is 5); the
 *     inning in baseball; 0 before the game and where it is unknown
 * @param clock empty where it is unknown, and in games without one
 * @param situation empty where it is unknown
 */
public record GameState(
    String league,
    String homeTeam,
    String awayTeam,
    int homeScore,
    int awayScore,
    GameStatus status,
    int period,
    Optional<GameClock> clock,
    Optional<Situation> situation) {

  public GameState {
    if (homeScore < 0 || awayScore < 0 || period < 0) {
      throw new IllegalArgumentException(
          "scores and periods are 0 or more, not "
              + homeScore
              + ", "
              + awayScore
              + " and "
              + period);
    }
  }

  /** Points of the home side above the away side. */
  public int lead() {
    return homeScore - awayScore;
  }

  /** Whether both tell the same score. */
  public boolean hasScoreOf(GameState other) {
    return homeScore == other.homeScore && awayScore == other.awayScore;
  }

  /** The same with another score. */
  public GameState withScore(int home, int away) {
    return new GameState(league, homeTeam, awayTeam, home, away, status, period, clock, situation);
  }

  /** The same with another status. */
  public GameState withStatus(GameStatus other) {
    return new GameState(
        league, homeTeam, awayTeam, homeScore, awayScore, other, period, clock, situation);
  }

  /** The same at the start of another period, whose clock is not known yet. */
  public GameState inPeriod(int other) {
    return new GameState(
        league,
        homeTeam,
        awayTeam,
        homeScore,
        awayScore,
        status,
        other,
        Optional.empty(),
        Optional.empty());
  }
}
