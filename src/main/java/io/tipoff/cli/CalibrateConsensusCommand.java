package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.history.BookMarkets;
import io.tipoff.model.calibration.Bootstrap;
import io.tipoff.model.calibration.ConsensusEvaluation;
import io.tipoff.model.calibration.RecordedMarket;
import io.tipoff.model.calibration.SharpnessFit;
import io.tipoff.model.odds.BookRating;
import io.tipoff.model.odds.ConsensusSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits how sharp books are to earlier matches and judges the consensus on later ones. */
@Command(
    name = "consensus",
    description =
        "Fits how sharp books are to the earlier two thirds of the matches and judges their"
            + " consensus on the later ones.")
final class CalibrateConsensusCommand implements Callable<Integer> {
  private static final int FEWEST_MATCHES = 30;

  @Mixin private Console console;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV files with the columns of football-data.co.uk.")
  private List<Path> data = new ArrayList<>();

  @Option(names = "--json", description = "Prints the report as one line of JSON.")
  private boolean json;

  /** The same consensus with other ratings. */
  private record Trial(String name, List<OptionalDouble> losses) {

    double loss() {
      return ConsensusEvaluation.mean(losses);
    }
  }

  @Override
  public Integer call() {
    List<RecordedMarket> markets = BookMarkets.read(data);
    if (markets.size() < FEWEST_MATCHES) {
      throw console.bad(
          "--data: %d matches are too few; %d are needed"
              .formatted(markets.size(), FEWEST_MATCHES));
    }
    LocalDate first = markets.get(markets.size() * 2 / 3).date();
    List<RecordedMarket> earlier = markets.stream().filter(m -> m.date().isBefore(first)).toList();
    List<RecordedMarket> later = markets.stream().filter(m -> !m.date().isBefore(first)).toList();
    ConsensusSettings settings = ConsensusSettings.beforeGame();
    List<BookRating> fitted = SharpnessFit.ratings(settings.method(), earlier);
    List<BookRating> equal =
        fitted.stream().map(rating -> BookRating.of(rating.book(), 1)).toList();
    ConsensusEvaluation evaluation = new ConsensusEvaluation(later);
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial("fitted", evaluation.losses(fitted)));
    trials.add(new Trial("equal", evaluation.losses(equal)));
    trials.add(new Trial("shipped", evaluation.losses(settings.ratings())));
    for (BookRating book : fitted) {
      trials.add(new Trial(book.book(), evaluation.losses(List.of(book))));
    }
    print(fitted, trials, earlier.size(), first);
    return 0;
  }

  private void print(
      List<BookRating> fitted, List<Trial> trials, int fittedMatches, LocalDate first) {
    console.print(
        json
            ? json(fitted, trials, fittedMatches, first)
            : text(fitted, trials, fittedMatches, first));
  }

  private static String json(
      List<BookRating> fitted, List<Trial> trials, int fittedMatches, LocalDate first) {
    ObjectNode node =
        JsonLine.object()
            .put("fittedMatches", fittedMatches)
            .put("judgedMatches", trials.getFirst().losses().size())
            .put("judgedFrom", first.toString());
    ObjectNode sharpness = node.putObject("sharpness");
    fitted.forEach(rating -> sharpness.put(rating.book(), rating.sharpness()));
    ObjectNode losses = node.putObject("logLoss");
    trials.forEach(trial -> losses.put(trial.name(), trial.loss()));
    ObjectNode differences = node.putObject("pairedDifference");
    for (Trial trial : trials.subList(1, trials.size())) {
      Bootstrap.Interval interval = difference(trials.getFirst(), trial);
      differences
          .putObject(trial.name())
          .put("mean", interval.mean())
          .put("low", interval.low())
          .put("high", interval.high());
    }
    return JsonLine.of(node);
  }

  private static String text(
      List<BookRating> fitted, List<Trial> trials, int fittedMatches, LocalDate first) {
    StringBuilder text = new StringBuilder();
    text.append(
        "fitted to %d matches before %s, judged on %d from then on%n"
            .formatted(fittedMatches, first, trials.getFirst().losses().size()));
    text.append("book           sharpness%n".formatted());
    fitted.forEach(
        rating -> text.append("%-14s %.3f%n".formatted(rating.book(), rating.sharpness())));
    text.append("ratings        log loss   fitted less these (95 %%)%n".formatted());
    for (Trial trial : trials) {
      Bootstrap.Interval interval = difference(trials.getFirst(), trial);
      text.append(
          "%-14s %.5f    %+.5f (%+.5f to %+.5f)%n"
              .formatted(
                  trial.name(), trial.loss(), interval.mean(), interval.low(), interval.high()));
    }
    return text.toString();
  }

  private static Bootstrap.Interval difference(Trial one, Trial other) {
    return ConsensusEvaluation.difference(one.losses(), other.losses());
  }
}
