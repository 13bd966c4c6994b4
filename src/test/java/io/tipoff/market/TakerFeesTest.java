package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TakerFeesTest {
  private static final FeeRates STANDARD = FeeRates.of("0.0695", "-0.0125");
  private static final FeeRates COMBO =
      new FeeRates(new BigDecimal("0.0695"), new BigDecimal("-0.0125"), new BigDecimal("0.04"));
  private static final Price HALF = Price.of("0.50");

  private final TakerFees fees = new TakerFees();

  @Test
  void shouldChargeASingleFillItsRoundedFee() {
    assertThat(charge("0.10", "1000")).isEqualTo(Money.of("6.26"));
    assertThat(fees.charged()).isEqualTo(Money.of("6.26"));
  }

  @Test
  void shouldReduceAFillThatWouldPassTheRoundedSum() {
    // exact 0.017375 each: the sums are 0.017375, 0.034750, 0.052125, 0.069500
    assertThat(charge("0.50", "1")).isEqualTo(Money.of("0.02"));
    assertThat(charge("0.50", "1")).isEqualTo(Money.of("0.01"));
    assertThat(charge("0.50", "1")).isEqualTo(Money.of("0.02"));
    assertThat(charge("0.50", "1")).isEqualTo(Money.of("0.02"));
    assertThat(fees.charged()).isEqualTo(Money.of("0.07"));
  }

  @Test
  void shouldNeverRaiseAFillAboveItsOwnRoundedFee() {
    // exact 0.00417 each: nothing alone, although their sum passes a cent
    for (int i = 0; i < 10; i++) {
      assertThat(charge("0.50", "0.24")).isEqualTo(Money.ZERO);
    }
    assertThat(fees.charged()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldChargeNothingBeforeTheFirstFill() {
    assertThat(fees.charged()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldPayTheMakerFillByFill() {
    // exact 0.003125: ten such fills pay nothing, one fill of ten contracts 0.03
    assertThat(STANDARD.fee(Liquidity.MAKER, HALF, Quantity.of("1"))).isEqualTo(Money.ZERO);
    assertThat(STANDARD.fee(Liquidity.MAKER, HALF, Quantity.of("10"))).isEqualTo(Money.of("-0.03"));
  }

  @Test
  void shouldNeverChargeMoreThanTheRoundedSum() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      FeeRates rates = random.nextBoolean() ? STANDARD : COMBO;
      TakerFees order = new TakerFees();
      BigDecimal exact = BigDecimal.ZERO;
      Money total = Money.ZERO;
      for (int fill = 1 + random.nextInt(12); fill > 0; fill--) {
        Price price = Price.ofUnits(random.nextInt(Price.UNITS_PER_DOLLAR + 1));
        Quantity quantity = new Quantity(1 + random.nextLong(1_000_000));
        BigDecimal own = rates.exact(Liquidity.TAKER, price, quantity);
        Money charge = order.charge(rates, price, quantity);
        exact = exact.add(own);
        total = total.plus(charge);
        assertThat(charge.toBigDecimal())
            .as("seed %d, %s at %s", seed, quantity, price)
            .isBetween(BigDecimal.ZERO, cents(own));
        assertThat(total.toBigDecimal()).as("seed %d", seed).isLessThanOrEqualTo(cents(exact));
        assertThat(order.charged()).as("seed %d", seed).isEqualTo(total);
      }
    }
  }

  @Test
  void shouldChargeEveryFillAsMuchAsTheRuleAllows() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      TakerFees order = new TakerFees();
      BigDecimal exact = BigDecimal.ZERO;
      for (int fill = 0; fill < 6; fill++) {
        Price price = Price.ofUnits(random.nextInt(Price.UNITS_PER_DOLLAR + 1));
        Quantity quantity = new Quantity(1 + random.nextLong(100_000));
        BigDecimal own = STANDARD.exact(Liquidity.TAKER, price, quantity);
        exact = exact.add(own);
        BigDecimal room = cents(exact).subtract(order.charged().toBigDecimal());
        assertThat(order.charge(STANDARD, price, quantity).toBigDecimal())
            .as("seed %d", seed)
            .isEqualByComparingTo(cents(own).min(room));
      }
    }
  }

  private Money charge(String price, String quantity) {
    return fees.charge(STANDARD, Price.of(price), Quantity.of(quantity));
  }

  private static BigDecimal cents(BigDecimal exact) {
    return exact.setScale(2, RoundingMode.HALF_EVEN);
  }
}
