package io.tipoff.polymarket.auth;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/** An API key of the venue. Neither its text form nor any error shows the secret. */
public final class Credentials {
  /** The environment variable with the key's id. */
  public static final String KEY_ID_VARIABLE = "POLYMARKET_KEY_ID";

  /** The environment variable with the key's secret. */
  public static final String SECRET_KEY_VARIABLE = "POLYMARKET_SECRET_KEY";

  private static final int SEED_BYTES = 32;
  private static final int SEED_AND_PUBLIC_KEY_BYTES = 64;

  private final String keyId;
  private final Ed25519PrivateKeyParameters privateKey;

  private Credentials(String keyId, Ed25519PrivateKeyParameters privateKey) {
    this.keyId = keyId;
    this.privateKey = privateKey;
  }

  /**
   * A key from its two parts.
   *
   * @param keyId as the venue shows it; a UUID
   * @param secret base64 of the 32 bytes of an Ed25519 seed, or of those and the public key
   * @throws IllegalArgumentException if either cannot be what the venue gave out
   */
  public static Credentials of(String keyId, String secret) {
    String id = keyId.strip();
    if (id.isEmpty() || id.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "the key id must be plain characters without spaces; copy it again from"
              + " polymarket.us/developer");
    }
    return new Credentials(id, new Ed25519PrivateKeyParameters(decode(secret.strip()), 0));
  }

  /**
   * The key that the user's environment names; empty where it names none.
   *
   * @throws IllegalArgumentException if only one of the two variables is set, or a value is wrong
   */
  public static Optional<Credentials> fromEnvironment(Map<String, String> environment) {
    @Nullable String keyId = value(environment, KEY_ID_VARIABLE);
    @Nullable String secret = value(environment, SECRET_KEY_VARIABLE);
    if (keyId == null && secret == null) {
      return Optional.empty();
    }
    if (keyId == null || secret == null) {
      String missing = keyId == null ? KEY_ID_VARIABLE : SECRET_KEY_VARIABLE;
      String present = keyId == null ? SECRET_KEY_VARIABLE : KEY_ID_VARIABLE;
      throw new IllegalArgumentException(
          present + " is set but " + missing + " is not; set both, or neither");
    }
    return Optional.of(of(keyId, secret));
  }

  private static @Nullable String value(Map<String, String> environment, String name) {
    @Nullable String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** The exception of the decoder is not kept as the cause: it quotes what it could not read. */
  private static byte[] decode(String secret) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "the secret key is not base64; copy it whole, as it was shown when the key was made");
    }
    if (bytes.length != SEED_BYTES && bytes.length != SEED_AND_PUBLIC_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the secret key must be base64 of 32 or 64 bytes, but it decodes to " + bytes.length);
    }
    return bytes;
  }

  /** Names the key to the venue; not a secret, yet not for logs. */
  public String keyId() {
    return keyId;
  }

  Ed25519PrivateKeyParameters privateKey() {
    return privateKey;
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
