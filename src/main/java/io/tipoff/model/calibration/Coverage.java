package io.tipoff.model.calibration;

import io.tipoff.model.Estimate;
import io.tipoff.model.winprob.ScoreState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Whether sigmas tell the truth. States are grouped by the time left and the probability given; in
 * a good model the share of home wins in a group lies within 1.96 deviations of the mean
 * probability in 95 % of the groups, the deviation made of sigma and of the chance of who won,
 * estimated with each game as one observation.
 */
public final class Coverage {
  private static final int BANDS = 10;
  private static final double WIDTH = 1.96;

  private final double seconds;
  private final int fewestGames;
  private final SequencedMap<Integer, SequencedMap<String, Sums>> groups = new LinkedHashMap<>();

  private static final class Sums {
    private int states;
    private double residual;
    private double sigma;
    private double probability;
  }

  /**
   * Nothing counted yet.
   *
   * @param seconds of regulation
   * @param fewestGames that a group needs to be judged
   */
  public Coverage(double seconds, int fewestGames) {
    this.seconds = seconds;
    this.fewestGames = fewestGames;
  }

  /** Counts a state of a game that ended so. */
  public void add(String game, ScoreState state, Estimate estimate, double result) {
    Sums sums =
        groups
            .computeIfAbsent(group(state, estimate), _ -> new LinkedHashMap<>())
            .computeIfAbsent(game, _ -> new Sums());
    sums.states++;
    sums.residual += result - estimate.probability();
    sums.sigma += estimate.sigma();
    sums.probability += estimate.probability();
  }

  private int group(ScoreState state, Estimate estimate) {
    double left = state.secondsLeft() / seconds;
    int phase =
        left <= 1.0 / 24
            ? 0
            : left <= 1.0 / 8 ? 1 : left <= 0.25 ? 2 : left <= 0.5 ? 3 : left <= 0.75 ? 4 : 5;
    int band = StrictMath.min(BANDS - 1, (int) (estimate.probability() * BANDS));
    return phase * BANDS + band;
  }

  /**
   * A group of states.
   *
   * @param probability mean of what was given
   * @param error share of home wins less that mean
   * @param chance the standard deviation of the error by chance
   * @param sigma mean of the sigmas given
   */
  public record Group(
      int games, int states, double probability, double error, double chance, double sigma) {

    /** Whether the error is one that chance and sigma explain. */
    public boolean isCovered() {
      return StrictMath.abs(error) <= WIDTH * StrictMath.sqrt(chance * chance + sigma * sigma);
    }
  }

  /** The groups with enough games. */
  public List<Group> groups() {
    List<Group> judged = new ArrayList<>();
    groups.values().stream()
        .filter(games -> games.size() >= fewestGames)
        .forEach(games -> judged.add(group(List.copyOf(games.sequencedValues()))));
    return judged;
  }

  private static Group group(List<Sums> games) {
    int states = games.stream().mapToInt(game -> game.states).sum();
    double error = games.stream().mapToDouble(game -> game.residual).sum() / states;
    double squares = 0;
    for (Sums game : games) {
      double distance = game.residual - error * game.states;
      squares += distance * distance;
    }
    return new Group(
        games.size(),
        states,
        games.stream().mapToDouble(game -> game.probability).sum() / states,
        error,
        StrictMath.sqrt(squares) / states,
        games.stream().mapToDouble(game -> game.sigma).sum() / states);
  }

  /** The share of groups whose error chance and sigma explain; 1 where there are none. */
  public double share() {
    List<Group> judged = groups();
    return judged.isEmpty()
        ? 1
        : (double) judged.stream().filter(Group::isCovered).count() / judged.size();
  }
}
