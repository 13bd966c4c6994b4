package io.tipoff.polymarket.rest;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to the venue gave no answer to work with. The message says what happened and what to
 * do; it never holds a key.
 */
public abstract sealed class VenueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String correlationId;

  private VenueException(String message, String correlationId, @Nullable Throwable cause) {
    super(
        correlationId.isEmpty() ? message : message + " [correlation id " + correlationId + "]",
        cause);
    this.correlationId = correlationId;
  }

  /**
   * The failure of a request that may have been done, on a way that is not HTTP.
   *
   * @param call what was asked, for the message
   * @param what happened
   */
  public static VenueException outcomeUnknown(String call, String what) {
    return new OutcomeUnknown(call, what, "");
  }

  /**
   * The failure of a request that was one too many, on a way that is not HTTP.
   *
   * @param call what was asked, for the message
   * @param retryAfter how long to wait at least
   */
  public static VenueException rateLimited(String call, Duration retryAfter) {
    return new RateLimited(call, retryAfter, "Too Many Requests", "");
  }

  /** What happened, and what to do. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** By what the venue's support finds the request; empty if it never left. */
  public String correlationId() {
    return correlationId;
  }

  /** Whether it is certain that the venue did nothing. */
  public boolean isCertainlyNotDone() {
    return !(this instanceof OutcomeUnknown);
  }

  /** We did not send it. */
  public static final class RefusedByUs extends VenueException {
    private static final long serialVersionUID = 1L;

    public RefusedByUs(String message) {
      super("Not sent: " + message, "", null);
    }
  }

  /** The venue said no to the request itself; sending the same again will not help. */
  public static final class RejectedByVenue extends VenueException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String reason;

    RejectedByVenue(String call, int status, String reason, String correlationId) {
      super(
          "The venue rejected "
              + call
              + " (HTTP "
              + status
              + "): "
              + reason
              + " - mend the request; the same again will be rejected too.",
          correlationId,
          null);
      this.status = status;
      this.reason = reason;
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
      return status;
    }

    /** The venue's words. */
    public String reason() {
      return reason;
    }
  }

  /** The venue does not know the key, or does not believe the signature. */
  public static final class AuthenticationFailed extends VenueException {
    private static final long serialVersionUID = 1L;

    AuthenticationFailed(String call, int status, String reason, String correlationId) {
      super(
          "The venue did not accept the key for "
              + call
              + " (HTTP "
              + status
              + "): "
              + reason
              + " - check POLYMARKET_KEY_ID and POLYMARKET_SECRET_KEY, that the key was not"
              + " revoked, and this machine's clock.",
          correlationId,
          null);
    }
  }

  /** The venue takes no more requests for now; nothing was done. */
  public static final class RateLimited extends VenueException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    RateLimited(String call, Duration retryAfter, String reason, String correlationId) {
      super(
          "Too many requests, "
              + call
              + " was not taken (HTTP 429): "
              + reason
              + " - wait at least "
              + Math.max(1, retryAfter.toSeconds())
              + " s; does another program use the same key or address?",
          correlationId,
          null);
      this.retryAfter = retryAfter;
    }

    /** How long to wait at least. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The venue could not be asked, or could not answer; nothing was done. */
  public static final class Unavailable extends VenueException {
    private static final long serialVersionUID = 1L;

    Unavailable(String call, String what, String correlationId) {
      super(
          "The venue did not serve "
              + call
              + ": "
              + what
              + " - check the network, and status.polymarketexchange.com for a maintenance, and"
              + " try again.",
          correlationId,
          null);
    }
  }

  /** The request may have left, and no answer tells whether the venue did it. */
  public static final class OutcomeUnknown extends VenueException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknown(String call, String what, String correlationId) {
      super(
          "Nobody knows whether the venue did "
              + call
              + ": "
              + what
              + " - look at the open orders, the positions and the activities before sending it"
              + " again.",
          correlationId,
          null);
    }
  }
}
