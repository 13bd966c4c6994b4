package io.tipoff.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose rows they are: nothing of one account is ever restored to another.
 *
 * @param mode such as {@code live}
 * @param venue the venue's address
 * @param keyId the public part of the key; empty where there is none
 */
public record AccountKey(String mode, String venue, String keyId) {

  /** Names the account in files: hexadecimal digits that tell nothing of the key. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hash(), 0, Long.BYTES);
  }

  /** Names the account to a lock of a database. */
  long number() {
    return ByteBuffer.wrap(hash()).getLong();
  }

  private byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", mode, venue, keyId).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
