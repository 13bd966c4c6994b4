package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTest {

  @ParameterizedTest
  @CsvSource({
    "0.01,   0.01,   0.99",
    "0.005,  0.005,  0.995",
    "0.0025, 0.0025, 0.9975",
    "0.001,  0.001,  0.999"
  })
  void shouldBoundPricesByOneTick(Tick tick, Price lowest, Price highest) {
    assertThat(tick.lowest()).isEqualTo(lowest);
    assertThat(tick.highest()).isEqualTo(highest);
    assertThat(tick.isInBounds(lowest)).isTrue();
    assertThat(tick.isInBounds(highest)).isTrue();
    assertThat(tick.isInBounds(Price.ofUnits(lowest.units() - 1))).isFalse();
    assertThat(tick.isInBounds(Price.ofUnits(highest.units() + 1))).isFalse();
    assertThat(tick.isInBounds(Price.ZERO)).isFalse();
    assertThat(tick.isInBounds(Price.ONE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.005", "0.0025", "0.001"})
  void shouldDivideExactlyItsMultiples(String decimal) {
    Tick tick = Tick.of(decimal);
    int multiples = 0;
    for (int units = 0; units <= Price.UNITS_PER_DOLLAR; units++) {
      multiples += tick.divides(Price.ofUnits(units)) ? 1 : 0;
    }
    assertThat(multiples).isEqualTo(Price.UNITS_PER_DOLLAR / tick.units() + 1);
    assertThat(tick.divides(tick.lowest())).isTrue();
    assertThat(tick.divides(Price.ofUnits(tick.units() + 1))).isFalse();
    assertThat(tick).hasToString(decimal);
  }

  @ParameterizedTest
  @CsvSource({
    "0.01,   0.50,   1, 0.51",
    "0.01,   0.50,  -1, 0.49",
    "0.01,   0.50,   0, 0.50",
    "0.01,   0.98,   5, 0.99",
    "0.01,   0.02,  -5, 0.01",
    "0.005,  0.50,   3, 0.515",
    "0.0025, 0.50,  -3, 0.4925",
    "0.001,  0.999,  1, 0.999",
    "0.001,  0.001, -1, 0.001",
    "0.01,   0.50,  2147483647, 0.99",
    "0.01,   0.50, -2147483648, 0.01",
    "0.01,   0,      0, 0.01",
    "0.01,   1,      0, 0.99"
  })
  void shouldMoveWithinItsBounds(Tick tick, Price from, int ticks, Price to) {
    assertThat(tick.move(from, ticks)).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "0.3", "0.0003", "-0.01", "0.015"})
  void shouldRefuseWhatDoesNotDivideADollar(String decimal) {
    assertThatIllegalArgumentException().isThrownBy(() -> Tick.of(decimal));
  }

  @Test
  void shouldRefuseUnitsThatDoNotDivideADollar() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tick(-100));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tick(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tick(10_000));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tick(20_000));
  }
}
