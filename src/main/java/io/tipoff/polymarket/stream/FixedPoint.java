package io.tipoff.polymarket.stream;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON number as an exact integer count of {@code 10^-scale}. What cannot be such a count
 * is one of four values below {@link #LEAST}, never a rounded number.
 */
final class FixedPoint {
  /** Nothing was said: null, or an empty string. */
  static final long ABSENT = Long.MIN_VALUE;

  static final long NOT_A_NUMBER = Long.MIN_VALUE + 1;

  /** It has more decimals than the scale. */
  static final long TOO_FINE = Long.MIN_VALUE + 2;

  static final long TOO_LARGE = Long.MIN_VALUE + 3;

  /** The least value that is a number. */
  static final long LEAST = Long.MIN_VALUE + 4;

  /** Decimal digits that always fit. */
  private static final int DIGITS = 18;

  /** With an exponent, longer texts are not worth reading. */
  private static final int LONGEST = 64;

  private static final long[] POWERS = new long[DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= DIGITS; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private int end;

  static boolean isNumber(long value) {
    return value >= LEAST;
  }

  /** Why a value is not a number that can be used. */
  static String problem(long value) {
    if (value == ABSENT) {
      return "is missing";
    }
    if (value == NOT_A_NUMBER) {
      return "is not a number";
    }
    return value == TOO_FINE ? "has too many decimals" : "is out of range";
  }

  /** Where the number that was read last ends. */
  int end() {
    return end;
  }

  /**
   * Reads the number that begins at an index. The array must hold something else than a number's
   * character behind it.
   */
  long read(byte[] bytes, int from, int scale) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int first = at;
    long value = 0;
    while (isDigit(bytes[at])) {
      value = value * 10 + (bytes[at++] - '0');
    }
    int digits = at - first;
    if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
      end = at;
      return NOT_A_NUMBER;
    }
    boolean tooFine = false;
    int decimals = 0;
    if (bytes[at] == '.') {
      int point = at++;
      while (isDigit(bytes[at])) {
        int digit = bytes[at++] - '0';
        if (decimals < scale) {
          value = value * 10 + digit;
          decimals++;
        } else {
          tooFine |= digit != 0;
        }
      }
      if (at == point + 1) {
        end = at;
        return NOT_A_NUMBER;
      }
    }
    end = at;
    if ((bytes[at] | 0x20) == 'e') {
      return withExponent(bytes, from, at + 1, scale);
    }
    if (digits > DIGITS - scale) {
      return TOO_LARGE;
    }
    long units = value * POWERS[scale - decimals];
    return tooFine ? TOO_FINE : first == from ? units : -units;
  }

  private long withExponent(byte[] bytes, int from, int exponent, int scale) {
    int at = exponent;
    if (bytes[at] == '+' || bytes[at] == '-') {
      at++;
    }
    int first = at;
    while (isDigit(bytes[at])) {
      at++;
    }
    end = at;
    if (at == first) {
      return NOT_A_NUMBER;
    }
    if (at - from > LONGEST || at - first > 5) {
      return TOO_LARGE;
    }
    return units(
        new BigDecimal(new String(bytes, from, at - from, StandardCharsets.US_ASCII)), scale);
  }

  private static long units(BigDecimal value, int scale) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.signum() == 0) {
      return 0;
    }
    if (plain.scale() > scale) {
      return TOO_FINE;
    }
    return plain.precision() - plain.scale() > DIGITS - scale
        ? TOO_LARGE
        : plain.setScale(scale).unscaledValue().longValueExact();
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
