package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExchangeBenchmarkTest {
  @Test
  void shouldMeasureTheSameWorkByTheClockThatItIsGiven() {
    long[] time = {0};
    ExchangeBenchmark.Result result = ExchangeBenchmark.run(5_000, () -> time[0] += 2 * SECOND);

    assertThat(result.orders()).isEqualTo(5_000);
    assertThat(result.nanos()).isEqualTo(2 * SECOND);
    assertThat(result.ordersPerSecond()).isEqualTo(2_500);
    assertThat(result.trades()).isGreaterThan(500);
    assertThat(result.cancels()).isGreaterThan(500);
    assertThat(ExchangeBenchmark.run(5_000, () -> time[0] += 2 * SECOND)).isEqualTo(result);
  }
}
