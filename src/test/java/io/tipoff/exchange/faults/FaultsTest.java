package io.tipoff.exchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.faults.Occasion.BatchEntry;
import io.tipoff.exchange.faults.Occasion.Message;
import io.tipoff.exchange.faults.Occasion.Order;
import io.tipoff.exchange.faults.Occasion.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final String GAME = "aec-nba-bos-nyk-2026-10-01";
  private static final Message BOOK = new Message("markets", "market-data", GAME);
  private static final Request ORDERS = new Request("/v1/orders");

  private long now = 1_000;
  private final Faults faults = faults(7);

  private Faults faults(long seed) {
    return new Faults(seed, () -> now);
  }

  private static List<Boolean> pattern(Faults of) {
    List<Boolean> strikes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      strikes.add(of.strike(BOOK).isPresent());
    }
    return strikes;
  }

  @Test
  void shouldStrikeTheSameWithTheSameSeed() {
    Faults other = faults(7);
    Faults different = faults(8);
    for (Faults each : List.of(faults, other, different)) {
      each.add("drop-message:probability=0.3");
    }

    List<Boolean> strikes = pattern(faults);

    assertThat(strikes).isEqualTo(pattern(other)).isNotEqualTo(pattern(different));
    assertThat(strikes.stream().filter(hit -> hit).count()).isBetween(250L, 350L);
    assertThat(faults.strikes(Fault.DROP_MESSAGE)).isBetween(250L, 350L);
  }

  @Test
  void shouldDrawNumbersForEachFaultAlone() {
    Faults both = faults(7);
    both.add("drop-message:probability=0.3", "http-500:probability=0.5");
    faults.add("drop-message:probability=0.3");

    List<Boolean> strikes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      both.strike(ORDERS);
      strikes.add(both.strike(BOOK).isPresent());
    }

    assertThat(strikes).isEqualTo(pattern(faults));
  }

  @Test
  void shouldNeverStrikeWithProbabilityZero() {
    faults.add("drop-message:probability=0");

    assertThat(pattern(faults)).containsOnly(false);
  }

  @Test
  void shouldStrikeOnlyTheNextTimes() {
    faults.add("lose-answer:next=2");

    assertThat(faults.strike(ORDERS)).isPresent();
    assertThat(faults.strike(BOOK)).isEmpty();
    assertThat(faults.strike(ORDERS)).isPresent();
    assertThat(faults.strike(ORDERS)).isEmpty();
    assertThat(faults.active()).singleElement().matches(count -> count.strikes() == 2);
  }

  @Test
  void shouldLetTheFaultThatWasSetFirstStrikeFirst() {
    faults.add("http-500:next=1", "http-503");

    assertThat(faults.strike(ORDERS)).map(FaultRule::fault).contains(Fault.HTTP_500);
    assertThat(faults.strike(ORDERS)).map(FaultRule::fault).contains(Fault.HTTP_503);
  }

  @Test
  void shouldForgetAFaultAfterItsDuration() {
    faults.add("http-500:duration=10");
    now += Duration.ofMillis(10).toNanos() - 1;
    assertThat(faults.strike(ORDERS)).isPresent();

    now++;

    assertThat(faults.strike(ORDERS)).isEmpty();
    assertThat(faults.active()).isEmpty();
    assertThat(faults.history()).singleElement().matches(count -> count.strikes() == 1);
    assertThat(faults.isQuiet()).isTrue();
  }

  @Test
  void shouldCallAllOff() {
    faults.add("http-500", "clock-skew:seconds=5");
    assertThat(faults.skew()).isEqualTo(Duration.ofSeconds(5));

    faults.clear();

    assertThat(faults.strike(ORDERS)).isEmpty();
    assertThat(faults.skew()).isZero();
    assertThat(faults.isQuiet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop-message                                | true
          drop-message:stream=markets                 | true
          drop-message:stream=private                 | false
          drop-message:kind=market-data               | true
          drop-message:kind=trade                     | false
          drop-message:market=aec-nba-bos-nyk-2026-10-01 | true
          drop-message:market=aec-nba-lal-gsw-2026-10-01 | false
          unknown-enum                                | true
          unknown-enum:variant=message-kind           | true
          unknown-enum:variant=order-state            | false
          unknown-enum:path=/v1/orders                | false
          http-500                                    | false
          late-reject                                 | false
          clock-skew                                  | false
          maintenance                                 | false
          """)
  void shouldStrikeTheMessagesThatAreMeant(String rule, boolean strikes) {
    faults.add(rule);

    assertThat(faults.strike(BOOK).isPresent()).isEqualTo(strikes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http-500                                    | true
          http-500:path=/v1/orders                    | true
          http-500:path=/v1/order                     | false
          http-500:path=/v1/order*                    | true
          http-500:path=/v2*                          | false
          unknown-enum:variant=order-state            | true
          unknown-enum:variant=market-state           | false
          unknown-enum:variant=order-state,stream=private | false
          maintenance                                 | true
          drop-message                                | false
          partial-batch                               | false
          """)
  void shouldStrikeTheRequestsThatAreMeant(String rule, boolean strikes) {
    faults.add(rule);

    assertThat(faults.strike(ORDERS).isPresent()).isEqualTo(strikes);
  }

  @Test
  void shouldStrikeOrdersAndEntriesOfBatches() {
    faults.add("late-reject:market=" + GAME, "partial-batch:path=/v1/orders/batched");

    assertThat(faults.strike(new Order("/v1/orders", GAME))).isPresent();
    assertThat(faults.strike(new Order("/v1/orders", "other"))).isEmpty();
    assertThat(faults.strike(new BatchEntry("/v1/orders/batched", "other"))).isPresent();
    assertThat(faults.strike(new BatchEntry("/v1/orders/batched/cancel", GAME))).isEmpty();
  }

  @Test
  void shouldRefuseRequestsOnlyUntilTheMaintenanceEnds() {
    faults.add("maintenance:duration=10,delay=5");
    assertThat(faults.strike(ORDERS)).isPresent();

    now += Duration.ofMillis(10).toNanos();

    assertThat(faults.strike(ORDERS)).isEmpty();
    assertThat(faults.active()).as("markets are still suspended").hasSize(1);
    now += Duration.ofMillis(5).toNanos();
    assertThat(faults.active()).isEmpty();
  }
}
