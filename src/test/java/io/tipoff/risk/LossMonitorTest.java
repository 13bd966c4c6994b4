package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.RiskRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At most 25 dollars a day, at most 15 % below the highest equity. */
class LossMonitorTest {
  private static final String MORNING = "2026-04-01T14:00:00Z";
  private static final String BEFORE_ROLL = "2026-04-01T20:59:59.999999999Z";
  private static final String ROLL = "2026-04-01T21:00:00Z";
  private static final String NEXT_ROLL = "2026-04-02T21:00:00Z";

  private final LossMonitor losses = new LossMonitor(Desk.LIMITS);

  @BeforeEach
  void start() {
    losses.start(Money.of("1000"));
  }

  @Test
  void shouldStartWithoutProfitOrLoss() {
    assertMeasures("0", "0");
    assertThat(losses.tripped()).isNull();
  }

  @Test
  void shouldMeasureTheDayAndTheDrawdown() {
    update(MORNING, "1010");
    assertMeasures("-10.00", "0");
    update(MORNING, "995");
    assertMeasures("5.00", "15.00");
    update(MORNING, "1005");
    assertMeasures("-5.00", "5.00");
    assertThat(losses.deepestDrawdown()).isEqualTo(Money.of("15.00"));
    assertThat(losses.tripped()).isNull();
  }

