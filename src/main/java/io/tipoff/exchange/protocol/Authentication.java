package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Tells who sent a request, by a signature over its time, method and path. */
final class Authentication {
  private static final String KEY_ID = "X-PM-Access-Key";
  private static final String TIMESTAMP = "X-PM-Timestamp";
  private static final String SIGNATURE = "X-PM-Signature";

  /** How far a request's time may be from ours (venue documentation, page "Authentication"). */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Authentication(InstantSource clock) {
    this.clock = clock;
  }

  void add(ApiKey key) {
    keys.put(key.id(), key);
  }

  /**
   * The account whose key signed the request.
   *
   * @param path without a query
   * @throws ApiException if the key is unknown, the time too far off, or the signature wrong
   */
  AccountId require(HttpFields headers, String method, String path) {
    @Nullable String id = headers.get(KEY_ID);
    @Nullable String timestamp = headers.get(TIMESTAMP);
    @Nullable String signature = headers.get(SIGNATURE);
    if (id == null || timestamp == null || signature == null) {
      throw ApiException.unauthenticated("authentication headers are missing");
    }
    @Nullable ApiKey key = keys.get(id);
    if (key == null) {
      throw ApiException.unauthenticated("unknown API key");
    }
    if (!isNow(timestamp)) {
      throw ApiException.unauthenticated("timestamp is out of range");
    }
    if (!isSigned(key, signature, timestamp + method + path)) {
      throw ApiException.unauthenticated("invalid signature");
    }
    return key.account();
  }

  private boolean isNow(String timestamp) {
    try {
      long off = Math.subtractExact(clock.millis(), Long.parseLong(timestamp));
      return off >= -TOLERANCE.toMillis() && off <= TOLERANCE.toMillis();
    } catch (NumberFormatException | ArithmeticException _) {
      return false;
    }
  }

  private static boolean isSigned(ApiKey key, String signature, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] signed = Base64.getDecoder().decode(signature);
      return signed.length == Ed25519.SIGNATURE_SIZE
          && key.publicKey()
              .verify(Ed25519.Algorithm.Ed25519, null, bytes, 0, bytes.length, signed, 0);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
