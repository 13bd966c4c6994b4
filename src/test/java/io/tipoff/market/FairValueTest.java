package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairValueTest {

  @ParameterizedTest
  @CsvSource({
    "0.50, 0.52, 0.51",
    "0.50, 0.51, 0.505",
    "0.0001, 0.0002, 0.00015",
    "0, 1, 0.50",
    "0.60, 0.50, 0.55"
  })
  void shouldLieHalfWayBetweenTwoPrices(Price low, Price high, String value) {
    assertThat(FairValue.between(low, high)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0.50, 0.60, 1, 2, 0.55",
    "0.50, 0.60, 0, 2, 0.50",
    "0.50, 0.60, 2, 2, 0.60",
    "0.50, 0.51, 1, 3, 0.50333333",
    "0.50, 0.51, 2, 3, 0.50666666",
    "0.60, 0.50, 1, 4, 0.575"
  })
  void shouldLieAtAShareOfTheWay(Price low, Price high, String part, String whole, String value) {
    assertThat(FairValue.between(low, high, Quantity.of(part), Quantity.of(whole)))
        .hasToString(value);
  }

  @Test
  void shouldEqualThePriceItIsMadeOf() {
    assertThat(FairValue.of(Price.of("0.0025"))).isEqualTo(new FairValue(250_000));
    assertThat(FairValue.of(Price.of("0.0025")).toBigDecimal()).isEqualByComparingTo("0.0025");
  }

  @Test
  void shouldMoveBelowZeroAndAboveOne() {
    FairValue value = FairValue.of(Price.of("0.99"));
    assertThat(value.plusPriceUnits(200)).hasToString("1.01");
    assertThat(value.plusPriceUnits(-10_000)).hasToString("-0.01");
    assertThat(value.plus(Money.of("0.02000001"))).hasToString("1.01000001");
    assertThat(value.plus(Money.of("-1"))).hasToString("-0.01");
    assertThatThrownBy(() -> value.plus(new Money(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0.505,      0.01,   0.50,   0.51",
    "0.50,       0.01,   0.50,   0.50",
    "0.50000001, 0.01,   0.50,   0.51",
    "0.49999999, 0.01,   0.49,   0.50",
    "0.5026,     0.005,  0.50,   0.505",
    "0.5026,     0.0025, 0.5025, 0.505",
    "0.5026,     0.001,  0.502,  0.503",
    "0.004,      0.01,   0.01,   0.01",
    "0.996,      0.01,   0.99,   0.99",
    "-0.30,      0.01,   0.01,   0.01",
    "-0.00000001, 0.001, 0.001,  0.001",
    "1.70,       0.01,   0.99,   0.99",
    "1.00000001, 0.001,  0.999,  0.999"
  })
  void shouldFloorAndCeilToATickInsideItsBounds(
      BigDecimal value, Tick tick, Price floor, Price ceil) {
    FairValue fair = new FairValue(value.setScale(8).unscaledValue().longValueExact());
    assertThat(fair.floorTo(tick)).isEqualTo(floor);
    assertThat(fair.ceilTo(tick)).isEqualTo(ceil);
  }

  @Test
  void shouldKeepFloorAndCeilAtMostATickApart() {
    long seed = 7;
    Random random = new Random(seed);
    int[] ticks = {100, 50, 25, 10};
    for (int i = 0; i < 5_000; i++) {
      Tick tick = new Tick(ticks[random.nextInt(ticks.length)]);
      FairValue value = new FairValue(random.nextLong(1_000_000, 99_000_001));
      BigDecimal step = BigDecimal.valueOf(tick.units(), Price.SCALE);
      BigDecimal ticksDown = value.toBigDecimal().divide(step, 0, RoundingMode.FLOOR);
      BigDecimal ticksUp = value.toBigDecimal().divide(step, 0, RoundingMode.CEILING);
      assertThat(value.floorTo(tick))
          .as("seed %d, %s to %s", seed, value, tick)
          .isEqualTo(Price.of(ticksDown.multiply(step)));
      assertThat(value.ceilTo(tick))
          .as("seed %d, %s to %s", seed, value, tick)
          .isEqualTo(Price.of(ticksUp.multiply(step)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.505, 10, 5.05",
    "0.505, -10, -5.05",
    "0.33333333, 0.5, 0.16666666",
    "0.33333333, -0.5, -0.16666666",
    "-0.02, 3, -0.06"
  })
  void shouldValueContracts(BigDecimal value, String quantity, Money worth) {
    FairValue fair = new FairValue(value.setScale(8).unscaledValue().longValueExact());
    assertThat(fair.times(Quantity.of(quantity))).isEqualTo(worth);
  }

  @Test
  void shouldMeasureDistanceInWholePriceUnits() {
    FairValue value = new FairValue(50_019_999);
    assertThat(value.distanceTo(Price.of("0.50"))).isEqualTo(1);
    assertThat(value.distanceTo(Price.of("0.5002"))).isZero();
    assertThat(value.distanceTo(Price.of("0.51"))).isEqualTo(98);
    assertThat(value.distanceTo(new FairValue(50_000_000))).isEqualTo(1);
    assertThat(new FairValue(50_000_000).distanceTo(value)).isEqualTo(1);
    assertThat(new FairValue(-10_000).distanceTo(new FairValue(10_000))).isEqualTo(2);
  }

  @Test
  void shouldCompareByValue() {
    assertThat(new FairValue(-1)).isLessThan(new FairValue(0));
    assertThat(FairValue.of(Price.ONE)).isGreaterThan(FairValue.of(Price.of("0.99")));
  }
}
