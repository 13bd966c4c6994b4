package io.tipoff.model.odds;

import io.tipoff.model.Estimate;
import io.tipoff.model.odds.ConsensusOutcome.Agreed;
import io.tipoff.model.odds.ConsensusOutcome.LeftOut;
import io.tipoff.model.odds.ConsensusOutcome.None;
import io.tipoff.model.odds.ConsensusOutcome.Opinion;
import java.util.ArrayList;
import java.util.List;

/**
 * One probability out of several books: each without its margin, weighted by sharpness, freshness
 * and limit, averaged in log odds; books of one engine count once, outliers not at all.
 */
public final class Consensus {
  private final ConsensusSettings settings;

  public Consensus(ConsensusSettings settings) {
    this.settings = settings;
  }

  /** The consensus of lines on the same outcomes. */
  public ConsensusOutcome of(List<BookLine> lines) {
    requireSameOutcomes(lines);
    Opinions opinions = new Opinions(settings, lines);
    List<Opinion> kept = opinions.kept();
    List<LeftOut> leftOut = opinions.leftOut();
    if (kept.size() < settings.minimumOpinions()) {
      return new None(
          "%d independent books are left; %d are needed"
              .formatted(kept.size(), settings.minimumOpinions()),
          leftOut);
    }
    long sharp = kept.stream().filter(Opinion::sharp).count();
    if (sharp < settings.minimumSharp()) {
      return new None(
          "%d sharp books are left; %d are needed".formatted(sharp, settings.minimumSharp()),
          leftOut);
    }
    return new Agreed(estimates(lines, kept), kept, leftOut);
  }

  private static void requireSameOutcomes(List<BookLine> lines) {
    if (lines.stream().mapToInt(line -> line.sides().size()).distinct().count() > 1) {
      throw new IllegalArgumentException("the books do not name the same number of outcomes");
    }
  }

  private List<Estimate> estimates(List<BookLine> lines, List<Opinion> kept) {
    List<Double> mean = Pool.mean(kept);
    List<List<Double>> byMethod = byMethod(lines, kept);
    double staleness = settings.drift() * StrictMath.sqrt(Pool.meanAge(kept));
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < mean.size(); i++) {
      double methods = spread(byMethod, i);
      double variance =
          Pool.varianceOfMean(kept, i, mean.get(i)) + methods * methods + staleness * staleness;
      double sigma = StrictMath.max(settings.floor(), StrictMath.sqrt(variance));
      estimates.add(new Estimate(mean.get(i), sigma));
    }
    return estimates;
  }

  /** The means of the same books by every method that can read them all. */
  private List<List<Double>> byMethod(List<BookLine> lines, List<Opinion> kept) {
    List<String> books = kept.stream().flatMap(opinion -> opinion.books().stream()).toList();
    List<BookLine> same = lines.stream().filter(line -> books.contains(line.book())).toList();
    List<List<Double>> means = new ArrayList<>();
    for (DevigMethod method : DevigMethod.values()) {
      List<Opinion> read = new Opinions(settings.withMethod(method), same).kept();
      if (read.size() == kept.size()) {
        means.add(Pool.mean(read));
      }
    }
    return means;
  }

  /** The standard deviation of an outcome's probability from method to method. */
  private static double spread(List<List<Double>> means, int outcome) {
    double sum = 0;
    double squares = 0;
    for (List<Double> mean : means) {
      double p = mean.get(outcome);
      sum += p;
      squares += p * p;
    }
    if (means.isEmpty()) {
      return 0; // without their outliers the same books have others: no method can be compared
    }
    double average = sum / means.size();
    return StrictMath.sqrt(StrictMath.max(0, squares / means.size() - average * average));
  }
}
