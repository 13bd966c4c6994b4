package io.tipoff.model.odds;

import io.tipoff.model.Estimate;
import java.util.List;

/** What several books agree on, if they do. */
public sealed interface ConsensusOutcome {

  /** The books that were left out, and why. */
  List<LeftOut> leftOut();

  /**
   * An agreement.
   *
   * @param outcomes one estimate for each outcome; the probabilities add up to one
   * @param opinions what it was made of
   */
  record Agreed(List<Estimate> outcomes, List<Opinion> opinions, List<LeftOut> leftOut)
      implements ConsensusOutcome {

    public Agreed {
      outcomes = List.copyOf(outcomes);
      opinions = List.copyOf(opinions);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Too few opinions, or none to trust. */
  record None(String reason, List<LeftOut> leftOut) implements ConsensusOutcome {

    public None {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * One engine's opinion.
   *
   * @param books who share the engine
   * @param weight above 0
   * @param probabilities without the margin
   * @param age seconds, of the freshest of its books
   * @param sharp whether one of its books is
   */
  record Opinion(
      List<String> books, double weight, List<Double> probabilities, double age, boolean sharp) {

    public Opinion {
      books = List.copyOf(books);
      probabilities = List.copyOf(probabilities);
    }
  }

  /** A book whose line did not count. */
  record LeftOut(String book, String reason) {}
}
