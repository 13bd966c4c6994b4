package io.tipoff.polymarket.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of bytes taken eight at a time. The last word, which may be empty, is filled with zeros.
 */
final class TextHash {
  static final long SEED = 0x9E3779B97F4A7C15L;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private TextHash() {}

  /** Eight bytes, the first one lowest. */
  static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** The lowest bytes of a word. */
  static long head(long word, int bytes) {
    return word & ((1L << (8 * bytes)) - 1);
  }

  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }

  static int slot(long hash, int mask) {
    return (int) hash & mask;
  }

  static long of(byte[] bytes, int from, int length) {
    long hash = SEED;
    int at = from;
    int end = from + length;
    for (; end - at >= 8; at += 8) {
      hash = mix(hash, word(bytes, at));
    }
    long last = 0;
    for (int i = end - 1; i >= at; i--) {
      last = (last << 8) | (bytes[i] & 0xFF);
    }
    return mix(hash, last);
  }
}
