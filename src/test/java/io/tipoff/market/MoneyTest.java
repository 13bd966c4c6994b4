package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "0,           0, 0.00",
    "1,   100000000, 1.00",
    "10,  1000000000, 10.00",
    "-0.5, -50000000, -0.50",
    "0.00000001,   1, 0.00000001",
    "6.2600, 626000000, 6.26",
    "1234567.891, 123456789100000, 1234567.891"
  })
  void shouldReadAndWriteDecimals(String text, long units, String written) {
    assertThat(Money.of(text)).isEqualTo(new Money(units)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "1,50", "$1"})
  void shouldRefuseWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Money.of(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.000000001", "92233720369", "-92233720369"})
  void shouldRefuseWhatIsTooFineOrTooLarge(String text) {
    assertThatThrownBy(() -> Money.of(text)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0.005,   0.00",
    "0.015,   0.02",
    "0.025,   0.02",
    "0.035,   0.04",
    "0.0250000001, 0.03",
    "0.0349999999, 0.03",
    "-0.005,  0.00",
    "-0.015, -0.02",
    "-0.025, -0.02",
    "-0.035, -0.04",
    "17.375, 17.38",
    "18.625, 18.62"
  })
  void shouldRoundHalfToTheEvenCent(BigDecimal exact, String rounded) {
    assertThat(Money.roundedToCent(exact)).hasToString(rounded);
  }

  @Test
  void shouldCountCentsAndDollars() {
    assertThat(Money.ofCents(-125)).isEqualTo(Money.of("-1.25"));
    assertThat(Money.dollarPerContract(Quantity.of("12.5"))).isEqualTo(Money.of("12.50"));
    assertThat(Money.of("12.5").toBigDecimal()).isEqualByComparingTo("12.5");
  }

  @Test
  void shouldAddSubtractAndCompare() {
    Money small = Money.of("-2.50");
    Money large = Money.of("1.25");
    assertThat(small.plus(large)).isEqualTo(Money.of("-1.25"));
    assertThat(small.minus(large)).isEqualTo(Money.of("-3.75"));
    assertThat(small.negate()).isEqualTo(Money.of("2.50"));
    assertThat(small.min(large)).isEqualTo(small);
    assertThat(large.min(small)).isEqualTo(small);
    assertThat(small.max(large)).isEqualTo(large);
    assertThat(large.max(small)).isEqualTo(large);
    assertThat(small).isLessThan(large);
    assertThat(large.isAbove(small)).isTrue();
    assertThat(large.isAbove(large)).isFalse();
    assertThat(small.isNegative()).isTrue();
    assertThat(small.isPositive()).isFalse();
    assertThat(large.isPositive()).isTrue();
    assertThat(Money.ZERO.isZero()).isTrue();
    assertThat(Money.ZERO.isPositive() || Money.ZERO.isNegative()).isFalse();
  }

  @Test
  void shouldRatherThrowThanOverflow() {
    Money most = new Money(Long.MAX_VALUE);
    Money least = new Money(Long.MIN_VALUE);
    assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    " 10, 1, 3,  3.33333333",
    " 10, 2, 3,  6.66666666",
    "-10, 1, 3, -3.33333333",
    "-10, 2, 3, -6.66666666",
    "  7, 3, 3,  7.00",
    "  7, 0, 3,  0.00",
    "0.00000001, 1, 2, 0.00"
  })
  void shouldShareTowardZero(Money amount, String part, String whole, String share) {
    assertThat(amount.share(Quantity.of(part), Quantity.of(whole))).hasToString(share);
  }

  @Test
  void shouldShareExactlyHoweverLargeTheProduct() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long units = random.nextLong() >> random.nextInt(63);
      long whole = 1 + (random.nextLong() >>> (2 + random.nextInt(61)));
      long part = Math.floorMod(random.nextLong(), whole);
      BigInteger expected =
          BigInteger.valueOf(units)
              .multiply(BigInteger.valueOf(part))
              .divide(BigInteger.valueOf(whole));
      assertThat(new Money(units).share(new Quantity(part), new Quantity(whole)).units())
          .as("seed %d, %d * %d / %d", seed, units, part, whole)
          .isEqualTo(expected.longValueExact());
    }
  }
}
