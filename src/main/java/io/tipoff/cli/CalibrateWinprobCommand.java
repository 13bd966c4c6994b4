package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.history.GameStates;
import io.tipoff.backtest.history.Gamecenter;
import io.tipoff.backtest.history.Priors;
import io.tipoff.model.calibration.Bootstrap;
import io.tipoff.model.calibration.Coverage;
import io.tipoff.model.calibration.Evaluation;
import io.tipoff.model.calibration.Forecast;
import io.tipoff.model.calibration.MarginFit;
import io.tipoff.model.calibration.RecordedGame;
import io.tipoff.model.winprob.ErrorModel;
import io.tipoff.model.winprob.MarginModel;
import io.tipoff.model.winprob.MarginParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the in-play model to earlier games and judges it on later ones. */
@Command(
    name = "winprob",
    description =
        "Fits the in-play model to the earlier 60 %% of the games and judges it on the later ones;"
            + " with --score-only judges the shipped model on all.")
final class CalibrateWinprobCommand implements Callable<Integer> {
  private static final double EARLIER = 0.6;
  private static final int FEWEST_GAMES = 10;
  private static final int PERIODS = 4;

  @Mixin private Console console;

  @Option(names = "--league", required = true, description = "${COMPLETION-CANDIDATES}")
  private League league;

  @Option(
      names = "--states",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV, plain or gzipped: game_id, date, home, away, home_won, period, sec_left_game,"
              + " home_score, away_score. For the nfl also a folder of gamecenter files.")
  private Path states;

  @Option(
      names = "--priors",
      paramLabel = "FILE",
      description =
          "Closing moneylines as CSV: date, home_team, away_team, home_ml, away_ml. Games without"
              + " one begin with the league's usual home chance.")
  private @Nullable Path priors;

  @Option(names = "--score-only", description = "Judges the shipped parameters; fits nothing.")
  private boolean scoreOnly;

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  /** The leagues whose margins can be fitted. */
  enum League {
    nba(0.593, 22.17),
    nfl(0.565, 13.86);

    private final double usualPrior;
    private final double baselineSigma;

    League(double usualPrior, double baselineSigma) {
      this.usualPrior = usualPrior;
      this.baselineSigma = baselineSigma;
    }

    MarginParameters parameters() {
      return switch (this) {
        case nba -> MarginParameters.NBA;
        case nfl -> MarginParameters.NFL;
      };
    }

    ErrorModel errors() {
      return switch (this) {
        case nba -> ErrorModel.NBA;
        case nfl -> ErrorModel.NFL;
      };
    }

    double seconds() {
      return parameters().minutes() * 60;
    }
  }

  /** The games to judge, and the parameters to judge. */
  private record Trial(List<RecordedGame> judged, MarginParameters parameters, int fittedGames) {}

  @Override
  public Integer call() {
    Priors known = priors == null ? Priors.none() : Priors.read(priors);
    List<RecordedGame> games =
        Files.isDirectory(states)
            ? Gamecenter.read(states, known)
            : GameStates.read(states, known, PERIODS, league.seconds());
    if (games.isEmpty()) {
      throw console.bad("--states: there is no game in " + states);
    }
    Trial trial = scoreOnly ? new Trial(games, league.parameters(), 0) : fitted(games);
    MarginModel model = new MarginModel(trial.parameters(), league.errors());
    Evaluation.Report report =
        new Evaluation(
                Forecast.of(model),
                Forecast.brownian(league.baselineSigma, league.seconds()),
                league.usualPrior,
                league.seconds())
            .of(trial.judged());
    console.print(json ? json(report, trial) : text(report, trial));
    return 0;
  }

  /** No game of a day on which another is judged is learned from. */
  private Trial fitted(List<RecordedGame> games) {
    if (games.size() < FEWEST_GAMES) {
      throw console.bad(
          "--states: %d games are too few to fit; %d are needed, or --score-only"
              .formatted(games.size(), FEWEST_GAMES));
    }
    var first = games.get((int) (games.size() * EARLIER)).date();
    List<RecordedGame> earlier = games.stream().filter(g -> g.date().isBefore(first)).toList();
    List<RecordedGame> later = games.stream().filter(g -> !g.date().isBefore(first)).toList();
    if (earlier.isEmpty()) {
      throw console.bad("--states: all games were played on one day; none is earlier to fit to");
    }
    MarginParameters parameters =
        new MarginFit(earlier, league.usualPrior, league.parameters()).parameters();
    return new Trial(later, parameters, earlier.size());
  }

  private static String json(Evaluation.Report report, Trial trial) {
    ObjectNode node =
        JsonLine.object()
            .put("states", report.states())
            .put("games", report.games())
            .put("brier", report.scores().brier())
            .put("logLoss", report.scores().logLoss())
            .put("withPrior", report.withPrior());
    node.putObject("baseline")
        .put("brier", report.baseline().brier())
        .put("logLoss", report.baseline().logLoss());
    node.set("pairedDifference", interval(report.brier()));
    node.set("pairedLogLossDifference", interval(report.logLoss()));
    Coverage coverage = report.coverage();
    node.putObject("coverage")
        .put("groups", coverage.groups().size())
        .put("share", coverage.share());
    MarginParameters parameters = trial.parameters();
    node.putObject("parameters")
        .put("reversion", parameters.reversion())
        .put("spread", parameters.spread())
        .put("endVariance", parameters.endVariance())
        .put("endMinutes", parameters.endMinutes());
    node.put("fittedGames", trial.fittedGames());
    return JsonLine.of(node);
  }

  private static ObjectNode interval(Bootstrap.Interval interval) {
    return JsonLine.object()
        .put("mean", interval.mean())
        .put("low", interval.low())
        .put("high", interval.high());
  }

  private static String text(Evaluation.Report report, Trial trial) {
    Coverage coverage = report.coverage();
    MarginParameters parameters = trial.parameters();
    return """
    %,d states of %d games, %d with a prior; %s
    reversion %.5f a minute, spread %.3f points, end variance %.2f over %.2f min
                Brier    log loss
    model       %.5f  %.5f
    baseline    %.5f  %.5f   (closed form anchored to the prior)
    difference  %+.5f (%+.5f to %+.5f)   log loss %+.5f (%+.5f to %+.5f)
    coverage    %.1f %% of %d groups of states
    """
        .formatted(
            report.states(),
            report.games(),
            report.withPrior(),
            trial.fittedGames() == 0
                ? "shipped parameters"
                : "fitted to %d earlier games".formatted(trial.fittedGames()),
            parameters.reversion(),
            parameters.spread(),
            parameters.endVariance(),
            parameters.endMinutes(),
            report.scores().brier(),
            report.scores().logLoss(),
            report.baseline().brier(),
            report.baseline().logLoss(),
            report.brier().mean(),
            report.brier().low(),
            report.brier().high(),
            report.logLoss().mean(),
            report.logLoss().low(),
            report.logLoss().high(),
            100 * coverage.share(),
            coverage.groups().size());
  }
}
