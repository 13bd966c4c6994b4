package io.tipoff.exchange.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place between two pages. Its text holds {@code +}, {@code /} and {@code =}, as the venue's may:
 * a caller that does not encode it is found out.
 */
final class Cursor {
  /** Becomes {@code +/} in base64. */
  private static final byte[] MARK = {(byte) 0xfb, (byte) 0xff};

  private Cursor() {}

  static String of(String place) {
    byte[] name = place.getBytes(StandardCharsets.UTF_8);
    int length = MARK.length + name.length;
    byte[] bytes = new byte[length % 3 == 0 ? length + 1 : length];
    System.arraycopy(MARK, 0, bytes, 0, MARK.length);
    System.arraycopy(name, 0, bytes, MARK.length, name.length);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The place that a cursor was made of.
   *
   * @throws ApiException if it is no cursor of ours
   */
  static String place(String cursor) {
    try {
      byte[] bytes = Base64.getDecoder().decode(cursor);
      if (bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1]) {
        int end = bytes[bytes.length - 1] == 0 ? bytes.length - 1 : bytes.length;
        return new String(bytes, MARK.length, end - MARK.length, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw ApiException.badRequest("invalid cursor");
  }
}
