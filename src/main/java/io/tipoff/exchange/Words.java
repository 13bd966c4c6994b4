package io.tipoff.exchange;

import io.tipoff.market.Money;
import io.tipoff.market.Price;
import java.math.BigDecimal;

/** The exchange's way to write numbers: without trailing zeros. */
final class Words {
  /** Numbers with more digits than this are written with an exponent. */
  private static final int DIGITS = 30;

  private Words() {}

  static String of(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.abs(stripped.scale()) > DIGITS ? stripped.toString() : stripped.toPlainString();
  }

  static String of(Price price) {
    return of(BigDecimal.valueOf(price.units(), Price.SCALE));
  }

  static String of(Money money) {
    return of(money.toBigDecimal());
  }

  /** Such as {@code Low price limit is 0.5, given 0.49}. */
  static String limit(String which, Price bound, String given) {
    return which + " limit is " + of(bound) + ", given " + given;
  }

  /** Such as {@code 1000 USD available, requested 1000.098}. */
  static String unfunded(Money available, Money requested) {
    return of(available) + " USD available, requested " + of(requested);
  }
}
