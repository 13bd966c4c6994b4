package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

  @ParameterizedTest
  @CsvSource({
    "0,         0, 0.00",
    "1,     10000, 1.00",
    "0.5,    5000, 0.50",
    "0.105,  1050, 0.105",
    "0.1050, 1050, 0.105",
    "0.0025,   25, 0.0025",
    "0.001,    10, 0.001",
    "0.0001,    1, 0.0001",
    "0.50000000, 5000, 0.50",
    "1E-2,    100, 0.01"
  })
  void shouldReadAndWriteDecimals(String text, int units, String written) {
    assertThat(Price.of(text)).isEqualTo(new Price(units)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "0,5", "0.5 ", "$0.50", "NaN", "Infinity", "0x1", "--1"})
  void shouldRefuseWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Price.of(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00001", "0.12345", "0.99995"})
  void shouldRefuseWhatIsTooFine(String text) {
    assertThatThrownBy(() -> Price.of(text)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.0001", "1.0001", "-1", "2", "214748", "-214748"})
  void shouldRefuseWhatIsOutOfBounds(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"214749", "1000000", "-1000000"})
  void shouldRefuseWhatIsFarOutOfBounds(String text) {
    assertThatThrownBy(() -> Price.of(text))
        .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void shouldRefuseUnitsOutOfBounds(int units) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(units));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.ofUnits(units));
  }

  @Test
  void shouldGiveEveryPriceItsUnits() {
    for (int units = 0; units <= Price.UNITS_PER_DOLLAR; units++) {
      assertThat(Price.ofUnits(units).units()).isEqualTo(units);
      assertThat(Price.of(Price.ofUnits(units).toString()).units()).isEqualTo(units);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.17, 0.83", "0.50, 0.50", "0, 1", "0.9975, 0.0025"})
  void shouldMirrorInTheComplement(Price price, Price complement) {
    assertThat(price.complement()).isEqualTo(complement);
    assertThat(complement.complement()).isEqualTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "0.55,   100,    55.00",
    "0.55,  -100,   -55.00",
    "0.0001, 0.0001, 0.00000001",
    "0.3333, 0.3333, 0.11108889",
    "1,      12.5,   12.50",
    "0,      12.5,    0.00"
  })
  void shouldMultiplyExactly(Price price, String quantity, String value) {
    assertThat(price.times(Quantity.of(quantity))).hasToString(value);
  }

  @Test
  void shouldRatherThrowThanOverflow() {
    assertThatThrownBy(() -> Price.ONE.times(new Quantity(Long.MAX_VALUE / 2)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void shouldCompareByUnits() {
    Price low = Price.of("0.09");
    Price high = Price.of("0.10");
    assertThat(low).isLessThan(high);
    assertThat(low.isBelow(high)).isTrue();
    assertThat(high.isAbove(low)).isTrue();
    assertThat(low.isBelow(Price.of("0.09"))).isFalse();
    assertThat(low.isAbove(Price.of("0.09"))).isFalse();
  }
}
