package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TimerFired;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The order gateway in a time that passes by calls alone. */
class SteppedGatewayTest {
  private static final long MILLI = 1_000_000;
  private static final long START = 1_790_000_000_000L * MILLI;

  private final List<Integer> created = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private long now = START;
  private final SteppedGateway gateway =
      new SteppedGateway(
          new Answering(),
          new RateBudget(3, 1, () -> now),
          Duration.ofMillis(500),
          () -> now,
          event -> {
            if (!(event instanceof OrderNamed)) {
              events.add(event);
            }
          });

  /** A venue that answers at once. */
  private final class Answering implements OrderChannel {
    @Override
    public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
      created.add(orders.size());
      return CompletableFuture.completedFuture(
          LongStream.range(0, orders.size()).mapToObj(i -> created.size() + "-" + i).toList());
    }

    @Override
    public CompletableFuture<Void> modify(List<Change> changes) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> cancel(List<Target> targets) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<String>> cancelAll() {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  private void give(Command... commands) {
    for (Command command : commands) {
      gateway.carryOut(command, now);
    }
  }

  private void passTo(long millis) {
    while (gateway.nextDue() <= START + millis * MILLI) {
      now = gateway.nextDue();
      gateway.run();
    }
    now = START + millis * MILLI;
  }

  @Test
  void shouldSendTogetherWhatCameTogether() {
    give(Commands.quote(1), Commands.quote(2), Commands.quote(3));

    assertThat(created).as("before its turn").isEmpty();
    passTo(0);

    assertThat(created).containsExactly(3);
    assertThat(events)
        .containsExactly(
            new RequestTaken(START, new CommandId(1)),
            new RequestTaken(START, new CommandId(2)),
            new RequestTaken(START, new CommandId(3)));
    assertThat(gateway.nextDue()).as("nothing is left to do").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldKeepToTheBudgetAndDropWhatGetsTooOld() {
    give(Commands.quote(1));
    passTo(10);
    give(Commands.quote(2));
    passTo(20);
    give(Commands.quote(3));

    passTo(2_000);

    assertThat(created).as("two of three requests a second are for others").containsExactly(1, 1);
    assertThat(events).hasSize(3);
    assertThat(events.getLast())
        .isEqualTo(
            new CommandNotSent(
                START + 520 * MILLI + 1, new CommandId(3), CommandNotSent.Reason.OVER_BUDGET));
  }

  @Test
  void shouldSendLaterWhatIsYoungEnoughThen() {
    give(Commands.quote(1));
    passTo(10);
    give(Commands.quote(2));
    passTo(600);
    give(Commands.quote(3));

    passTo(2_000);

    assertThat(created).containsExactly(1, 1, 1);
    assertThat(events.getLast().time()).isBetween(START + 1_000 * MILLI, START + 1_001 * MILLI);
  }

  @Test
  void shouldFireTimersInTheirOrder() {
    give(
        new Command.SetTimer(new CommandId(2), START + 7 * MILLI),
        new Command.SetTimer(new CommandId(1), START + 7 * MILLI),
        new Command.SetTimer(new CommandId(3), START + 5 * MILLI));

    passTo(6);
    assertThat(events).containsExactly(new TimerFired(START + 5 * MILLI, new CommandId(3)));
    passTo(7);

    assertThat(events)
        .extracting(event -> ((TimerFired) event).command().number())
        .containsExactly(3L, 1L, 2L);
  }

  @Test
  void shouldDropAQuoteThatIsNoLongerWanted() {
    give(Commands.quote(1));
    gateway.withdraw(new OrderId(1));

    passTo(100);

    assertThat(created).isEmpty();
    assertThat(events)
        .containsExactly(new CommandNotSent(START, new CommandId(1), CommandNotSent.Reason.STALE));
  }
}
