package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.CommandId;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Approvals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One order, everything that may get lost or come late on its way, and a bot that is killed in
 * between: whatever the order of things, it is sent once, and in the end the bot knows exactly what
 * the venue has of it.
 */
class RestartInterleavingsTest {
  private static final MarketId GAME = Commands.GAME;
  private static final OrderId ORDER = new OrderId(1);
  private static final Price LIMIT = Price.of("0.48");
  private static final Quantity TEN = Quantity.of("10");
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_790_000_000L * SECOND;
  private static final long NEVER = Long.MAX_VALUE;
  private static final OrderTerms QUOTE =
      new OrderTerms(
          GAME,
          Intent.BUY_LONG,
          LIMIT,
          TEN,
          TimeInForce.GOOD_TILL_DATE,
          OptionalLong.of(START + 600 * SECOND + 7_000_000),
          true);

  /** What others do to the order once the venue has it. */
  private enum Fate {
    RESTS,
    FILLED_IN_PART,
    FILLED,
    FILLED_IN_PART_THEN_CANCELED
  }

  /**
   * A way that things can go; times in nanoseconds after the order was sent.
   *
   * @param arrives when the venue has the request; it rejects what is older than five seconds
   * @param answers whether the answer comes
   * @param happens how long after its arrival others act
   * @param streams whether the stream tells what happens
   * @param dies when the bot is killed; another one is there half a second later
   */
  private record Way(
      long arrives, boolean answers, Fate fate, long happens, boolean streams, long dies) {}

  private static Stream<Way> ways() {
    List<Way> all = new ArrayList<>();
    for (long arrives : new long[] {SECOND / 10, 9 * SECOND / 2, NEVER}) {
      for (boolean answers : new boolean[] {true, false}) {
        for (Fate fate : Fate.values()) {
          for (long happens : new long[] {SECOND / 5, 6 * SECOND, 20 * SECOND}) {
            for (boolean streams : new boolean[] {true, false}) {
              for (long dies : new long[] {NEVER, SECOND / 20, SECOND, 5 * SECOND, 8 * SECOND}) {
                all.add(new Way(arrives, answers, fate, happens, streams, dies));
              }
            }
          }
        }
      }
    }
    return all.stream();
  }

  @Test
  void shouldSendOnceAndForgetNothing() {
    long[] count = {0};
    ways()
        .forEach(
            way -> {
              count[0]++;
              new World(way).play();
            });
    assertThat(count[0]).isEqualTo(720);
  }

  private static final class World implements OrderChannel, AccountReads {
    private record Due(long at, long number, Runnable action) {}

    private final Way way;
    private final PriorityQueue<Due> agenda =
        new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private final List<Event> told = new ArrayList<>();
    private final List<Activity> trades = new ArrayList<>();
    private long now = START;
    private long numbers;
    private int submissions;
    private int executions;
    private boolean placed;
    private boolean open;
    private boolean canceled;
    private Quantity filled = Quantity.ZERO;
    private @Nullable Session session;

    World(Way way) {
      this.way = way;
    }

    private void at(long time, Runnable action) {
      agenda.add(new Due(time, numbers++, action));
    }

    void play() {
      session = new Session();
      session.dispatcher.add(
          List.of(new Command.SubmitOrder(new CommandId(1), ORDER, "test", Approvals.of(QUOTE))),
          now);
      if (way.dies != NEVER) {
        at(START + way.dies, this::kill);
        at(START + way.dies + SECOND / 2, () -> session = new Session());
      }
      long end = START + 120 * SECOND;
      while (now < end) {
        @Nullable Session running = session;
        if (running != null) {
          while (running.dispatcher.sendDue() == 0) {
            // one request after another
          }
          running.reconciler.run(() -> {});
        }
        long next = running == null ? NEVER : running.reconciler.nextDue();
        next = agenda.isEmpty() ? next : Math.min(next, agenda.element().at());
        now = Math.max(now, Math.min(next, end));
        while (!agenda.isEmpty() && agenda.element().at() <= now) {
          agenda.remove().action.run();
        }
      }
      check();
    }

    private void kill() {
      if (session != null) {
        session.alive = false;
        session = null;
      }
    }

    private void check() {
      assertThat(submissions).as("sent, %s", way).isEqualTo(1);
      assertThat(placed).as("%s", way).isEqualTo(way.arrives != NEVER);
      assertThat(filledAsTold()).as("filled, %s: %s", way, told).isEqualTo(filled);
      long absences = told.stream().filter(OrderAbsent.class::isInstance).count();
      assertThat(absences).as("absent, %s: %s", way, told).isEqualTo(placed ? 0 : 1);
      long ends = told.stream().filter(OrderCanceled.class::isInstance).count();
      assertThat(ends).as("canceled, %s: %s", way, told).isEqualTo(canceled ? 1 : 0);
      assertThat(session).isNotNull();
      List<String> live =
          session.dispatcher.ask(
              tracker ->
                  tracker.live().stream().map(order -> String.valueOf(order.venueId)).toList());
      assertThat(live).as("live, %s: %s", way, told).isEqualTo(open ? List.of("A") : List.of());
    }

