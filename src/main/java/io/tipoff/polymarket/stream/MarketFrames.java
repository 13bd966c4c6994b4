package io.tipoff.polymarket.stream;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import org.jspecify.annotations.Nullable;

/**
 * What the frames of the markets stream tell. Times are nanoseconds since 1970; the venue's own is
 * {@link #UNTOLD} where it does not say. A result is never told here: {@code settlementPx} is the
 * mark of a day.
 */
public interface MarketFrames {
  /** The venue did not say when. */
  long UNTOLD = Long.MIN_VALUE;

  /** A whole book; the state is null where it is absent, SUSPENDED where it is not known. */
  void book(BookChanged event, @Nullable MarketState state, long venueTime);

  /**
   * Best prices without sizes; the state is null where it is absent, SUSPENDED where it is not
   * known.
   */
  void bestPrices(BestPricesChanged event, @Nullable MarketState state, long venueTime);

  void trade(TradePrinted event, long venueTime);

  void heartbeat(long time);

  /** A subscription was refused, with the venue's words. */
  void subscriptionError(String requestId, String text);

  /**
   * Something was told that cannot be used.
   *
   * @param market null if it is not known, as where the frame is not JSON
   */
  void dropped(@Nullable MarketId market, Payload payload, String reason);
}
