package io.tipoff.engine;

import io.tipoff.book.BookRules;
import io.tipoff.engine.games.FeedLimits;
import io.tipoff.market.FeeSchedule;
import io.tipoff.risk.HardCaps;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an engine is configured with, its strategies apart.
 *
 * @param rejectPause after how long what failed on a side of a market is tried again
 * @param quoteLifetime after how long a resting order expires that nobody renews
 * @param booksShowOurs whether our own orders rest in the books that it is told: where they are
 *     sent to the venue that tells the books
 * @param collateralReturn whether the venue gives collateral back where positions cannot all lose
 * @param feeds how far feeds of games are believed
 * @param caps what holds where orders cost real money; null elsewhere
 */
public record EngineSettings(
    BookRules books,
    RiskLimits limits,
    FeeSchedule fees,
    Duration rejectPause,
    Duration quoteLifetime,
    boolean booksShowOurs,
    boolean collateralReturn,
    FeedLimits feeds,
    @Nullable HardCaps caps) {

  /** How long quotes live where nobody says otherwise. */
  private static final Duration QUOTE_LIFETIME = Duration.ofMinutes(10);

  /** For simulated fills: books of others alone. */
  public EngineSettings(
      BookRules books, RiskLimits limits, FeeSchedule fees, Duration rejectPause) {
    this(books, limits, fees, rejectPause, QUOTE_LIFETIME, false, false, FeedLimits.STANDARD, null);
  }

  /** With quotes that expire after another time. */
  public EngineSettings withQuoteLifetime(Duration lifetime) {
    return new EngineSettings(
        books, limits, fees, rejectPause, lifetime, booksShowOurs, collateralReturn, feeds, caps);
  }

  /** With feeds that are believed otherwise. */
  public EngineSettings with(FeedLimits others) {
    return new EngineSettings(
        books,
        limits,
        fees,
        rejectPause,
        quoteLifetime,
        booksShowOurs,
        collateralReturn,
        others,
        caps);
  }

  /** For orders that rest where the books come from. */
  public EngineSettings withBooksThatShowOurs() {
    return new EngineSettings(
        books, limits, fees, rejectPause, quoteLifetime, true, collateralReturn, feeds, caps);
  }

  /** With or without collateral that the venue gives back. */
  public EngineSettings withCollateralReturn(boolean comesBack) {
    return new EngineSettings(
        books, limits, fees, rejectPause, quoteLifetime, booksShowOurs, comesBack, feeds, caps);
  }

  /** With another time after which what failed is tried again. */
  public EngineSettings withRejectPause(Duration pause) {
    return new EngineSettings(
        books, limits, fees, pause, quoteLifetime, booksShowOurs, collateralReturn, feeds, caps);
  }

  /** For orders that cost real money. */
  public EngineSettings with(HardCaps hard, int collarTicks) {
    return new EngineSettings(
        books,
        limits.withCollar(collarTicks),
        fees,
        rejectPause,
        quoteLifetime,
        booksShowOurs,
        collateralReturn,
        feeds,
        hard);
  }
}
