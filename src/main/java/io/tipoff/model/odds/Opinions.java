package io.tipoff.model.odds;

import io.tipoff.model.odds.ConsensusOutcome.LeftOut;
import io.tipoff.model.odds.ConsensusOutcome.Opinion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** From lines to opinions: each engine's once, outliers left out. */
final class Opinions {
  private static final double NORMAL_DEVIATION = 1.4826;
  private static final double LEAST_LIMIT_WEIGHT = 0.1;

  private final ConsensusSettings settings;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Opinion> kept;

  Opinions(ConsensusSettings settings, List<BookLine> lines) {
    this.settings = settings;
    this.kept = withoutOutliers(byEngine(lines));
  }

  List<Opinion> kept() {
    return kept;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  private List<Opinion> byEngine(List<BookLine> lines) {
    SequencedMap<String, List<Opinion>> engines = new LinkedHashMap<>();
    for (BookLine line : lines) {
      settings.ratings().stream()
          .filter(rating -> rating.book().equals(line.book()))
          .findFirst()
          .ifPresentOrElse(
              rating -> read(line, rating, engines),
              () -> leaveOut(line, "a book without a rating"));
    }
    return engines.values().stream().map(Opinions::together).toList();
  }

  private void read(BookLine line, BookRating rating, SequencedMap<String, List<Opinion>> engines) {
    List<Odds> odds = line.sides().stream().flatMap(side -> side.odds().stream()).toList();
    double newest = line.sides().stream().mapToDouble(BookLine.Quote::age).min().orElse(0);
    double oldest = line.sides().stream().mapToDouble(BookLine.Quote::age).max().orElse(0);
    if (odds.size() < line.sides().size()) {
      leaveOut(line, "an outcome is locked or missing");
    } else if (oldest - newest > settings.readApart()) {
      leaveOut(line, "its outcomes were read " + (oldest - newest) + " s apart");
    } else if (oldest > settings.oldest()) {
      leaveOut(line, "its line is " + oldest + " s old");
    } else {
      switch (Devig.fair(settings.method(), odds, Devig.Line.MAIN)) {
        case Devigged.Refused refused -> leaveOut(line, refused.reason());
        case Devigged.Fair fair ->
            engines
                .computeIfAbsent(rating.engine(), _ -> new ArrayList<>())
                .add(
                    new Opinion(
                        List.of(line.book()),
                        weight(line, rating, oldest),
                        fair.probabilities(),
                        oldest,
                        rating.sharp()));
      }
    }
  }

  private double weight(BookLine line, BookRating rating, double age) {
    double freshness = StrictMath.exp(-age / settings.freshness());
    double limit = line.limit().orElse(settings.fullLimit()) / settings.fullLimit();
    return rating.sharpness() * freshness * Math.clamp(limit, LEAST_LIMIT_WEIGHT, 1);
  }

  /** The mean of the books of one engine, with the weight of the heaviest of them. */
  private static Opinion together(List<Opinion> members) {
    if (members.size() == 1) {
      return members.getFirst();
    }
    return new Opinion(
        members.stream().flatMap(member -> member.books().stream()).toList(),
        members.stream().mapToDouble(Opinion::weight).max().orElseThrow(),
        Pool.mean(members),
        members.stream().mapToDouble(Opinion::age).min().orElseThrow(),
        members.stream().anyMatch(Opinion::sharp));
  }

  private List<Opinion> withoutOutliers(List<Opinion> all) {
    if (all.isEmpty()) {
      return all;
    }
    int outcomes = all.getFirst().probabilities().size();
    List<Opinion> near = new ArrayList<>(all);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      int i = outcome;
      double median = median(all.stream().mapToDouble(o -> o.probabilities().get(i)).toArray());
      double deviation =
          median(
              all.stream()
                  .mapToDouble(o -> StrictMath.abs(o.probabilities().get(i) - median))
                  .toArray());
      double allowed =
          StrictMath.max(
              settings.outlierPoints(),
              settings.outlierDeviations() * NORMAL_DEVIATION * deviation);
      near.removeIf(o -> StrictMath.abs(o.probabilities().get(i) - median) > allowed);
    }
    for (Opinion opinion : all) {
      if (!near.contains(opinion)) {
        opinion.books().forEach(book -> leftOut.add(new LeftOut(book, "far from the other books")));
      }
    }
    return List.copyOf(near);
  }

  private void leaveOut(BookLine line, String reason) {
    leftOut.add(new LeftOut(line.book(), reason));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
