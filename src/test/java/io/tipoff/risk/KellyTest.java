package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.risk.ExclusiveKelly.Leg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KellyTest {
  private static final FeeRates RATES = FeeRates.of("0.0695", "-0.0125");

  @ParameterizedTest
  @CsvSource({
    "0.60, 0.55, 0.567201, 0.075783",
    "0.55, 0.50, 0.517375, 0.067599",
    "0.90, 0.85, 0.858861, 0.291477"
  })
  void shouldEqualPublishedNumbersOfATaker(double p, String price, double cost, double fraction) {
    double actual = Kelly.cost(RATES, Liquidity.TAKER, Price.of(price));

    assertThat(actual).isCloseTo(cost, within(1e-6));
    assertThat(Kelly.fraction(p, actual)).isCloseTo(fraction, within(1e-6));
  }

  @Test
  void shouldGiveAMakerItsRebate() {
    assertThat(Kelly.cost(RATES, Liquidity.MAKER, Price.of("0.50")))
        .isCloseTo(0.496875, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0.567, 0.02, 0.7314",
    "0.567, 0.04, 0.4050",
    "0.567201, 0.02, 0.7290",
    "0.567201, 0.04, 0.4020",
    "0.567201, 0, 1",
    "0.7, 0.02, 0"
  })
  void shouldShrinkWhatIsUncertain(double cost, double sigma, double shrink) {
    assertThat(Kelly.shrink(0.6, cost, sigma)).isCloseTo(shrink, within(1e-4));
  }

  @Test
  void shouldStakeNothingWithoutAnEdge() {
    assertThat(Kelly.fraction(0.5, 0.517375)).isZero();
    assertThat(Kelly.fraction(0.517375, 0.517375)).isZero();
    assertThat(Kelly.fraction(0.99, 1.01)).isZero();
    assertThat(Kelly.fraction(1, 0.4)).isEqualTo(1);
  }

  @Test
  void shouldCountContractsRoundedDown() {
    assertThat(Kelly.contracts(0.075783, Money.of("1000"), 0.567201))
        .isEqualTo(Quantity.of("133.6087"));
    assertThat(Kelly.contracts(0, Money.of("1000"), 0.5)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldMakeWealthGrowFasterThanAnyOtherFraction() {
    double p = 0.6;
    double cost = 0.567201;
    double best = Kelly.fraction(p, cost);

    for (double other : new double[] {best - 0.01, best + 0.01, 0, 2 * best}) {
      assertThat(growth(p, cost, best)).isGreaterThan(growth(p, cost, other));
    }
  }

  private static double growth(double p, double cost, double f) {
    return p * Math.log(1 - f + f / cost) + (1 - p) * Math.log(1 - f);
  }

  @Test
  void shouldRefuseWhatIsNoProbabilityOrCost() {
    assertThatThrownBy(() -> Kelly.fraction(1.1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kelly.fraction(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kelly.shrink(0.5, 0.4, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ExclusiveKelly.fractions(List.of(new Leg(0.6, 0.5), new Leg(0.6, 0.5))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldEqualSingleKellyForOneLeg() {
    assertThat(ExclusiveKelly.fractions(List.of(new Leg(0.6, 0.567201))).getFirst())
        .isCloseTo(Kelly.fraction(0.6, 0.567201), within(1e-12));
  }

  @Test
  void shouldBuyMoreThanOneExclusiveOutcomeOrNone() {
    List<Double> both = ExclusiveKelly.fractions(List.of(new Leg(0.45, 0.40), new Leg(0.35, 0.30)));

    assertThat(both).allSatisfy(f -> assertThat(f).isPositive());
    assertThat(ExclusiveKelly.fractions(List.of(new Leg(0.4, 0.45), new Leg(0.3, 0.35))))
        .containsExactly(0.0, 0.0);
    assertThat(ExclusiveKelly.fractions(List.of())).isEmpty();
  }

  /** No small shift of money between legs and cash makes wealth grow faster. */
  @Test
  void shouldBeBestForRandomExclusiveLegs() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int n = 2 + random.nextInt(4);
      double[] p = random.doubles(n + 1, 0.02, 1).toArray();
      double sum = Arrays.stream(p).sum();
      List<Leg> legs = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double chance = p[i] / sum;
        legs.add(
            new Leg(chance, Math.min(0.97, chance * (0.85 + 0.4 * random.nextDouble()) + 0.01)));
      }
      double[] best =
          ExclusiveKelly.fractions(legs).stream().mapToDouble(Double::doubleValue).toArray();
      double growth = growth(legs, best);
      for (int i = 0; i < n; i++) {
        for (double step : new double[] {-1e-3, 1e-3}) {
          double[] moved = best.clone();
          moved[i] = Math.max(0, moved[i] + step);
          assertThat(growth(legs, moved)).isLessThanOrEqualTo(growth + 1e-12);
        }
      }
    }
  }

  private static double growth(List<Leg> legs, double[] fractions) {
    double cash = 1;
    double none = 1;
    for (double fraction : fractions) {
      cash -= fraction;
    }
    double growth = 0;
    for (int i = 0; i < fractions.length; i++) {
      none -= legs.get(i).probability();
      growth += legs.get(i).probability() * Math.log(cash + fractions[i] / legs.get(i).cost());
    }
    return growth + none * Math.log(cash);
  }
}
