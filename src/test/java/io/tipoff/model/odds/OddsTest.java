package io.tipoff.model.odds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddsTest {
  @ParameterizedTest
  @CsvSource({
    "2.70, 2.7",
    "-156, 1.641025641025641",
    "+132, 2.32",
    "132, 2.32",
    "100, 2",
    "+100, 2",
    "-100, 2",
    "-110.5, 1.9049773755656108",
    "' 1.5 ', 1.5",
    "99.5, 99.5",
    "13, 13"
  })
  void shouldReadDecimalAndAmericanOdds(String text, double decimal) {
    assertThat(Odds.parse(text).decimal()).isCloseTo(decimal, within(1e-12));
    assertThat(Odds.parse(text).implied()).isCloseTo(1 / decimal, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1", "0.9", "-99", "+50", "abc", "1e3", "2,5", "--110", "NaN", "-", "0", "1.", "٢.٥"
      })
  void shouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> Odds.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
