package io.tipoff.polymarket.stream;

import java.util.Arrays;

/** A string's bytes with its escapes resolved, checked to be UTF-8. */
final class Unescaped {
  private byte[] bytes = new byte[64];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Reads the string whose first byte is at an index. The bytes end with at least one that is no
   * number's character.
   *
   * @return the index behind its closing quote
   */
  int read(byte[] source, int from, int limit) {
    length = 0;
    int at = from;
    while (source[at] != '"') {
      int next = source[at];
      if (at >= limit || (next >= 0 && next < ' ')) {
        throw new MalformedJson("a string without an end", at);
      }
      if (next == '\\') {
        at = escape(source, at + 1);
      } else if (next >= 0) {
        put((byte) next);
        at++;
      } else {
        at = multiByte(source, at);
      }
    }
    put((byte) 0);
    length--;
    return at + 1;
  }

  private int escape(byte[] source, int at) {
    switch (source[at]) {
      case '"', '\\', '/' -> put(source[at]);
      case 'b' -> put((byte) '\b');
      case 'f' -> put((byte) '\f');
      case 'n' -> put((byte) '\n');
      case 'r' -> put((byte) '\r');
      case 't' -> put((byte) '\t');
      case 'u' -> {
        return unicode(source, at + 1);
      }
      default -> throw new MalformedJson("no such escape", at);
    }
    return at + 1;
  }

  private int unicode(byte[] source, int at) {
    char first = (char) hex(source, at);
    if (!Character.isSurrogate(first)) {
      encode(first);
      return at + 4;
    }
    char second =
        source[at + 4] == '\\' && source[at + 5] == 'u' ? (char) hex(source, at + 6) : first;
    if (!Character.isSurrogatePair(first, second)) {
      throw new MalformedJson("half a character", at);
    }
    encode(Character.toCodePoint(first, second));
    return at + 10;
  }

  private static int hex(byte[] source, int from) {
    int value = 0;
    for (int at = from; at < from + 4; at++) {
      int digit = source[at] < 0 ? -1 : Character.digit(source[at], 16);
      if (digit < 0) {
        throw new MalformedJson("no hexadecimal digit", at);
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private void encode(int codePoint) {
    if (codePoint < 0x80) {
      put((byte) codePoint);
    } else if (codePoint < 0x800) {
      put((byte) (0xC0 | (codePoint >> 6)));
      continuation(codePoint);
    } else if (codePoint < 0x10000) {
      put((byte) (0xE0 | (codePoint >> 12)));
      continuation(codePoint >> 6);
      continuation(codePoint);
    } else {
      put((byte) (0xF0 | (codePoint >> 18)));
      continuation(codePoint >> 12);
      continuation(codePoint >> 6);
      continuation(codePoint);
    }
  }

  private void continuation(int bits) {
    put((byte) (0x80 | (bits & 0x3F)));
  }

  private int multiByte(byte[] source, int at) {
    int lead = source[at] & 0xFF;
    int count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    int codePoint = lead & (0x7F >> count);
    for (int i = 1; i < count; i++) {
      if ((source[at + i] & 0xC0) != 0x80) {
        throw new MalformedJson("not UTF-8", at);
      }
      codePoint = (codePoint << 6) | (source[at + i] & 0x3F);
    }
    int least = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000;
    if (lead < 0xC0
        || lead > 0xF4
        || codePoint < least
        || codePoint > Character.MAX_CODE_POINT
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
      throw new MalformedJson("not UTF-8", at);
    }
    for (int i = 0; i < count; i++) {
      put(source[at + i]);
    }
    return at + count;
  }

  private void put(byte next) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = next;
  }
}
