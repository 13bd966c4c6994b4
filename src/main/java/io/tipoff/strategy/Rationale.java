package io.tipoff.strategy;

import io.tipoff.market.FairValue;
import java.util.Optional;

/**
 * Why a strategy wants something.
 *
 * @param confidence from 0 to 1
 * @param reason in a few words, for the operator
 * @param trueProbability what the strategy believes that YES is worth, if it has a belief
 */
public record Rationale(
    Urgency urgency, double confidence, String reason, Optional<FairValue> trueProbability) {
  public Rationale {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be 0 to 1: " + confidence);
    }
  }

  /** The same with another reason. */
  Rationale because(String other) {
    return new Rationale(urgency, confidence, other, trueProbability);
  }
}
