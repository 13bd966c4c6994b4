package io.tipoff.exchange;

import java.nio.charset.StandardCharsets;

/**
 * Names for orders, executions, trades and ledger entries: twelve upper-case letters and digits
 * each, always the same ones in the same order, none twice.
 */
final class Ids {
  private static final byte[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".getBytes(StandardCharsets.US_ASCII);

  private static final int LENGTH = 12;

  /** {@code 36^12}: how many names there are. */
  private static final long NAMES = 4_738_381_338_321_616_896L;

  private static final long FIRST = 1_515_151_515_151_515_151L;

  /** Divisible by neither 2 nor 3, so that no name comes twice in {@code 36^12} steps. */
  private static final long STEP = 97_003_061_209_319L;

  private long last = FIRST;

  String next() {
    last = (last + STEP) % NAMES;
    byte[] name = new byte[LENGTH];
    long rest = last;
    for (int i = LENGTH - 1; i >= 0; i--) {
      name[i] = DIGITS[(int) (rest % DIGITS.length)];
      rest /= DIGITS.length;
    }
    return new String(name, StandardCharsets.US_ASCII);
  }
}
