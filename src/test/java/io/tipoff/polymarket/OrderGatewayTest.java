package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.Event;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RejectReason;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TimerFired;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of commands to the venue: each leaves at most once and ends exactly once. */
@Timeout(30)
class OrderGatewayTest {
  private static final long MILLI = 1_000_000;
  private static final Duration MAX_AGE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicLong clock = new AtomicLong(1_790_000_000_000L * MILLI);
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ScriptedChannel channel = new ScriptedChannel();
  private final BlockingQueue<Command> left = new LinkedBlockingQueue<>();
  private OrderGateway gateway = gateway(20, 5);

  /** What was asked for, and its answer, which the test gives. */
  private record Asked(String what, CompletableFuture<?> answer) {}

  /** A channel that answers when the test says so. */
  private static final class ScriptedChannel implements OrderChannel {
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    private <T> CompletableFuture<T> ask(String what) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      asked.add(new Asked(what, answer));
      return answer;
    }

    @Override
    public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
      return ask("create " + orders.stream().map(o -> o.quantity() + "@" + o.price()).toList());
    }

    @Override
    public CompletableFuture<Void> modify(List<Change> changes) {
      return ask(
          "modify " + changes.stream().map(c -> c.venueId() + "@" + c.terms().price()).toList());
    }

    @Override
    public CompletableFuture<Void> cancel(List<Target> targets) {
      return ask("cancel " + targets.stream().map(Target::venueId).toList());
    }

    @Override
    public CompletableFuture<List<String>> cancelAll() {
      return ask("cancel all");
    }
  }

  private OrderGateway gateway(int limit, int reserved) {
    return new OrderGateway(
        channel,
        new RateBudget(limit, reserved, clock::get),
        MAX_AGE,
        clock::get,
        this::take,
        left::addAll);
  }

  /** The names that the venue gives are held by the tests of the tracker. */
  private void take(Event event) {
    if (!(event instanceof OrderNamed)) {
      events.add(event);
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private void give(Command... commands) {
    for (Command command : commands) {
      gateway.carryOut(command, clock.get());
    }
  }

  private Asked asked(String what) throws InterruptedException {
    Asked asked = channel.asked.poll(10, TimeUnit.SECONDS);
    assertThat(asked).as(what).isNotNull();
    assertThat(asked.what).isEqualTo(what);
    return asked;
  }

  @SuppressWarnings("unchecked")
  private static void answer(Asked asked, Object value) {
    ((CompletableFuture<Object>) asked.answer).complete(value);
  }

  private Event event() throws InterruptedException {
    Event event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  private static CommandId command(long number) {
    return new CommandId(number);
  }

  private RequestTaken taken(long number) {
    return new RequestTaken(clock.get(), command(number));
  }

  private CommandNotSent notSent(long number, Reason reason) {
    return new CommandNotSent(clock.get(), command(number), reason);
  }

  private static VenueExecution execution(String id, ExecutionType type, OrderState state) {
    return execution(id, type, state, "");
  }

  private static VenueExecution rejected(String id, String text) {
    return execution(id, ExecutionType.REJECTED, OrderState.REJECTED, text);
  }

  private static VenueExecution execution(
      String id, ExecutionType type, OrderState state, String text) {
    VenueOrder order =
        new VenueOrder(
            id,
            Commands.GAME,
            null,
            Price.of("0.48"),
            Quantity.of("10"),
            Quantity.ZERO,
            Quantity.of("10"),
            state,
            OptionalLong.empty(),
            null,
            Money.ZERO,
            OptionalLong.empty(),
            OptionalLong.empty());
    return new VenueExecution(
        "E" + id,
        type,
        order,
        Quantity.ZERO,
        null,
        Money.ZERO,
        false,
        "",
        null,
        "",
        text,
        OptionalLong.empty());
  }

  /** An order that works under the name A. */
  private void working() throws InterruptedException {
    give(Commands.quote(1));
    answer(asked("create [10@0.48]"), List.of("A"));
    gateway.on(execution("A", ExecutionType.NEW, OrderState.NEW));
    assertThat(List.of(event(), event()))
        .containsExactly(taken(1), new OrderOpened(clock.get(), new OrderId(1)));
  }

  /** Uses up the budget of one request a second for everything but cancels. */
  private void exhaust() throws InterruptedException {
    gateway.close();
    gateway = gateway(2, 1);
    working();
  }

  @Test
  void shouldTellThatAnOrderWasTakenAndThenWhatBecameOfIt() throws InterruptedException {
    working();
  }

  @Test
  void shouldTellWhatHasLeft() throws InterruptedException {
    Command quote = Commands.quote(1);
    give(quote);
    asked("create [10@0.48]");

    assertThat(left.poll(10, TimeUnit.SECONDS)).isEqualTo(quote);
  }

  @Test
  void shouldTellNewsThatOvertookTheAnswerAfterIt() throws InterruptedException {
    give(Commands.quote(1));
    Asked asked = asked("create [10@0.48]");
    gateway.on(execution("A", ExecutionType.NEW, OrderState.NEW));
    assertThat(events).isEmpty();

    answer(asked, List.of("A"));

    assertThat(List.of(event(), event()))
        .containsExactly(taken(1), new OrderOpened(clock.get(), new OrderId(1)));
  }

  @Test
  void shouldMoveAndCancelByTheNameOfTheVenue() throws InterruptedException {
    working();

    give(Commands.move(2, 1, "0.47"));
    answer(asked("modify [A@0.47]"), null);
    give(Commands.cancel(3, 1));
    answer(asked("cancel [A]"), null);
    assertThat(List.of(event(), event())).containsExactly(taken(2), taken(3));
    gateway.on(execution("A", ExecutionType.CANCELED, OrderState.CANCELED));

    assertThat(event())
        .isEqualTo(
            new OrderCanceled(clock.get(), new OrderId(1), OrderCanceled.Cause.REQUESTED, ""));
  }

  @Test
  void shouldRefuseToChangeAnOrderThatIsDone() throws InterruptedException {
    working();
    gateway.on(execution("A", ExecutionType.CANCELED, OrderState.CANCELED));
    event();

    give(Commands.move(2, 1, "0.47"), Commands.cancel(3, 1));

    assertThat(List.of(event(), event()))
        .containsExactlyInAnyOrder(
            new RequestRefused(clock.get(), command(2), "the order is done"),
            new RequestRefused(clock.get(), command(3), "the order is done"));
    assertThat(channel.asked).isEmpty();
  }

  @Test
  void shouldBatchWhatWaitedForTheBudget() throws InterruptedException {
    exhaust();
    give(Commands.quote(2, "11", "0.46"), Commands.quote(3, "12", "0.45"));
    assertThat(channel.asked).isEmpty();

    clock.addAndGet(400 * MILLI);
    clock.addAndGet(650 * MILLI);
    give(Commands.quote(4, "13", "0.44"));

    // The first two waited longer than they may; only what is fresh leaves.
    assertThat(List.of(event(), event()))
        .containsExactly(notSent(2, Reason.OVER_BUDGET), notSent(3, Reason.OVER_BUDGET));
    answer(asked("create [13@0.44]"), List.of("B"));
    assertThat(event()).isEqualTo(taken(4));
  }

  @Test
  void shouldSendWhatWaitsTogether() throws InterruptedException {
    exhaust();
    clock.addAndGet(700 * MILLI);
    give(Commands.quote(2, "11", "0.46"), Commands.quote(3, "12", "0.45"));
    assertThat(channel.asked).isEmpty();

    clock.addAndGet(301 * MILLI);
    give(Commands.quote(4, "13", "0.44"));

    answer(asked("create [11@0.46, 12@0.45, 13@0.44]"), List.of("B", "C", "D"));
    assertThat(List.of(event(), event(), event())).containsExactly(taken(2), taken(3), taken(4));
    assertThat(channel.asked).isEmpty();
  }

  @Test
  void shouldKeepARequestForCancels() throws InterruptedException {
    exhaust();
    give(Commands.quote(2));

    give(Commands.cancel(3, 1));

    asked("cancel [A]");
    assertThat(channel.asked).isEmpty();
  }

  @Test
  void shouldDropAQuoteThatIsNoLongerWanted() throws InterruptedException {
    exhaust();
    give(Commands.quote(2));

    gateway.withdraw(new OrderId(2));

    assertThat(event()).isEqualTo(notSent(2, Reason.STALE));
    clock.addAndGet(1_100 * MILLI);
    give(Commands.quote(3, "12", "0.45"));
    asked("create [12@0.45]");
  }

  @Test
  void shouldNotSendWhatWasDecidedTooLongAgo() throws InterruptedException {
    gateway.carryOut(Commands.entry(1), clock.get() - 501 * MILLI);

    assertThat(event()).isEqualTo(notSent(1, Reason.TOO_OLD));
    assertThat(channel.asked).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Failures.outcomeUnknown(), OutcomeUnknown.class),
        Arguments.of(Failures.unavailable(), CommandNotSent.class),
        Arguments.of(Failures.rejected(), RequestRefused.class),
        Arguments.of(Failures.rateLimited(), RequestRefused.class),
        Arguments.of(Failures.authentication(), RequestRefused.class),
        Arguments.of(new VenueException.RefusedByUs("no"), RequestRefused.class),
        Arguments.of(new IllegalStateException("a bug"), OutcomeUnknown.class));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldTellEveryFailureForWhatItIs(RuntimeException failure, Class<? extends Event> told)
      throws InterruptedException {
    give(Commands.quote(1));
    asked("create [10@0.48]").answer.completeExceptionally(failure);

    assertThat(event()).isInstanceOf(told);
    clock.addAndGet(2_000 * MILLI);
    give(Commands.quote(2, "12", "0.45"));
    asked("create [12@0.45]");
    assertThat(channel.asked).as("nothing is sent again").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldTellTheFailureOfACancelForWhatItIs(
      RuntimeException failure, Class<? extends Event> told) throws InterruptedException {
    working();
    give(Commands.cancel(2, 1));
    asked("cancel [A]").answer.completeExceptionally(failure);

    assertThat(event()).isInstanceOf(told);
  }

  @Test
  void shouldNotSlowDownBecauseTheVenueWasTooSlow() throws InterruptedException {
    give(Commands.quote(1));
    answer(asked("create [10@0.48]"), List.of("A"));
    gateway.on(rejected("A", "Global Rate Limit Exceeded"));

    assertThat(List.of(event(), event()))
        .containsExactly(
            taken(1),
            new OrderRejected(
                clock.get(),
                new OrderId(1),
                RejectReason.EXCHANGE_OPTION,
                "Global Rate Limit Exceeded"));
    assertThat(gateway.rejectedAsTooSlow()).isOne();
    give(Commands.quote(2, "12", "0.45"));
    asked("create [12@0.45]");
  }

  @Test
  void shouldNotGuessWhichOrdersAnAnswerNames() throws InterruptedException {
    give(Commands.quote(1));
    answer(asked("create [10@0.48]"), List.of("A", "B"));

    assertThat(event()).isEqualTo(new OutcomeUnknown(clock.get(), command(1)));
  }

  @Test
  void shouldFireTimers() throws InterruptedException {
    clock.addAndGet(5);
    give(new Command.SetTimer(command(7), clock.get()));

    assertThat(event()).isEqualTo(new TimerFired(clock.get(), command(7)));
  }

  @Test
  void shouldTellAtTheEndWhatDidNotLeave() throws InterruptedException {
    exhaust();
    give(Commands.quote(2));

    gateway.close();
    give(Commands.quote(3));

    assertThat(List.of(event(), event()))
        .containsExactly(notSent(2, Reason.SHUTDOWN), notSent(3, Reason.SHUTDOWN));
  }

  private CompletableFuture<Boolean> abandon(boolean leaveForeign) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                done.complete(gateway.cancelAndEnd(leaveForeign, PATIENCE));
              } catch (InterruptedException e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  @Test
  void shouldCancelEverythingWhenTheEngineIsGone() throws Exception {
    working();

    CompletableFuture<Boolean> done = abandon(false);
    answer(asked("cancel all"), List.of("A"));

    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
    give(Commands.quote(2));
    assertThat(event()).isEqualTo(notSent(2, Reason.SHUTDOWN));
    assertThat(channel.asked).isEmpty();
  }

  @Test
  void shouldCancelAgainAfterAnOrderThatWasUnderWay() throws Exception {
    give(Commands.quote(1));
    Asked create = asked("create [10@0.48]");

    CompletableFuture<Boolean> done = abandon(false);
    answer(asked("cancel all"), List.of());
    assertThat(done).isNotDone();
    answer(create, List.of("A"));
    answer(asked("cancel all"), List.of("A"));

    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldTryAgainToCancelEverything() throws Exception {
    working();

    CompletableFuture<Boolean> done = abandon(false);
    asked("cancel all").answer.completeExceptionally(Failures.outcomeUnknown());
    answer(asked("cancel all"), List.of("A"));

    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldCancelOurOrdersAloneIfAsked() throws Exception {
    working();

    CompletableFuture<Boolean> done = abandon(true);
    answer(asked("cancel [A]"), null);

    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldSendTheCommandsOfAnEventInWholeBatches() throws InterruptedException {
    List<Command> commands = new ArrayList<>();
    for (int i = 1; i <= 240; i++) {
      commands.add(Commands.quote(i, "1", "0.48"));
    }

    gateway.carryOut(commands, clock.get());

    for (int batch = 0; batch < 12; batch++) {
      asked("create " + Collections.nCopies(20, "1@0.48"));
    }
  }
}
