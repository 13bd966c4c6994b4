package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWordingTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.5 | 1,234.50 | +1,234.50",
        "-3.2 | -3.20 | -3.20",
        "0 | 0.00 | 0.00",
        "-0.004 | 0.00 | 0.00",
        "0.125 | 0.12 | +0.12"
      })
  void shouldRoundMoneyToTheCent(String money, String words, String gain) {
    assertThat(Wording.money(Money.of(money))).isEqualTo(words);
    assertThat(Wording.gain(Money.of(money))).isEqualTo(gain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12345 | 12,345", "-0.25 | -0.25", "100 | 100", "0 | 0"})
  void shouldKeepEveryDecimalOfAQuantity(String quantity, String words) {
    assertThat(Wording.contracts(Quantity.of(quantity))).isEqualTo(words);
  }

  @Test
  void shouldWriteTimesInUtc() {
    long time = SampleReports.time("2026-10-24T23:59:59Z");
    assertThat(Wording.instant(time)).isEqualTo("2026-10-24 23:59:59");
    assertThat(Wording.instant(time + SECOND / 20)).isEqualTo("2026-10-24 23:59:59.050");
    assertThat(Wording.timeOfDay(time + 1)).isEqualTo("23:59:59.000000001");
  }

  @ParameterizedTest
  @CsvSource({"270000, 3 d 3 h", "4800, 1 h 20 min", "307, 5 min 7 s", "7, 7 s", "0, 0 s"})
  void shouldWriteSpansInTwoUnits(long seconds, String words) {
    assertThat(Wording.span(seconds * SECOND)).isEqualTo(words);
  }
}
