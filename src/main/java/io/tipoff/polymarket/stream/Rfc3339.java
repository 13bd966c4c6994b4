package io.tipoff.polymarket.stream;

/** Times such as {@code 2026-10-01T12:34:56.123456789Z} in a {@link JsonBytes}. */
final class Rfc3339 {
  private static final long NANOS = 1_000_000_000;

  /** The years whose every nanosecond fits. */
  private static final int FIRST_YEAR = 1678;

  private static final int LAST_YEAR = 2261;

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Rfc3339() {}

  /**
   * The text that was read last, nanoseconds since 1970; {@link FixedPoint#NOT_A_NUMBER} if bad.
   */
  static long nanos(JsonBytes json) {
    if (json.textLength() < 20 || !hasMarks(json)) {
      return FixedPoint.NOT_A_NUMBER;
    }
    int year = digits(json, 0, 4);
    int month = digits(json, 5, 2);
    int day = digits(json, 8, 2);
    int hour = digits(json, 11, 2);
    int minute = digits(json, 14, 2);
    int second = digits(json, 17, 2);
    if (!isDate(year, month, day) || !isTimeOfDay(hour, minute, second)) {
      return FixedPoint.NOT_A_NUMBER;
    }
    long seconds = days(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
    return fractionAndZone(json, seconds);
  }

  private static boolean hasMarks(JsonBytes json) {
    return json.textByte(4) == '-'
        && json.textByte(7) == '-'
        && (json.textByte(10) | 0x20) == 't'
        && json.textByte(13) == ':'
        && json.textByte(16) == ':';
  }

  private static boolean isDate(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1]
        && (month != 2 || day <= 28 || leap);
  }

  private static boolean isTimeOfDay(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  private static long fractionAndZone(JsonBytes json, long seconds) {
    int at = 19;
    long nanos = 0;
    if (json.textByte(at) == '.') {
      int first = ++at;
      while (at < json.textLength() && digit(json, at) >= 0) {
        nanos = at - first < 9 ? nanos * 10 + digit(json, at) : nanos;
        at++;
      }
      if (at == first) {
        return FixedPoint.NOT_A_NUMBER;
      }
      for (int i = at - first; i < 9; i++) {
        nanos *= 10;
      }
    }
    int offset = zone(json, at);
    return offset == Integer.MIN_VALUE
        ? FixedPoint.NOT_A_NUMBER
        : (seconds - offset) * NANOS + nanos;
  }

  /** Seconds ahead of UTC; {@link Integer#MIN_VALUE} if it is no zone. */
  private static int zone(JsonBytes json, int at) {
    int left = json.textLength() - at;
    if (left == 1 && (json.textByte(at) | 0x20) == 'z') {
      return 0;
    }
    if (left != 6 || json.textByte(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = digits(json, at + 1, 2);
    int minutes = digits(json, at + 4, 2);
    int sign = json.textByte(at) == '+' ? 1 : json.textByte(at) == '-' ? -1 : 0;
    return sign == 0 || hours < 0 || hours > 17 || minutes < 0 || minutes > 59
        ? Integer.MIN_VALUE
        : sign * (hours * 3_600 + minutes * 60);
  }

  /** A number of so many digits; negative if they are not. */
  private static int digits(JsonBytes json, int from, int count) {
    int value = 0;
    for (int at = from; at < from + count; at++) {
      int digit = digit(json, at);
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int digit(JsonBytes json, int at) {
    int digit = json.textByte(at) - '0';
    return digit <= 9 ? digit : -1;
  }

  /** Days since 1970 of a date of the Gregorian calendar; March begins its year. */
  private static long days(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int monthOfYear = (month + 9) % 12;
    long dayOfYear = (153L * monthOfYear + 2) / 5 + day - 1;
    return 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
  }
}
