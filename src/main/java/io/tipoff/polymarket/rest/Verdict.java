package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.auth.SignedHeaders;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenueException.OutcomeUnknown;
import io.tipoff.polymarket.rest.VenueException.RateLimited;
import io.tipoff.polymarket.rest.VenueException.RejectedByVenue;
import io.tipoff.polymarket.rest.VenueException.Unavailable;
import java.time.Duration;
import java.util.Optional;

/**
 * What a failed exchange means. After a call that changes orders, whatever is not a clear no leaves
 * the outcome unknown.
 *
 * @param call for messages
 * @param changesOrders whether a lost answer leaves it open what was done
 * @param ours the correlation id that was sent
 * @param signature what must not appear in a message
 */
record Verdict(String call, boolean changesOrders, String ours, Optional<SignedHeaders> signature) {

  VenueException of(TransportFailure failure) {
    return failure.mayHaveLeft()
        ? lost(failure.getMessage())
        : new Unavailable(call, failure.getMessage(), "");
  }

  /** The meaning of any status but a success. */
  VenueException of(HttpReply reply, Duration retryAfter) {
    String id = reply.correlationId(ours);
    String reason = Reason.of(reply.body(), signature);
    int status = reply.status();
    if (status == 429) {
      return new RateLimited(call, retryAfter, reason, id);
    }
    if (status == 401 || status == 403) {
      return new AuthenticationFailed(call, status, reason, id);
    }
    if (status < 400 || isPassing(status)) {
      return lost("HTTP " + status + ": " + reason, id);
    }
    return new RejectedByVenue(call, status, reason, id);
  }

  /** A success whose body says nothing that we understand. */
  VenueException unreadable(HttpReply reply, RuntimeException problem) {
    return lost(
        "the answer cannot be read (" + Reason.shorten(String.valueOf(problem.getMessage())) + ")",
        reply.correlationId(ours));
  }

  /** No answer, though the request may have left. */
  VenueException lost(String what) {
    return lost(what, ours);
  }

  private VenueException lost(String what, String correlationId) {
    return changesOrders
        ? new OutcomeUnknown(call, what, correlationId)
        : new Unavailable(call, what, correlationId);
  }

  /** Whether a read that ended so may be tried again. */
  static boolean isPassing(int status) {
    return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
  }
}
