package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.model.Estimate;
import io.tipoff.model.Normal;
import io.tipoff.model.winprob.Baseball;
import io.tipoff.model.winprob.BaseballState;
import io.tipoff.model.winprob.BrownianMargin;
import io.tipoff.model.winprob.GoalModel;
import io.tipoff.model.winprob.MarginModel;
import io.tipoff.model.winprob.Prior;
import io.tipoff.model.winprob.ScoreState;
import io.tipoff.model.winprob.WinExpectancyFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The chance that the home side wins a game that is being played. */
@Command(
    name = "winprob",
    description = "The home side's chance to win, from score, clock and the odds before the game.")
final class CalcWinprobCommand implements Callable<Integer> {
  private static final double INTERVAL = 1.96;

  @Mixin private Console console;

  @Option(names = "--league", required = true, description = "${COMPLETION-CANDIDATES}")
  private League league;

  @Option(
      names = "--prior",
      description = "The home side's chance before the game, above 0 and below 1.")
  private @Nullable Double prior;

  @Option(
      names = "--prior-sigma",
      defaultValue = "0.02",
      description = "The standard deviation of its error; default: ${DEFAULT-VALUE}")
  private double priorSigma;

  @Option(
      names = "--spread",
      description = "The home side's expected margin, positive if it is favoured.")
  private @Nullable Double spread;

  @Option(
      names = "--sigma",
      description =
          "Standard deviation of the final margin in points: takes the closed form (nba, nfl).")
  private @Nullable Double sigma;

  @Option(
      names = "--lead",
      defaultValue = "0",
      description = "Points, runs or goals of the home side above the away side.")
  private int lead;

  @Option(names = "--seconds-left", description = "Of the game clock (all but mlb).")
  private @Nullable Double secondsLeft;

  @ArgGroup(exclusive = false, heading = "Baseball%n")
  private BaseballFlags baseball = new BaseballFlags();

  @ArgGroup(exclusive = false, heading = "Soccer and hockey%n")
  private GoalFlags goals = new GoalFlags();

  @Option(names = "--json", description = "Prints the result as one line of JSON.")
  private boolean json;

  /** The sports that can be calculated. */
  enum League {
    nba(2_880, 12),
    nfl(3_600, 13.45),
    mlb(0, 0),
    nhl(3_600, 0),
    soccer(5_400, 0);

    private final double seconds;
    private final double marginDeviation;

    League(double seconds, double marginDeviation) {
      this.seconds = seconds;
      this.marginDeviation = marginDeviation;
    }
  }

  /** What only baseball has. */
  static final class BaseballFlags {
    @Option(names = "--inning", defaultValue = "1", description = "From 1.")
    private int inning = 1;

    @Option(names = "--half", defaultValue = "top", description = "top or bottom.")
    private Half half = Half.top;

    @Option(names = "--outs", defaultValue = "0", description = "0 to 2.")
    private int outs;

    @Option(
        names = "--runners",
        defaultValue = "none",
        description = "The bases that are taken: none, 1, 13, 123 and so on.")
    private String runners = "none";

    /** Who bats. */
    enum Half {
      top,
      bottom
    }
  }

  /** What only games of goals have. */
  static final class GoalFlags {
    @Option(names = "--home-rate", description = "Goals expected of the home side in a game.")
    private @Nullable Double homeRate;

    @Option(names = "--away-rate", description = "Goals expected of the away side in a game.")
    private @Nullable Double awayRate;

    @Option(
        names = "--total",
        description = "Goals expected of both, with --prior instead of rates; soccer 2.7, nhl 6.")
    private @Nullable Double total;

    @Option(
        names = "--overtime",
        defaultValue = "0.5",
        description = "The home side's chance in an overtime (nhl).")
    private double overtime = 0.5;
  }

  @Override
  public Integer call() {
    ObjectNode result =
        switch (league) {
          case nba -> margin(MarginModel.NBA);
          case nfl -> margin(MarginModel.NFL);
          case mlb -> inning();
          case nhl, soccer -> goals();
        };
    console.print(json ? JsonLine.of(result) : text(result));
    return 0;
  }

  private ObjectNode margin(MarginModel model) {
    double seconds = seconds();
    if (sigma != null) {
      return JsonLine.object().put("probability", closedForm(sigma, seconds / league.seconds));
    }
    return estimate(model.game(prior()).estimate(new ScoreState(lead, seconds)));
  }

