package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LeadMeterTest {
  private static final long SECOND = 1_000_000_000;
  private final LeadMeter meter =
      new LeadMeter(new LeadSettings(Duration.ofSeconds(5), 0.02, 3, 1.64, Duration.ofMillis(250)));
  private final LeadMeter.Track track = meter.new Track("nba");
  private long now = 1_000 * SECOND;

  /** The price moves so many seconds after the news; before it where negative. */
  private void news(double lead, double move) {
    now += 60 * SECOND;
    track.moved(now - 10 * SECOND, 0.5);
    long moves = now + Math.round(lead * SECOND);
    if (moves <= now) {
      track.moved(moves, 0.5 + move);
      track.told(now, (int) Math.signum(move));
    } else {
      track.told(now, (int) Math.signum(move));
      track.moved(moves, 0.5 + move);
    }
    track.update(now + 5 * SECOND);
  }

  @Test
  void shouldMeasureALeadFromPastChangesOnly() {
    news(0.5, 0.04);
    news(0.7, -0.04);
    assertThat(meter.isAhead("nba")).isFalse();
    news(0.6, 0.04);
    // mean 0.6, standard deviation 0.1, standard error 0.1 / sqrt 3
    assertThat(meter.low("nba")).isCloseTo(0.6 - 1.64 * 0.1 / Math.sqrt(3), within(1e-9));
    assertThat(meter.isAhead("nba")).isTrue();
    assertThat(meter.isAhead("nfl")).isFalse();
  }

  @Test
  void shouldFindAFeedBehindThatTrails() {
    for (int i = 0; i < 10; i++) {
      news(-1.5 + i * 0.01, 0.04);
    }
    assertThat(meter.low("nba")).isLessThan(-1);
    assertThat(meter.isAhead("nba")).isFalse();
  }

  @Test
  void shouldNotBelieveALeadShorterThanAnOrderTakes() {
    for (int i = 0; i < 10; i++) {
      news(0.2 + i * 0.001, 0.04);
    }
    assertThat(meter.isAhead("nba")).isFalse();
  }

  @Test
  void shouldLeaveOutWhatHardlyMovedTheMarket() {
    for (int i = 0; i < 10; i++) {
      news(0.6, 0.01);
    }
    assertThat(meter.count("nba")).isZero();
  }

  @Test
  void shouldJudgeNewsOnlyAfterItsWindow() {
    track.moved(now, 0.5);
    track.told(now + 10 * SECOND, 0);
    track.moved(now + 11 * SECOND, 0.55);
    track.update(now + 14 * SECOND);
    assertThat(meter.count("nba")).isZero();
    assertThat(track.due()).isEqualTo(now + 15 * SECOND);
    track.update(now + 15 * SECOND);
    assertThat(meter.count("nba")).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutAPriceThatWentTheOtherWay() {
    track.moved(now, 0.5);
    track.told(now + 10 * SECOND, -1);
    track.moved(now + 11 * SECOND, 0.55);
    track.update(now + 15 * SECOND);
    assertThat(meter.count("nba")).isZero();
    track.told(now + 30 * SECOND, -1);
    track.moved(now + 31 * SECOND, 0.5);
    track.update(now + 35 * SECOND);
    assertThat(meter.count("nba")).isEqualTo(1);
  }
}
