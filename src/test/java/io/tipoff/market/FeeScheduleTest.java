package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeSchedule.Entry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {
  private static final String EARLY = "2026-07-21T04:00:00Z";
  private static final String RAISE = "2026-09-17T04:00:00Z";
  private static final String COMBOS = "2026-09-25T04:00:00Z";
  private static final String TENNIS = "2026-10-01T03:59:00Z";

  private static final FeeRates COMBO =
      new FeeRates(new BigDecimal("0.0695"), new BigDecimal("-0.0125"), new BigDecimal("0.04"));

  /** The venue's history, on purpose out of order. */
  private static final FeeSchedule SCHEDULE =
      new FeeSchedule(
          List.of(
              entry(TENNIS, FeeCurve.TABLE_TENNIS, FeeRates.of("0.10", "-0.0125")),
              entry(RAISE, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125")),
              entry(COMBOS, FeeCurve.COMBO, COMBO),
              entry(EARLY, FeeCurve.STANDARD, FeeRates.of("0.06", "-0.0125"))));

  @ParameterizedTest
  @CsvSource({
    "STANDARD,     2026-07-21T03:59:59.999999999Z, ",
    "STANDARD,     2026-07-21T04:00:00Z,           0.06",
    "STANDARD,     2026-09-17T03:59:59.999999999Z, 0.06",
    "STANDARD,     2026-09-17T04:00:00Z,           0.0695",
    "STANDARD,     2026-12-31T00:00:00Z,           0.0695",
    "COMBO,        2026-07-21T03:59:59.999999999Z, ",
    "COMBO,        2026-09-16T00:00:00Z,           0.06",
    "COMBO,        2026-09-20T00:00:00Z,           0.0695",
    "COMBO,        2026-12-31T00:00:00Z,           0.0695",
    "TABLE_TENNIS, 2026-07-21T03:59:59.999999999Z, ",
    "TABLE_TENNIS, 2026-10-01T03:58:59.999999999Z, 0.0695",
    "TABLE_TENNIS, 2026-10-01T03:59:00Z,           0.10",
    "TABLE_TENNIS, 2026-12-31T00:00:00Z,           0.10"
  })
  void shouldChargeByDate(FeeCurve curve, Instant time, BigDecimal taker) {
    assertThat(SCHEDULE.rates(market(curve, null), nanos(time)).map(FeeRates::taker))
        .isEqualTo(Optional.ofNullable(taker));
  }

  @ParameterizedTest
  @CsvSource({"2026-09-25T03:59:59.999999999Z, 0", "2026-09-25T04:00:00Z,           0.04"})
  void shouldBendTheComboCurveFromItsOwnDateOn(Instant time, BigDecimal convexity) {
    assertThat(SCHEDULE.rates(market(FeeCurve.COMBO, null), nanos(time)).map(FeeRates::convexity))
        .contains(convexity);
  }

  @Test
  void shouldPreferTheMarketsOwnCoefficient() {
    FeeRates rates = SCHEDULE.rates(market(FeeCurve.STANDARD, "0.05"), at(RAISE)).orElseThrow();
    assertThat(rates.taker()).isEqualByComparingTo("0.05");
    assertThat(rates.maker()).isEqualByComparingTo("-0.0125");
  }

  @Test
  void shouldTakeAFreeMarketAtItsWord() {
    assertThat(SCHEDULE.rates(market(FeeCurve.STANDARD, "0"), at(RAISE)).map(FeeRates::taker))
        .contains(BigDecimal.ZERO);
  }

  /**
   * The taker's fee is the market's own; what a maker gets is not known, so nothing is promised.
   */
  @Test
  void shouldKnowTheOwnCoefficientBeforeTheStart() {
    FeeRates rates = SCHEDULE.rates(market(FeeCurve.STANDARD, "0.05"), at(EARLY) - 1).orElseThrow();
    assertThat(rates.taker()).isEqualByComparingTo("0.05");
    assertThat(rates.maker()).isEqualByComparingTo("0");
    assertThat(rates.convexity()).isEqualByComparingTo("0");
  }

  @Test
  void shouldKnowFromWhenOnItIsKnown() {
    assertThat(SCHEDULE.start()).hasValue(at(EARLY));
    assertThat(SCHEDULE.covers(at(EARLY) - 1)).isFalse();
    assertThat(SCHEDULE.covers(at(EARLY))).isTrue();
    assertThat(new FeeSchedule(List.of()).start()).isEmpty();
    assertThat(new FeeSchedule(List.of()).covers(at(RAISE))).isFalse();
  }

  @Test
  void shouldCoverOnlyWhatTheStandardCurveDoes() {
    FeeSchedule combos = new FeeSchedule(List.of(entry(COMBOS, FeeCurve.COMBO, COMBO)));
    assertThat(combos.covers(at(COMBOS))).isFalse();
    assertThat(combos.rates(market(FeeCurve.COMBO, null), at(COMBOS))).contains(COMBO);
    assertThat(combos.rates(market(FeeCurve.STANDARD, null), at(COMBOS))).isEmpty();
  }

  @Test
  void shouldPinTheRatesOfOneInstant() {
    FeeSchedule pinned = SCHEDULE.asOf(at(RAISE));
    Market tennis = market(FeeCurve.TABLE_TENNIS, null);
    for (String time : List.of("1990-01-01T00:00:00Z", EARLY, TENNIS)) {
      assertThat(pinned.rates(tennis, at(time)).map(FeeRates::taker))
          .contains(new BigDecimal("0.0695"));
      assertThat(pinned.covers(at(time))).isTrue();
    }
    assertThat(SCHEDULE.asOf(at(EARLY) - 1).covers(at(TENNIS))).isFalse();
    assertThat(pinned.asOf(at(EARLY)).rates(tennis, at(TENNIS)).map(FeeRates::taker))
        .contains(new BigDecimal("0.06"));
  }

  private static Entry entry(String from, FeeCurve curve, FeeRates rates) {
    return new Entry(at(from), curve, rates);
  }

  private static Market market(FeeCurve curve, String coefficient) {
    return new Market(
        new MarketId("a"),
        Optional.empty(),
        curve,
        Optional.ofNullable(coefficient).map(BigDecimal::new),
        Listing.UNKNOWN,
        false);
  }

  private static long at(String time) {
    return nanos(Instant.parse(time));
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
