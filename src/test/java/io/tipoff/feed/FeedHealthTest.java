package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.game.FeedSource;
import org.junit.jupiter.api.Test;

class FeedHealthTest {
  private final FeedHealth health = new FeedHealth(FeedSource.ESPN);

  @Test
  void shouldBeginWithNothing() {
    FeedHealth.Snapshot snapshot = health.snapshot();

    assertThat(snapshot.state()).isEqualTo(FeedHealth.State.STARTING);
    assertThat(snapshot.heardAt()).isEmpty();
    assertThat(snapshot.lag()).isEmpty();
    assertThat(snapshot.unmatched()).isEmpty();
    assertThat(health.source()).isEqualTo(FeedSource.ESPN);
  }

  @Test
  void shouldTellTheMedianOfTheLastLags() {
    for (long lag : new long[] {900, 1, 5}) {
      health.arrived(lag);
    }
    assertThat(health.snapshot().lag()).hasValue(5);

    for (int i = 0; i < 128; i++) {
      health.arrived(i);
    }
    assertThat(health.snapshot().lag()).hasValue(64);
    for (int i = 0; i < 65; i++) {
      health.arrived(1_000);
    }
    assertThat(health.snapshot().lag()).hasValue(1_000);
  }

  @Test
  void shouldCount() {
    health.connected();
    health.connected();
    health.failed();
    health.malformed();
    health.malformed();
    health.malformed();
    health.told();
    health.matched(7);
    health.heard(42);

    FeedHealth.Snapshot snapshot = health.snapshot();
    assertThat(snapshot.connects()).isEqualTo(2);
    assertThat(snapshot.failures()).isEqualTo(1);
    assertThat(snapshot.malformed()).isEqualTo(3);
    assertThat(snapshot.told()).isEqualTo(1);
    assertThat(snapshot.games()).isEqualTo(7);
    assertThat(snapshot.heardAt()).hasValue(42);
    assertThat(snapshot.state()).isEqualTo(FeedHealth.State.HEARD);
  }

  @Test
  void shouldListGamesThatAreNotMatchedUpToABound() {
    for (int i = 0; i < 600; i++) {
      health.unmatched(fixture("f" + i), "why");
    }
    health.unmatched(fixture("f0"), "something else");
    health.matched(fixture("f1"));

    assertThat(health.snapshot().unmatched()).hasSize(499);
    assertThat(health.snapshot().unmatched().getFirst().reason()).isEqualTo("something else");
  }

  private static Fixture fixture(String id) {
    return new Fixture(
        FeedSource.ESPN, id, League.NBA, new Team("", "H", ""), new Team("", "A", ""), 0);
  }
}
