package io.tipoff.engine;

import io.tipoff.book.BookRules;
import io.tipoff.market.FeeSchedule;
import io.tipoff.risk.HardCaps;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an engine is configured with, its strategies apart.
 *
 * @param rejectPause after how long what failed on a side of a market is tried again
 * @param booksShowOurs whether our own orders rest in the books that it is told: where they are
 *     sent to the venue that tells the books
 * @param caps what holds where orders cost real money; null elsewhere
 */
public record EngineSettings(
    BookRules books,
    RiskLimits limits,
    FeeSchedule fees,
    Duration rejectPause,
    boolean booksShowOurs,
    @Nullable HardCaps caps) {

  /** For simulated fills: books of others alone. */
  public EngineSettings(
      BookRules books, RiskLimits limits, FeeSchedule fees, Duration rejectPause) {
    this(books, limits, fees, rejectPause, false, null);
  }

  /** For orders that rest where the books come from. */
  public EngineSettings withBooksThatShowOurs() {
    return new EngineSettings(books, limits, fees, rejectPause, true, caps);
  }

  /** For orders that cost real money. */
  public EngineSettings with(HardCaps hard, int collarTicks) {
    return new EngineSettings(
        books, limits.withCollar(collarTicks), fees, rejectPause, booksShowOurs, hard);
  }
}
