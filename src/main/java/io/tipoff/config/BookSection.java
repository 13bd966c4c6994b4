package io.tipoff.config;

import io.tipoff.book.BookRules;
import io.tipoff.market.Money;
import java.math.BigDecimal;
import java.time.Duration;

/** The keys under {@code book}. */
record BookSection(
    @Within(min = "1s", max = "1d") Duration maxAge,
    @Within(min = "0.01", max = "1", unit = "dollars") BigDecimal deadSpread) {

  BookRules rules() {
    return new BookRules(maxAge, Money.of(deadSpread));
  }
}
