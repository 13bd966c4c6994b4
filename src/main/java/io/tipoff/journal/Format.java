package io.tipoff.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * How a journal lies in its file, little-endian. The file begins with the eight bytes {@code
 * tipoff-j} and the version of the format in eight more. Records follow, each at a multiple of
 * eight:
 *
 * <pre>
 *   0  4  CRC32C of everything below, padding included
 *   4  4  length from the check sum to the last field, without padding
 *   8  8  sequence number, from 1
 *  16  4  number of the kind
 *  20     fields, then zeros to the next multiple of eight
 * </pre>
 *
 * <p>The first eight bytes of a record are written last and at once: before that there is no
 * record. Behind the last one there may be zeros.
 */
final class Format {
  static final int VERSION = 3;
  static final int FILE_HEADER = 16;
  static final int RECORD_HEADER = 16;

  /** Nothing that the bot is told or decides comes near it; more is damage. */
  static final int LONGEST_RECORD = 16 << 20;

  static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The first eight bytes of a file. */
  static final long MAGIC = (long) LONG.get("tipoff-j".getBytes(StandardCharsets.US_ASCII), 0);

  /** Where the file says its version, and a record its sequence number. */
  static final int SECOND = 8;

  private static final int LENGTH = 4;
  private static final int SHORTEST_RECORD = RECORD_HEADER + Integer.BYTES;

  private Format() {}

  static byte[] fileHeader() {
    byte[] header = new byte[FILE_HEADER];
    LONG.set(header, 0, MAGIC);
    LONG.set(header, SECOND, VERSION);
    return header;
  }

  /** Fills in the header of a record whose padding is in place. */
  static void seal(byte[] bytes, int length, long sequence) {
    INT.set(bytes, LENGTH, length);
    LONG.set(bytes, SECOND, sequence);
    INT.set(bytes, 0, checksum(bytes, 0, padded(length)));
  }

  /** The length that the first eight bytes of a record tell. */
  static int length(long first) {
    return (int) (first >>> Integer.SIZE);
  }

  static boolean isPossible(int length) {
    return length >= SHORTEST_RECORD && length <= LONGEST_RECORD;
  }

  /** Whether the check sum of a record fits. */
  static boolean isSound(byte[] bytes, int at, int padded) {
    return (int) INT.get(bytes, at) == checksum(bytes, at, padded);
  }

  /** The length up to where the next record may begin. */
  static int padded(int length) {
    return (length + 7) & -8;
  }

  private static int checksum(byte[] bytes, int at, int padded) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, at + LENGTH, padded - LENGTH);
    return (int) checksum.getValue();
  }
}