  @Test
  void shouldTripOnTheLossOfTheDay() {
    update(MORNING, "975.00000001");
    assertThat(losses.tripped()).isNull();
    update(MORNING, "975");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldStayTrippedUntilAnOperatorResetsIt() {
    update(MORNING, "970");
    assertThat(losses.reason()).isEqualTo("lost 30.00 since the day began, limit 25.00");
    update(MORNING, "1000");
    update(BEFORE_ROLL, "1010");
    update(ROLL, "1010");
    update(NEXT_ROLL, "1010");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
    losses.reset();
    assertThat(losses.tripped()).isNull();
    assertThat(losses.reason()).isEmpty();
  }

  @Test
  void shouldGoOnFromItsSnapshotOnTheSameDayAndOnTheNext() {
    update(MORNING, "990");
    update(MORNING, "970");
    List<MarketId> jumped = List.of(new MarketId("jumped"));
    RiskRestored snapshot = losses.snapshot(nanos(MORNING), "REJECTS", "why", jumped);
    assertThat(snapshot)
        .isEqualTo(
            new RiskRestored(
                nanos(MORNING),
                Money.of("1000"),
                Money.of("1000"),
                nanos(ROLL),
                true,
                false,
                "REJECTS",
                "why",
                jumped));
    LossMonitor next = new LossMonitor(Desk.LIMITS);
    next.start(Money.of("970"));
    next.restore(snapshot);
    assertThat(next.dailyLoss()).isEqualTo(Money.of("30.00"));
    assertThat(next.drawdown()).isEqualTo(Money.of("30.00"));
    assertThat(next.tripped()).isEqualTo(Limit.DAILY_LOSS);
    next.update(nanos(ROLL), Money.of("970"));
    assertThat(next.dailyLoss()).isEqualTo(Money.ZERO);
    assertThat(next.drawdown()).isEqualTo(Money.of("30.00"));
  }

  @Test
  void shouldTakeABalanceToldAgainForNoLoss() {
    update(MORNING, "990");
    losses.start(Money.of("980"));
    assertMeasures("10.00", "10.00");
  }

  @Test
  void shouldStartTheDayFromTheEquityAtTheRoll() {
    update(MORNING, "980");
    update(BEFORE_ROLL, "985");
    update(ROLL, "985");
    assertThat(losses.dailyLoss()).isEqualTo(Money.ZERO);
    update(ROLL, "961");
    assertThat(losses.tripped()).isNull();
    update(ROLL, "960");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  /** Nothing tells of the roll itself: the first news after it belongs to the new day. */
  @Test
  void shouldCountTheFirstChangeAfterTheRollToTheNewDay() {
    update(MORNING, "985");
    update(ROLL, "965");
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("20.00"));
    assertThat(losses.tripped()).isNull();
  }

  @Test
  void shouldRollEveryDay() {
    update(MORNING, "980");
    update(ROLL, "960");
    assertThat(losses.tripped()).isNull();
    update(NEXT_ROLL, "940");
    assertThat(losses.tripped()).isNull();
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("20.00"));
    update("2026-04-10T12:00:00Z", "920");
    assertThat(losses.tripped()).isNull();
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("20.00"));
  }

  @Test
  void shouldNotRollWithinADay() {
    update(ROLL, "980");
    update("2026-04-02T03:59:59Z", "980");
    update("2026-04-02T04:00:00Z", "976");
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("24.00"));
    update("2026-04-02T20:59:59Z", "975");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldTripOnTheDrawdownFromTheHighestEquity() {
    update(MORNING, "1100");
    slide(1080, 940);
    update("2026-04-20T12:00:00Z", "935.00000001");
    assertThat(losses.tripped()).isNull();
    update("2026-04-20T12:00:00Z", "935");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
    assertThat(losses.drawdownLimit()).isEqualTo(Money.of("165"));
  }

  @Test
  void shouldStayTrippedByTheDrawdownWhateverFollows() {
    update(MORNING, "850");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
    update(ROLL, "850");
    update(NEXT_ROLL, "2000");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
  }

  @Test
  void shouldGoOnFromWhereTheLastSessionStood() {
    restore("1100", "1010", ROLL, false, false);
    assertMeasures("10.00", "100.00");
    assertThat(losses.tripped()).isNull();
    update(MORNING, "986");
    update(ROLL, "970");
    assertThat(losses.tripped()).isNull();
    update(NEXT_ROLL, "950");
    update("2026-04-03T21:00:00Z", "935");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
  }

  @Test
  void shouldStayTrippedByTheDayOverSessions() {
    restore("1000", "1000", ROLL, true, false);
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
    update(BEFORE_ROLL, "1000");
    update(ROLL, "1000");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldStayTrippedByTheDrawdownOverSessions() {
    restore("1000", "1000", ROLL, false, true);
    update(MORNING, "1200");
    update(NEXT_ROLL, "1200");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
  }

  @Test
  void shouldStartANewDayWhenTheOldOneEndedBetweenSessions() {
    restore("1050", "1050", MORNING, false, false);
    assertThat(losses.dailyLoss()).isEqualTo(Money.ZERO);
    assertThat(losses.tripped()).isNull();
    update(MORNING, "976");
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("24.00"));
    update(BEFORE_ROLL, "975");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldTripAtOnceWhenTheDayWasLostBeforeTheSession() {
    restore("1030", "1025", ROLL, false, false);
    assertThat(losses.dailyLoss()).isEqualTo(Money.of("25.00"));
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldTripAtOnceWhenTheDrawdownWasReachedBeforeTheSession() {
    restore("1200", "1000", ROLL, false, false);
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
    assertThat(losses.deepestDrawdown()).isEqualTo(Money.of("200.00"));
  }

  @Test
  void shouldTakeADepositBetweenSessionsForTheHighestEquity() {
    restore("900", "900", ROLL, false, false);
    assertThat(losses.drawdown()).isEqualTo(Money.ZERO);
    update(MORNING, "990");
    assertThat(losses.drawdown()).isEqualTo(Money.of("10.00"));
  }

  @Test
  void shouldTakeNoDepositForProfitAndNoWithdrawalForLoss() {
    update(MORNING, "990");
    losses.fundsMoved(Money.of("-500"));
    assertMeasures("10.00", "10.00");
    losses.fundsMoved(Money.of("700"));
    assertMeasures("10.00", "10.00");
    assertThat(losses.drawdownLimit()).isEqualTo(Money.of("180"));
    update(MORNING, "1174.99");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldMeasureFromHereOnceAnOperatorResetIt() {
    update(MORNING, "850");
    assertThat(losses.tripped()).isEqualTo(Limit.DRAWDOWN);
    losses.reset();
    assertThat(losses.tripped()).isNull();
    assertMeasures("0", "0");
    update(MORNING, "825");
    assertThat(losses.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  @Test
  void shouldNotTripWhereThereWasNeverAnyEquity() {
    LossMonitor empty = new LossMonitor(Desk.LIMITS);
    empty.update(nanos(MORNING), Money.ZERO);
    assertThat(empty.tripped()).isNull();
    empty.update(nanos(MORNING), Money.of("-24.99"));
    assertThat(empty.tripped()).isNull();
    empty.update(nanos(MORNING), Money.of("-25"));
    assertThat(empty.tripped()).isEqualTo(Limit.DAILY_LOSS);
  }

  private void update(String time, String equity) {
    losses.update(nanos(time), Money.of(equity));
  }

  /** The session begins on the morning of 1 April. */
  private void restore(
      String highest, String dayStart, String dayEnds, boolean dayTripped, boolean drawdown) {
    losses.restore(
        new RiskRestored(
            nanos(MORNING),
            Money.of(highest),
            Money.of(dayStart),
            nanos(dayEnds),
            dayTripped,
            drawdown));
  }

  private static long nanos(String time) {
    Instant at = Instant.parse(time);
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  /** Loses slowly, 20 dollars a day from 1 April on. */
  private void slide(int from, int to) {
    Instant day = Instant.parse(ROLL);
    for (int equity = from; equity >= to; equity -= 20) {
      update(day.toString(), Integer.toString(equity));
      day = day.plusSeconds(86_400);
    }
  }

  private void assertMeasures(String dailyLoss, String drawdown) {
    assertThat(losses.dailyLoss()).isEqualTo(Money.of(dailyLoss));
    assertThat(losses.drawdown()).isEqualTo(Money.of(drawdown));
  }
}
