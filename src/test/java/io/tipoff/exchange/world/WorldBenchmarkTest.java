package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldBenchmarkTest {
  private static final double MOST_SECONDS = 4;

  @Test
  void shouldPlayAnEveningInFourSecondsOfOneProcessor() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    WorldSettings settings = WorldFile.standard();
    WorldBenchmark.Result result =
        IntStream.range(0, 3)
            .mapToObj(_ -> WorldBenchmark.run(2, settings, threads::getCurrentThreadCpuTime))
            .min(Comparator.comparingLong(WorldBenchmark.Result::nanos))
            .orElseThrow();

    assertThat(result.seconds()).isBetween(8_000L, 14_000L);
    assertThat(result.orders()).isGreaterThan(200_000);
    assertThat(result.trades()).isGreaterThan(10_000);
    assertThat(result.nanos() / 1e9).isLessThan(MOST_SECONDS);
    assertThat(result.speed()).isGreaterThan(2_000);
  }
}
