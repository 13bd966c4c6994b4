package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole evenings with something that goes wrong. */
@Timeout(120)
class SimulateCommandTest {
  private static Run evening(String... more) {
    String[] usual = {"simulate", "--seeds", "1", "--games", "1", "--json"};
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return Run.of(all);
  }

  @Test
  void shouldPrintTheSameTwiceAndSayWhatStruck() {
    String[] faults = {
      "--fault", "drop-message:kind=order,probability=0.05", "--fault", "http-429:next=2"
    };
    Run first = evening(faults);
    Run second = evening(faults);

    assertThat(first.exit()).isZero();
    assertThat(second.out()).isEqualTo(first.out()).contains("\"commandsHash\"");
    assertThat(first.err())
        .containsPattern("seed 1: drop-message struck \\d+ times")
        .contains("seed 1: http-429 struck 2 times")
        .as("what was not told is asked for")
        .doesNotContain("still waited for news");
  }

  @Test
  void shouldComplainOfAFaultAsTheExchangeDoes() {
    Run wrong = Run.of("simulate", "--seeds", "1", "--fault", "lose-answr");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--fault: no fault 'lose-answr'; there are: drop-message");

    Run skew = Run.of("simulate", "--seeds", "1", "--fault", "clock-skew");
    assertThat(skew.exit()).isEqualTo(2);
    assertThat(skew.err()).contains("--fault: clock-skew means nothing here");
  }
}
