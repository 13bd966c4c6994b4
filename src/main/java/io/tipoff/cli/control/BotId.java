package io.tipoff.cli.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which bot it is.
 *
 * @param mode such as {@code live}
 * @param venue the venue's address
 * @param key stands for the key: {@link #fingerprint} of its id
 */
public record BotId(String mode, String venue, String key) {
  private static final int DIGITS = 12;

  /** The first digits of the SHA-256 of a text, by which it is known again and not told. */
  public static String fingerprint(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same account at the same venue, whatever the mode. */
  public boolean hasAccountOf(BotId other) {
    return venue.equals(other.venue) && key.equals(other.key);
  }

  /** What its files begin with. */
  String fileName() {
    return mode + "-" + fingerprint(venue) + "-" + key;
  }

  @Override
  public String toString() {
    return "%s at %s with key %s".formatted(mode, venue, key);
  }
}