  private double closedForm(double deviation, double shareLeft) {
    if (!(deviation > 0) || Double.isInfinite(deviation)) {
      throw console.bad("--sigma must be above 0 points, not " + deviation);
    }
    BrownianMargin margin =
        spread != null
            ? new BrownianMargin(checked(spread), deviation)
            : BrownianMargin.of(prior().probability(), deviation);
    return league == League.nfl
        ? margin.probabilityWithTies(lead, shareLeft)
        : margin.probability(lead, shareLeft);
  }

  private ObjectNode inning() {
    requireNone(sigma, "--sigma");
    requireNone(spread, "--spread");
    requireNone(secondsLeft, "--seconds-left");
    int runners = runners(baseball.runners);
    if (baseball.inning < 1 || baseball.outs < 0 || baseball.outs > 2) {
      throw console.bad("--inning is from 1 and --outs from 0 to 2");
    }
    boolean bottom = baseball.half == BaseballFlags.Half.bottom;
    BaseballState state = new BaseballState(baseball.inning, bottom, baseball.outs, runners, lead);
    return estimate(new Baseball(WinExpectancyFile.standard()).estimate(prior(), state));
  }

  private int runners(String text) {
    if (text.equals("none")) {
      return 0;
    }
    if (!text.matches("1?2?3?") || text.isEmpty()) {
      throw console.bad("--runners is none or the bases taken, such as 1, 13 or 123, not " + text);
    }
    return (text.contains("1") ? 1 : 0)
        + (text.contains("2") ? 2 : 0)
        + (text.contains("3") ? 4 : 0);
  }

  private ObjectNode goals() {
    requireNone(sigma, "--sigma");
    requireNone(spread, "--spread");
    boolean hockey = league == League.nhl;
    if (!(goals.overtime >= 0 && goals.overtime <= 1)) {
      throw console.bad("--overtime must be from 0 to 1, not " + goals.overtime);
    }
    double drawCounts = hockey ? goals.overtime : 0;
    GoalModel.Ending ending = goalModel(drawCounts).ending(lead, seconds() / league.seconds);
    return JsonLine.object()
        .put("probability", ending.withOvertime(drawCounts))
        .put("home", ending.home())
        .put("draw", ending.draw())
        .put("away", ending.away());
  }

  private GoalModel goalModel(double drawCounts) {
    try {
      if (goals.homeRate != null && goals.awayRate != null) {
        return new GoalModel(goals.homeRate, goals.awayRate);
      }
      if (goals.homeRate != null || goals.awayRate != null || prior == null) {
        throw console.bad("--home-rate and --away-rate are needed, or --prior");
      }
      double usual = league == League.nhl ? 6 : 2.7;
      return GoalModel.of(
          prior().probability(), goals.total == null ? usual : goals.total, drawCounts);
    } catch (IllegalArgumentException e) {
      throw console.bad("these goals cannot be: " + e.getMessage());
    }
  }

  private double seconds() {
    if (secondsLeft == null) {
      throw console.bad("--seconds-left is missing");
    }
    if (!(secondsLeft >= 0 && secondsLeft <= league.seconds)) {
      throw console.bad(
          "--seconds-left must be from 0 to " + league.seconds + ", not " + secondsLeft);
    }
    return secondsLeft;
  }

  /** The prior, or the one that the spread stands for. */
  private Prior prior() {
    double p;
    if (prior != null) {
      p = prior;
    } else if (spread != null) {
      p = Normal.cumulative(checked(spread) / league.marginDeviation);
    } else {
      throw console.bad("--prior is missing: the home side's chance before the game");
    }
    if (!(p > 0 && p < 1)) {
      throw console.bad("--prior must be above 0 and below 1, not " + p);
    }
    if (!(priorSigma >= 0 && priorSigma < 0.5)) {
      throw console.bad("--prior-sigma must be from 0 to below 0.5, not " + priorSigma);
    }
    return new Prior(p, priorSigma);
  }

  private double checked(double points) {
    if (!(StrictMath.abs(points) <= 100)) {
      throw console.bad("--spread must be from -100 to 100 points, not " + points);
    }
    return points;
  }

  private void requireNone(@Nullable Double value, String option) {
    if (value != null) {
      throw console.bad(option + " does not go with --league " + league);
    }
  }

  private static ObjectNode estimate(Estimate estimate) {
    return JsonLine.object()
        .put("probability", estimate.probability())
        .put("sigma", estimate.sigma())
        .put("low", estimate.low(INTERVAL))
        .put("high", estimate.high(INTERVAL));
  }

  private static String text(ObjectNode result) {
    StringBuilder text = new StringBuilder();
    for (var field : result.properties()) {
      text.append("%-12s %.4f%n".formatted(field.getKey(), field.getValue().doubleValue()));
    }
    return text.toString();
  }
}
