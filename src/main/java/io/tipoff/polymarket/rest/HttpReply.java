package io.tipoff.polymarket.rest;

import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP, whatever it says. */
final class HttpReply {
  private static final String CORRELATION_ID = "poly-correlation-id";
  private static final String REQUEST_ID = "x-request-id";

  private final int status;
  private final HttpFields headers;
  private final byte[] body;
  private final long sent;
  private final long received;

  /**
   * An answer.
   *
   * @param sent when the request was handed over, milliseconds since 1970 by this machine's clock
   * @param received when the answer was complete, likewise
   */
  HttpReply(int status, HttpFields headers, byte[] body, long sent, long received) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.sent = sent;
    this.received = received;
  }

  int status() {
    return status;
  }

  /** Not a copy. */
  byte[] body() {
    return body;
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

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
