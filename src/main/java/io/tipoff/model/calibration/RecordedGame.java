package io.tipoff.model.calibration;

import io.tipoff.model.winprob.ScoreState;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A game that was played.
 *
 * @param date where it was played
 * @param prior the home side's chance before it; empty if unknown
 * @param result 1 if the home side won, 0 if not, a half for a tie
 * @param states of regulation, in order
 */
public record RecordedGame(
    String id, LocalDate date, OptionalDouble prior, double result, List<ScoreState> states) {

  public RecordedGame {
    states = List.copyOf(states);
  }

  /** The margin at the end of regulation. */
  int finalLead() {
    return states.getLast().lead();
  }
}
