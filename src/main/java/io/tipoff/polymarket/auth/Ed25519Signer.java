package io.tipoff.polymarket.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs each request when it is asked to; about 40 microseconds each. Any thread may use it. */
public final class Ed25519Signer implements RequestSigner {
  private final Credentials credentials;
  private final VenueClock clock;

  /** A signer that tells the venue its own time. */
  public Ed25519Signer(Credentials credentials, VenueClock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public SignedHeaders sign(String method, String path) {
    return sign(clock.now(), method, path);
  }

  /**
   * The headers of a request that claims to be made at a given time.
   *
   * @param timestamp milliseconds since 1970 by the venue's clock
   */
  SignedHeaders sign(long timestamp, String method, String path) {
    byte[] message = (timestamp + method + path).getBytes(StandardCharsets.UTF_8);
    byte[] signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
    credentials
        .privateKey()
        .sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return new SignedHeaders(
        credentials.keyId(), timestamp, Base64.getEncoder().encodeToString(signature));
  }
}
