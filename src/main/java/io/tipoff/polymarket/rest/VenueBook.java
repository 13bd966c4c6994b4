package io.tipoff.polymarket.rest;

import io.tipoff.event.BookChanged;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The top levels of a book.
 *
 * @param state null where it is not told, SUSPENDED where this program does not know it
 * @param stats null where the venue has none
 * @param changed when the book changed last, nanoseconds since 1970
 */
public record VenueBook(
    MarketId market,
    Ladder bids,
    Ladder offers,
    @Nullable MarketState state,
    @Nullable Stats stats,
    OptionalLong changed) {

  /**
   * What was traded.
   *
   * @param mark the daily mark, which is not the market's result
   */
  public record Stats(
      Optional<Price> last,
      Optional<Price> high,
      Optional<Price> low,
      Optional<Price> mark,
      Optional<Quantity> traded,
      Optional<Quantity> openInterest) {}

  /** The same as news for the engine. */
  public BookChanged toEvent(long time) {
    return new BookChanged(time, market, bids, offers);
  }
}