    private Quantity filledAsTold() {
      return told.stream()
          .filter(OrderFilled.class::isInstance)
          .map(event -> ((OrderFilled) event).quantity())
          .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** A bot with what the one before was told. */
    private final class Session {
      private final List<Event> before = List.copyOf(told);
      private final OrderDispatcher dispatcher;
      private final Reconciler reconciler;
      private boolean alive = true;

      Session() {
        dispatcher =
            new OrderDispatcher(
                World.this,
                new RateBudget(20, 5, () -> now),
                Duration.ofSeconds(5),
                () -> now,
                this::take,
                _ -> {});
        reconciler =
            new Reconciler(
                World.this,
                dispatcher,
                new ReconcilerSettings(Duration.ofSeconds(10), Duration.ofSeconds(60)),
                (_, _, _, _, _) -> Money.ZERO,
                this::take,
                () -> now);
        dispatcher.onDoubt(reconciler::doubt);
        if (submissions > 0) {
          dispatcher.tell(this::restore);
        }
        reconciler.begin(now);
      }

      private void take(Event event) {
        if (alive) {
          told.add(event);
        }
      }

      private void restore(OrderTracker tracker) {
        Quantity known = filledAsTold();
        String name = "";
        for (Event event : before) {
          if (event instanceof OrderNamed named) {
            name = named.venueId();
          } else if (event instanceof OrderFilled fill) {
            tracker.restoreTrade(
                new EarlierFillReversed(
                    now,
                    ORDER,
                    fill.evidence().trade(),
                    GAME,
                    "test",
                    Side.BUY,
                    fill.price(),
                    fill.quantity(),
                    fill.fee()),
                false);
          }
        }
        tracker.expect(GAME, known);
        boolean over =
            known.equals(TEN)
                || before.stream()
                    .anyMatch(one -> one instanceof OrderCanceled || one instanceof OrderAbsent);
        if (!over) {
          tracker.restore(
              new OrderRestored(
                  now,
                  ORDER,
                  name,
                  "test",
                  GAME,
                  QUOTE.intent(),
                  LIMIT,
                  TEN,
                  known,
                  QUOTE.timeInForce(),
                  QUOTE.goodTill(),
                  true),
              Money.ZERO,
              START,
              true);
        }
      }
    }

    // -- the venue

    private void arrive() {
      placed = true;
      open = true;
      stream(ExecutionType.NEW, Quantity.ZERO, "");
      if (way.fate != Fate.RESTS) {
        at(now + way.happens, () -> fill(way.fate == Fate.FILLED ? TEN : Quantity.of("4")));
      }
      if (way.fate == Fate.FILLED_IN_PART_THEN_CANCELED) {
        at(now + way.happens + SECOND, this::cancel);
      }
    }

    private void fill(Quantity quantity) {
      filled = filled.plus(quantity);
      open = !filled.equals(TEN);
      String trade = "T" + filled;
      trades.add(
          new Activity.Traded(
              "TRADE",
              trade,
              GAME,
              "CLEARED",
              LIMIT,
              quantity,
              false,
              Optional.empty(),
              Optional.empty(),
              OptionalLong.of(now),
              OptionalLong.of(now)));
      stream(open ? ExecutionType.PARTIAL_FILL : ExecutionType.FILL, quantity, trade);
    }

    private void cancel() {
      open = false;
      canceled = true;
      stream(ExecutionType.CANCELED, Quantity.ZERO, "");
    }

    private void stream(ExecutionType type, Quantity last, String trade) {
      VenueExecution news =
          new VenueExecution(
              "E" + ++executions,
              type,
              order(),
              last,
              last.isPositive() ? LIMIT : null,
              Money.ZERO,
              false,
              trade,
              null,
              "",
              "",
              OptionalLong.of(now));
      if (way.streams) {
        at(
            now + SECOND / 20,
            () -> {
              if (session != null) {
                session.dispatcher.on(news);
              }
            });
      }
    }

    private VenueOrder order() {
      OrderState state =
          canceled
              ? OrderState.CANCELED
              : filled.isZero()
                  ? OrderState.NEW
                  : open ? OrderState.PARTIALLY_FILLED : OrderState.FILLED;
      return new VenueOrder(
          "A",
          GAME,
          Intent.BUY_LONG,
          LIMIT,
          TEN,
          filled,
          TEN.minus(filled),
          state,
          QUOTE.goodTill(),
          null,
          Money.ZERO,
          OptionalLong.of(START),
          OptionalLong.of(now));
    }

    @Override
    public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
      submissions++;
      CompletableFuture<List<String>> answer = new CompletableFuture<>();
      if (way.arrives != NEVER) {
        at(now + way.arrives, this::arrive);
      }
      if (way.arrives != NEVER && way.answers) {
        at(now + way.arrives + SECOND / 10, () -> answer.complete(List.of("A")));
      } else {
        at(now + 2 * SECOND, () -> answer.completeExceptionally(Failures.outcomeUnknown()));
      }
      return answer;
    }

    @Override
    public CompletableFuture<Void> modify(List<Change> changes) {
      throw new AssertionError("nothing is changed");
    }

    @Override
    public CompletableFuture<Void> cancel(List<Target> targets) {
      throw new AssertionError("nothing is cancelled");
    }

    @Override
    public CompletableFuture<List<String>> cancelAll() {
      throw new AssertionError("nothing is cancelled");
    }

    @Override
    public CompletableFuture<List<VenueOrder>> openOrders() {
      return CompletableFuture.completedFuture(open ? List.of(order()) : List.of());
    }

    @Override
    public CompletableFuture<Optional<VenueOrder>> order(String venueId) {
      return CompletableFuture.completedFuture(placed ? Optional.of(order()) : Optional.empty());
    }

    @Override
    public CompletableFuture<List<Activity>> activities(long since) {
      return CompletableFuture.completedFuture(List.copyOf(trades));
    }

    @Override
    public CompletableFuture<List<Held>> positions() {
      return CompletableFuture.completedFuture(
          filled.isZero() ? List.of() : List.of(new Held(GAME, filled, LIMIT.times(filled))));
    }

    @Override
    public CompletableFuture<Money> cash() {
      return CompletableFuture.completedFuture(Money.of("1000").minus(LIMIT.times(filled)));
    }

    @Override
    public CompletableFuture<Optional<Price>> settlement(MarketId market) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }
}
