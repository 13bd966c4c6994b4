package io.tipoff.polymarket.auth;

/**
 * The headers that prove who sends a request.
 *
 * @param keyId of {@code X-PM-Access-Key}
 * @param timestamp of {@code X-PM-Timestamp}, milliseconds since 1970 by the venue's clock
 * @param signature of {@code X-PM-Signature}, base64
 */
public record SignedHeaders(String keyId, long timestamp, String signature) {
  public static final String KEY_ID = "X-PM-Access-Key";
  public static final String TIMESTAMP = "X-PM-Timestamp";
  public static final String SIGNATURE = "X-PM-Signature";

  /** Without what is valid for half a minute: it may end up in a log. */
  @Override
  public String toString() {
    return "SignedHeaders[timestamp=" + timestamp + "]";
  }
}
