package io.tipoff.polymarket;

import java.net.URI;
import java.time.Duration;

/**
 * Where the venue is and how it is spoken to.
 *
 * @param url orders, accounts and streams
 * @param publicUrl markets, events and books for everybody
 * @param requestsPerSecond that the venue allows to one key
 * @param cancelReserve how many of them are kept for cancels
 * @param maxDecisionAge an order decided longer ago is not sent any more
 * @param requestTimeout after which a request without an answer counts as lost
 * @param wholeBooks whether the stream sends whole books or the best prices alone
 * @param silenceLimit of a stream, after which it is opened anew
 * @param pollInterval between two readings of a book where there is no stream
 * @param ordersInterval between two readings of our open orders
 * @param accountInterval between two readings of activities, positions and cash
 */
public record VenueSettings(
    URI url,
    URI publicUrl,
    int requestsPerSecond,
    int cancelReserve,
    Duration maxDecisionAge,
    Duration requestTimeout,
    boolean wholeBooks,
    Duration silenceLimit,
    Duration pollInterval,
    Duration ordersInterval,
    Duration accountInterval) {

  /** How often the account is read. */
  public ReconcilerSettings reconciler() {
    return new ReconcilerSettings(ordersInterval, accountInterval);
  }

  /** The same with another patience for answers. */
  public VenueSettings withRequestTimeout(Duration value) {
    return new VenueSettings(
        url,
        publicUrl,
        requestsPerSecond,
        cancelReserve,
        maxDecisionAge,
        value,
        wholeBooks,
        silenceLimit,
        pollInterval,
        ordersInterval,
        accountInterval);
  }
}
