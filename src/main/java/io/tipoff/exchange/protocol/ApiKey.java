package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/** A participant's key: an id, and an Ed25519 pair that proves it (RFC 8032). */
public final class ApiKey {
  private static final int SEED_BYTES = 32;

  private final AccountId account;
  private final String id;
  private final Ed25519PrivateKeyParameters privateKey;
  private final Ed25519PublicKeyParameters publicKey;

  private ApiKey(AccountId account, String id, byte[] seed) {
    this.account = account;
    this.id = id;
    this.privateKey = new Ed25519PrivateKeyParameters(seed);
    this.publicKey = privateKey.generatePublicKey();
  }

  /** A key that nobody can guess. */
  static ApiKey random(AccountId account) {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return new ApiKey(account, UUID.randomUUID().toString(), seed);
  }

  /** The same key for the same account and number: for exchanges that hold no money. */
  static ApiKey of(AccountId account, long number) {
    byte[] id = hash("id", account, number);
    return new ApiKey(
        account, UUID.nameUUIDFromBytes(id).toString(), hash("secret", account, number));
  }

  private static byte[] hash(String purpose, AccountId account, long number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(purpose.getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
      return digest.digest(account.name().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public AccountId account() {
    return account;
  }

  /** A UUID. */
  public String id() {
    return id;
  }

  /** The seed and the public key behind it, in base64, as the venue hands out secrets. */
  public String secret() {
    byte[] both =
        ByteBuffer.allocate(2 * SEED_BYTES)
            .put(privateKey.getEncoded())
            .put(publicKey.getEncoded())
            .array();
    return Base64.getEncoder().encodeToString(both);
  }

  Ed25519PublicKeyParameters publicKey() {
    return publicKey;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ApiKey[" + account + ", " + id + "]";
  }
}
