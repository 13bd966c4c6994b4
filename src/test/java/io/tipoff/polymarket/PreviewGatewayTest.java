package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.Event;
import io.tipoff.event.TimerFired;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.polymarket.wire.OrderState;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every command ends exactly once and none of them leaves. */
@Timeout(30)
class PreviewGatewayTest {
  private static final Duration MAX_AGE = Duration.ofMillis(500);

  private final AtomicLong clock = new AtomicLong(1_790_000_000_000_000_000L);
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<NewOrder> asked = new LinkedBlockingQueue<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile Previews answer =
      _ -> new OrderPreview(OrderState.NEW, Quantity.ZERO, null, Money.ZERO);
  private final PreviewGateway gateway =
      new PreviewGateway(
          order -> {
            asked.add(order);
            return answer.preview(order);
          },
          MAX_AGE,
          clock::get,
          events::add,
          notes::add);

  @AfterEach
  void close() {
    gateway.close();
  }

  private void carryOut(Command command) {
    gateway.carryOut(command, clock.get());
  }

  private Event next() throws InterruptedException {
    Event event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private void assertNotSent(long command, Reason reason) throws InterruptedException {
    assertThat(next()).isEqualTo(new CommandNotSent(clock.get(), new CommandId(command), reason));
  }

  @Test
  void shouldAskWhatWouldBecomeOfAnOrderAndSendNone() throws Exception {
    carryOut(Commands.quote(1, "10", "0.48"));

    assertNotSent(1, Reason.PREVIEWED);
    NewOrder order = asked.poll(10, TimeUnit.SECONDS);
    assertThat(order).isNotNull();
    assertThat(order.market()).isEqualTo(Commands.GAME);
    assertThat(order.limit()).isEqualTo(Price.of("0.48"));
    assertThat(order.quantity()).isEqualTo(Quantity.of("10"));
    assertThat(order.postOnly()).isTrue();
    assertThat(notes.poll(10, TimeUnit.SECONDS))
        .contains("10", "0.48", "nothing would trade at once");
    assertThat(events).isEmpty();
  }

  @Test
  void shouldTellWhatWouldTrade() throws Exception {
    answer =
        _ ->
            new OrderPreview(
                OrderState.FILLED, Quantity.of("10"), Price.of("0.52"), Money.of("0.17"));
    carryOut(Commands.entry(1));

    assertNotSent(1, Reason.PREVIEWED);
    assertThat(notes.poll(10, TimeUnit.SECONDS)).contains("10 would trade at once", "0.17");
  }

  @Test
  void shouldEndChangesAndCancelsWithoutAsking() throws Exception {
    carryOut(Commands.move(2, 1, "0.49"));
    assertNotSent(2, Reason.PREVIEWED);
    carryOut(Commands.cancel(3, 1));
    assertNotSent(3, Reason.PREVIEWED);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldTellARefusalOfTheVenue() throws Exception {
    answer =
        _ -> {
          throw Failures.rejected();
        };
    carryOut(Commands.quote(1));
    assertNotSent(1, Reason.PREVIEWED);
    assertThat(notes.poll(10, TimeUnit.SECONDS)).contains("wrong shape");
  }

  @Test
  void shouldTellThatTheVenueIsAwayAndGoOn() throws Exception {
    answer =
        _ -> {
          throw Failures.unavailable();
        };
    carryOut(Commands.quote(1));
    assertNotSent(1, Reason.UNREACHABLE);
    answer =
        _ -> {
          throw new IllegalStateException("a bug");
        };
    carryOut(Commands.quote(2));
    assertNotSent(2, Reason.SHUTDOWN);
    answer = _ -> new OrderPreview(OrderState.NEW, Quantity.ZERO, null, Money.ZERO);
    carryOut(Commands.quote(3));
    assertNotSent(3, Reason.PREVIEWED);
  }

  @Test
  void shouldNotAskForWhatWasDecidedLongAgo() throws Exception {
    gateway.carryOut(Commands.quote(1), clock.get() - MAX_AGE.toNanos() - 1);
    assertNotSent(1, Reason.TOO_OLD);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldFireTimers() throws Exception {
    carryOut(new Command.SetTimer(new CommandId(1), clock.get()));
    assertThat(next()).isInstanceOf(TimerFired.class);
  }

  @Test
  void shouldEndWhatWaitsWhenItEnds() throws Exception {
    answer =
        _ -> {
          held.await();
          throw new IllegalStateException("never");
        };
    carryOut(Commands.quote(1));
    assertThat(asked.poll(10, TimeUnit.SECONDS)).isNotNull();
    carryOut(Commands.quote(2));

    assertThat(gateway.cancelAndEnd(false, Duration.ofSeconds(1))).isTrue();

    assertThat(next()).isInstanceOf(CommandNotSent.class);
    assertThat(next()).isInstanceOf(CommandNotSent.class);
    carryOut(Commands.quote(3));
    assertNotSent(3, Reason.SHUTDOWN);
    assertThat(asked).isEmpty();
    assertThat(events).isEmpty();
  }
}
