package io.tipoff.polymarket.rest;

import java.time.Duration;

/** Failures of the venue, for tests of those who must live with them. */
public final class Failures {
  private Failures() {}

  public static VenueException outcomeUnknown() {
    return new VenueException.OutcomeUnknown("POST /v1/orders", "no answer", "");
  }

  public static VenueException unavailable() {
    return new VenueException.Unavailable("POST /v1/orders", "no connection", "");
  }

  public static VenueException rejected() {
    return new VenueException.RejectedByVenue("POST /v1/orders", 400, "wrong shape", "");
  }

  public static VenueException rateLimited() {
    return new VenueException.RateLimited(
        "POST /v1/orders", Duration.ofSeconds(1), "Too Many Requests", "");
  }

  public static VenueException authentication() {
    return new VenueException.AuthenticationFailed("POST /v1/orders", 401, "no such key", "");
  }
}
