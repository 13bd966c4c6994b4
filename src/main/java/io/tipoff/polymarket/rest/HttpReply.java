package io.tipoff.polymarket.rest;

import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP, whatever it says.
 *
 * @param sent when the request was handed over, milliseconds since 1970 by this machine's clock
 * @param received when the answer was complete, likewise
 */
record HttpReply(int status, HttpFields headers, byte[] body, long sent, long received) {
  private static final String CORRELATION_ID = "poly-correlation-id";
  private static final String REQUEST_ID = "x-request-id";

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The venue's name for the exchange, else ours. */
  String correlationId(String ours) {
    @Nullable String theirs = headers.get(CORRELATION_ID);
    @Nullable String request = headers.get(REQUEST_ID);
    String chosen = theirs != null ? theirs : request != null ? request : ours;
    return Reason.shorten(chosen);
  }

  /** The time at which the venue answered; empty where a cache did. */
  OptionalLong date() {
    long date = headers.getDateField("Date");
    return date < 0 || headers.contains("Age") ? OptionalLong.empty() : OptionalLong.of(date);
  }

  @Nullable String retryAfter() {
    return headers.get("Retry-After");
  }
}
