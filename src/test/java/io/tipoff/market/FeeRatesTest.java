package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRatesTest {
  private static final FeeRates STANDARD = FeeRates.of("0.0695", "-0.0125");
  private static final FeeRates COMBO =
      new FeeRates(new BigDecimal("0.0695"), new BigDecimal("-0.0125"), new BigDecimal("0.04"));

  /** The venue's published table for 100 contracts. */
  @ParameterizedTest
  @CsvFileSource(resources = "/io/tipoff/market/fee-table.csv", numLinesToSkip = 1)
  void shouldChargeWhatTheVenuePublishes(Price price, Money taker, Money maker, Money combo) {
    Quantity hundred = Quantity.ofContracts(100);
    assertThat(STANDARD.fee(Liquidity.TAKER, price, hundred)).isEqualTo(taker);
    assertThat(STANDARD.fee(Liquidity.MAKER, price, hundred)).isEqualTo(maker.negate());
    assertThat(COMBO.fee(Liquidity.TAKER, price, hundred)).isEqualTo(combo);
    assertThat(COMBO.fee(Liquidity.MAKER, price, hundred)).isEqualTo(maker.negate());
  }

  /** The venue's worked examples. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0.10,  6.26, 1.12",
    "1000, 0.65, 15.81, 2.84",
    "1000, 0.30, 14.60, 2.62",
    "1000, 0.90,  6.26, 1.12",
    "1000, 0.50, 17.38, 3.12",
    " 100, 0.03,  0.20, 0.04"
  })
  void shouldChargeAsInTheVenuesExamples(String contracts, Price price, Money taker, Money maker) {
    Quantity quantity = Quantity.of(contracts);
    assertThat(STANDARD.fee(Liquidity.TAKER, price, quantity)).isEqualTo(taker);
    assertThat(STANDARD.fee(Liquidity.MAKER, price, quantity)).isEqualTo(maker.negate());
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.10, 8.8794, 8.88, 1.12", "1000, 0.50, 18.625, 18.62, 3.12"})
  void shouldChargeCombosAsInTheVenuesExamples(
      String contracts, Price price, BigDecimal exact, Money taker, Money maker) {
    Quantity quantity = Quantity.of(contracts);
    assertThat(COMBO.exact(Liquidity.TAKER, price, quantity)).isEqualByComparingTo(exact);
    assertThat(COMBO.fee(Liquidity.TAKER, price, quantity)).isEqualTo(taker);
    assertThat(COMBO.fee(Liquidity.MAKER, price, quantity)).isEqualTo(maker.negate());
  }

  /** At 0.50 and theta 0.04 a contract costs exactly a cent. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.00", "1.5, 0.02", "2.5, 0.02", "3.5, 0.04", "2.4999, 0.02", "2.5001, 0.03"})
  void shouldRoundHalfToTheEvenCent(String contracts, Money fee) {
    FeeRates cent = FeeRates.of("0.04", "-0.04");
    Price half = Price.of("0.50");
    assertThat(cent.fee(Liquidity.TAKER, half, Quantity.of(contracts))).isEqualTo(fee);
    assertThat(cent.fee(Liquidity.MAKER, half, Quantity.of(contracts))).isEqualTo(fee.negate());
  }

  @Test
  void shouldChargeTheSameOnBothSidesOfAHalf() {
    Quantity quantity = Quantity.of("123.4567");
    for (int units = 0; units <= 5_000; units++) {
      Price price = Price.ofUnits(units);
      for (Liquidity liquidity : Liquidity.values()) {
        assertThat(STANDARD.exact(liquidity, price, quantity))
            .as("%s at %s", liquidity, price)
            .isEqualByComparingTo(STANDARD.exact(liquidity, price.complement(), quantity));
      }
    }
  }

  @Test
  void shouldChargeNothingAtTheEnds() {
    Quantity many = Quantity.ofContracts(1_000_000);
    for (Price end : new Price[] {Price.ZERO, Price.ONE}) {
      assertThat(COMBO.fee(Liquidity.TAKER, end, many)).isEqualTo(Money.ZERO);
      assertThat(COMBO.fee(Liquidity.MAKER, end, many)).isEqualTo(Money.ZERO);
    }
  }

  @Test
  void shouldReplaceOnlyTheTakersCoefficient() {
    FeeRates own = COMBO.withTaker(new BigDecimal("0.10"));
    assertThat(own.taker()).isEqualByComparingTo("0.10");
    assertThat(own.maker()).isEqualTo(COMBO.maker());
    assertThat(own.convexity()).isEqualTo(COMBO.convexity());
    assertThat(STANDARD.convexity()).isEqualByComparingTo("0");
  }
}
