package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitsTest {
  @Test
  void shouldWaitLongerAfterFailuresAndLongestAfterARefusal() {
    assertThat(Waits.at(Duration.ofSeconds(2)))
        .isEqualTo(new Waits(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(5)));
  }

  @Test
  void shouldNeverAskSoonerThanItsInterval() {
    Duration quarter = Duration.ofMinutes(15);

    assertThat(Waits.at(quarter)).isEqualTo(new Waits(quarter, quarter, quarter));
  }
}
