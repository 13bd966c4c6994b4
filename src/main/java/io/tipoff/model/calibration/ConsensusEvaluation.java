package io.tipoff.model.calibration;

import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.BookRating;
import io.tipoff.model.odds.Consensus;
import io.tipoff.model.odds.ConsensusOutcome.Agreed;
import io.tipoff.model.odds.ConsensusSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The log loss of a consensus of opening lines: minus the mean log of what came true. */
public final class ConsensusEvaluation {
  private final List<RecordedMarket> markets;

  public ConsensusEvaluation(List<RecordedMarket> markets) {
    this.markets = markets;
  }

  /** The losses market by market; empty where there was no consensus. */
  public List<OptionalDouble> losses(List<BookRating> ratings) {
    Consensus consensus = new Consensus(anyNumber(ratings));
    List<OptionalDouble> losses = new ArrayList<>();
    for (RecordedMarket market : markets) {
      losses.add(loss(consensus, market.opening(), market.winner()));
    }
    return losses;
  }

  private static OptionalDouble loss(Consensus consensus, List<BookLine> lines, int winner) {
    return consensus.of(lines) instanceof Agreed agreed
        ? OptionalDouble.of(-StrictMath.log(agreed.outcomes().get(winner).probability()))
        : OptionalDouble.empty();
  }

  /** Nobody is left out for being far from the others or alone: that would change who is judged. */
  private static ConsensusSettings anyNumber(List<BookRating> ratings) {
    ConsensusSettings usual = ConsensusSettings.beforeGame();
    return new ConsensusSettings(
        usual.method(),
        ratings,
        usual.freshness(),
        usual.oldest(),
        usual.readApart(),
        usual.fullLimit(),
        1,
        0,
        1,
        usual.outlierDeviations(),
        usual.drift(),
        usual.floor());
  }

  /** The mean loss where there was a consensus. */
  public static double mean(List<OptionalDouble> losses) {
    return losses.stream().flatMapToDouble(OptionalDouble::stream).average().orElse(Double.NaN);
  }

  /** The mean of the one less the other, each market an observation. */
  public static Bootstrap.Interval difference(
      List<OptionalDouble> one, List<OptionalDouble> other) {
    List<Bootstrap.Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).isPresent() && other.get(i).isPresent()) {
        clusters.add(
            new Bootstrap.Cluster(one.get(i).getAsDouble() - other.get(i).getAsDouble(), 1));
      }
    }
    return Bootstrap.over(clusters);
  }
}
