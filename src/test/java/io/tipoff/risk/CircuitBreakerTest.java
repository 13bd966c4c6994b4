package io.tipoff.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.CommandId;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.Money;
import io.tipoff.risk.CircuitBreaker.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five seconds of latency, one error in ten, three rejects a minute, a minute of calm. */
class CircuitBreakerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private final CircuitBreaker breaker =
      new CircuitBreaker(
          new BreakerLimits(
              Duration.ofSeconds(5),
              1_000,
              3,
              Duration.ofSeconds(10),
              Money.of("0.25"),
              Duration.ofSeconds(5),
              Duration.ofMinutes(1),
              3));
  private long now;
  private long commands;

  @Test
  void shouldPauseOnSlowAnswersAndGoOnAfterCalm() {
    answers(10, 5 * SECOND, false);
    assertTripped(null);
    answers(1, 6 * SECOND, false);
    assertTripped(Cause.LATENCY);
    assertThat(breaker.latched()).isNull();
    breaker.update(now + MINUTE - 1);
    assertTripped(Cause.LATENCY);
    breaker.update(now + MINUTE);
    assertTripped(null);
  }

  @Test
  void shouldNotJudgeBeforeTenAnswers() {
    answers(9, MINUTE, false);
    assertTripped(null);
    answers(1, MINUTE, false);
    assertTripped(Cause.LATENCY);
  }

  @Test
  void shouldAverageTheLastTenAlone() {
    answers(9, 50 * SECOND, false);
    breaker.notSent(send());
    answers(1, 0, false);
    assertTripped(Cause.LATENCY);
    breaker.update(now + MINUTE);
    answers(10, SECOND, false);
    assertTripped(null);
  }

  @Test
  void shouldPauseOnTooManyErrors() {
    answers(10, 0, true);
    answers(90, 0, false);
    assertTripped(null);
    answers(1, 0, true);
    assertTripped(null);
    answers(99, 0, false);
    answers(10, 0, true);
    assertTripped(null);
    answers(1, 0, true);
    assertTripped(Cause.ERRORS);
  }

  @Test
  void shouldLengthenAPauseWhileTheTroubleLasts() {
    answers(10, 6 * SECOND, false);
    now += MINUTE - 6 * SECOND;
    answers(1, 6 * SECOND, false);
    breaker.update(now + MINUTE - 1);
    assertTripped(Cause.LATENCY);
  }

  @Test
  void shouldStopAfterThreePausesWithinAnHour() {
    pauseAndGoOn();
    pauseAndGoOn();
    answers(10, 6 * SECOND, false);
    assertThat(breaker.latched()).isEqualTo(Cause.PAUSES);
    breaker.update(now + 100 * MINUTE);
    assertTripped(Cause.PAUSES);
    breaker.reset();
    assertTripped(null);
    pauseAndGoOn();
    assertThat(breaker.latched()).isNull();
  }

  @Test
  void shouldForgetPausesAfterAnHour() {
    pauseAndGoOn();
    pauseAndGoOn();
    now += 60 * MINUTE;
    pauseAndGoOn();
    assertThat(breaker.latched()).isNull();
  }

  @Test
  void shouldStopOnRejectAfterReject() {
    breaker.rejected(0);
    breaker.rejected(1);
    breaker.rejected(2);
    breaker.rejected(MINUTE);
    assertTripped(null);
    breaker.rejected(MINUTE);
    assertTripped(Cause.REJECTS);
    breaker.update(100 * MINUTE);
    assertTripped(Cause.REJECTS);
    breaker.reset();
    breaker.rejected(MINUTE);
    assertTripped(null);
  }

  @Test
  void shouldStopOnADifferenceWithTheVenueAlsoAfterARestart() {
    breaker.differed("order 7 is unknown here");
    assertTripped(Cause.RECONCILIATION);
    assertThat(breaker.reason()).isEqualTo("order 7 is unknown here");
    CircuitBreaker next = new CircuitBreaker(BreakerLimits.NONE);
    next.restore(restored(Cause.RECONCILIATION.name(), breaker.reason()));
    assertThat(next.latched()).isEqualTo(Cause.RECONCILIATION);
    assertThat(next.reason()).isEqualTo("order 7 is unknown here");
    next.reset();
    next.restore(restored("", ""));
    assertThat(next.tripped()).isNull();
  }

  private static RiskRestored restored(String latched, String reason) {
    return new RiskRestored(0, Money.ZERO, Money.ZERO, 0, false, false, latched, reason, List.of());
  }

  @Test
  void shouldPauseWhileMarketDataStaysAwayAndACalmTimeLonger() {
    breaker.streamLost(0);
    breaker.update(10 * SECOND);
    assertTripped(null);
    breaker.streamLost(5 * SECOND);
    breaker.update(10 * SECOND + 1);
    assertTripped(Cause.STALE_FEED);
    assertThat(breaker.reason()).isEqualTo("no market data for PT10.000000001S, limit PT10S");
    breaker.update(5 * MINUTE);
    breaker.streamRestored();
    breaker.update(6 * MINUTE - 1);
    assertTripped(Cause.STALE_FEED);
    breaker.update(6 * MINUTE);
    assertTripped(null);
    assertThat(breaker.reason()).isEmpty();
  }

  @Test
  void shouldSayWhyItPaused() {
    answers(10, 6 * SECOND, false);
    assertThat(breaker.reason()).isEqualTo("answers after PT6S on average, limit PT5S");
    now += MINUTE;
    breaker.update(now);
    answers(89, 0, false);
    answers(11, 0, true);
    assertThat(breaker.reason()).isEqualTo("11 of 100 requests failed, limit 1000/10000");
  }

  private void pauseAndGoOn() {
    answers(10, 6 * SECOND, false);
    assertTripped(Cause.LATENCY);
    now += MINUTE;
    breaker.update(now);
    assertTripped(null);
  }

  private void answers(int count, long latency, boolean failed) {
    for (int i = 0; i < count; i++) {
      CommandId command = send();
      now += latency;
      breaker.ended(command, failed, now);
    }
  }

  private CommandId send() {
    CommandId command = new CommandId(++commands);
    breaker.sent(command, now);
    return command;
  }

  private void assertTripped(Cause cause) {
    assertThat(breaker.tripped()).isEqualTo(cause);
  }
}
