package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0,          0, 0",
    "1,      10000, 1",
    "1000, 10000000, 1000",
    "0.01,     100, 0.01",
    "0.2500,  2500, 0.25",
    "19.6000, 196000, 19.6",
    "-50,  -500000, -50",
    "0.0001,     1, 0.0001"
  })
  void shouldReadAndWriteDecimals(String text, long units, String written) {
    assertThat(Quantity.of(text)).isEqualTo(new Quantity(units)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "1,000"})
  void shouldRefuseWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Quantity.of(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00001", "1000000000000000"})
  void shouldRefuseWhatIsTooFineOrTooLarge(String text) {
    assertThatThrownBy(() -> Quantity.of(text)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10,    1,    10,   true",
    "10.5,  1,    10,   false",
    "0.99,  1,    0,    false",
    "0.99,  0.01, 0.99, true",
    "0.995, 0.01, 0.99, false",
    "0,     1,    0,    true"
  })
  void shouldFloorToAStep(String quantity, String step, String floor, boolean multiple) {
    assertThat(Quantity.of(quantity).floorTo(Quantity.of(step))).isEqualTo(Quantity.of(floor));
    assertThat(Quantity.of(quantity).isMultipleOf(Quantity.of(step))).isEqualTo(multiple);
  }

  @Test
  void shouldAddSubtractAndCompare() {
    Quantity shorted = Quantity.of("-2.5");
    Quantity held = Quantity.of("4");
    assertThat(shorted.plus(held)).isEqualTo(Quantity.of("1.5"));
    assertThat(shorted.minus(held)).isEqualTo(Quantity.of("-6.5"));
    assertThat(shorted.negate()).isEqualTo(Quantity.of("2.5"));
    assertThat(shorted.abs()).isEqualTo(Quantity.of("2.5"));
    assertThat(held.abs()).isEqualTo(held);
    assertThat(shorted.min(held)).isEqualTo(shorted);
    assertThat(held.min(shorted)).isEqualTo(shorted);
    assertThat(shorted.max(held)).isEqualTo(held);
    assertThat(held.max(shorted)).isEqualTo(held);
    assertThat(shorted).isLessThan(held);
    assertThat(shorted.isNegative()).isTrue();
    assertThat(held.isPositive()).isTrue();
    assertThat(held.isNegative()).isFalse();
    assertThat(Quantity.ZERO.isZero()).isTrue();
    assertThat(Quantity.ZERO.isPositive() || Quantity.ZERO.isNegative()).isFalse();
  }

  @Test
  void shouldRatherThrowThanOverflow() {
    Quantity most = new Quantity(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.negate().minus(most)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Quantity.ofContracts(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }
}
