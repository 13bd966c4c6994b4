package io.tipoff.event;

import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/**
 * What shows that a fill happened.
 *
 * @param price the price seen in the market
 * @param quantity the contracts seen there; zero where the feed does not say
 * @param seenAt when the market showed it, nanoseconds since 1970
 * @param trade the venue's id of the trade; empty where none is known
 */
public record FillEvidence(Kind kind, Price price, Quantity quantity, long seenAt, String trade) {

  /** What the market showed of others' trades. */
  public FillEvidence(Kind kind, Price price, Quantity quantity, long seenAt) {
    this(kind, price, quantity, seenAt, "");
  }

  /** The kinds of evidence. */
  public enum Kind {
    /** The venue reported it. */
    VENUE,
    /** A print at the order's price reached its place in the queue. */
    TRADE_AT_PRICE,
    /** A print went through the order's price. */
    TRADE_THROUGH,
    /** The opposite side of the book came to the order's price or went through it. */
    BOOK_THROUGH,
    /** The same on a feed without sizes: the filled quantity is an assumption. */
    BOOK_THROUGH_SIZE_ASSUMED,
    /** The order took contracts that were shown. */
    TOOK_SHOWN,
    /** The order took from a best price without a size: the quantity is an assumption. */
    TOOK_SIZE_ASSUMED;

    public boolean isSizeAssumed() {
      return this == BOOK_THROUGH_SIZE_ASSUMED || this == TOOK_SIZE_ASSUMED;
    }
  }
}
