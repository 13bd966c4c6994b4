package io.tipoff.model.calibration;

import io.tipoff.model.odds.BookLine;
import java.time.LocalDate;
import java.util.List;

/**
 * A market that was decided, with what books offered on it.
 *
 * @param date of the game
 * @param opening lines of some time before the game
 * @param closing lines when it began
 * @param winner the number of the outcome that came true
 */
public record RecordedMarket(
    LocalDate date, List<BookLine> opening, List<BookLine> closing, int winner) {

  public RecordedMarket {
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
  }
}
