package io.tipoff.cli.control;

import io.tipoff.cli.control.BotStatus.Account;
import io.tipoff.cli.control.BotStatus.Exit;
import io.tipoff.cli.control.BotStatus.Held;
import io.tipoff.cli.control.BotStatus.OpenOrder;
import io.tipoff.cli.control.BotStatus.RequestBudget;
import io.tipoff.engine.Command;
import io.tipoff.engine.Engine;
import io.tipoff.engine.PositionExit;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.GameEvent;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.StreamEvent;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.risk.CircuitBreaker;
import io.tipoff.risk.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the engine stands. Its thread calls this after each event, and at least ten times a
 * second where there is none, so that an old status means an engine that hangs.
 */
public final class StatusPublisher {
  private static final long USUAL = Duration.ofSeconds(1).toNanos();
  private static final long CHANGED = Duration.ofMillis(50).toNanos();

  private final String mode;
  private final Supplier<RequestBudget> requests;
  private final LongSupplier clock;
  private final Map<Event, CompletableFuture<BotStatus>> awaited = new ConcurrentHashMap<>();
  private @Nullable Engine engine;
  private boolean dirty;
  private long next = Long.MIN_VALUE;
  private final Queue<Consumer<Engine>> questions = new ConcurrentLinkedQueue<>();
  private volatile @Nullable BotStatus latest;
  private final AtomicReference<@Nullable CompletableFuture<BotStatus>> wanted =
      new AtomicReference<>();

  /**
   * One that has told nothing yet.
   *
   * @param clock the time now, nanoseconds since 1970
   */
  public StatusPublisher(String mode, Supplier<RequestBudget> requests, LongSupplier clock) {
    this.mode = mode;
    this.requests = requests;
    this.clock = clock;
  }

  /** Before the first event, by whoever starts the engine's thread. */
  public void starts(Engine told) {
    engine = told;
    latest = status(told);
  }

  /** The engine took an event in. Only its thread may call this. */
  public void took(Event event) {
    answer();
    switch (event) {
      case SessionEvent _, AccountEvent _, StreamEvent _ -> {
        publish();
        @Nullable CompletableFuture<BotStatus> who = awaited.remove(event);
        if (who != null) {
          who.complete(latest());
        }
      }
      case Execution _, CommandOutcome _ -> {
        dirty = true;
        idle();
      }
      case MarketEvent _, GameEvent _ -> idle();
    }
  }

  /** Some time has passed. Only the engine's thread may call this. */
  public void idle() {
    answer();
    long now = clock.getAsLong();
    if (wanted.get() != null || now >= next || (dirty && now >= next - USUAL + CHANGED)) {
      publish();
    }
  }

  /** The latest status. Any thread may call this. */
  public BotStatus latest() {
    @Nullable BotStatus status = latest;
    if (status == null) {
      throw new IllegalStateException("nothing was told yet");
    }
    return status;
  }

  /** A status of now, or the latest if the engine does not tell one within this time. */
  BotStatus fresh(Duration patience) throws InterruptedException {
    CompletableFuture<BotStatus> told = new CompletableFuture<>();
    wanted.set(told);
    try {
      return told.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return latest();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hands an event to the engine and waits until it was taken in.
   *
   * @param give puts it into the inbox
   * @return how it stood then; null if it took longer than this
   */
  @Nullable BotStatus give(Event event, Runnable give, Duration patience)
      throws InterruptedException {
    CompletableFuture<BotStatus> taken = new CompletableFuture<>();
    awaited.put(event, taken);
    try {
      give.run();
      return taken.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      awaited.remove(event);
    }
  }

  /** Asks the engine something on its own thread; null if it does not answer within this time. */
  <T> @Nullable T look(Function<Engine, T> question, Duration patience)
      throws InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    questions.add(
        told -> {
          try {
            answer.complete(question.apply(told));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer() {
    @Nullable Engine told = engine;
    for (@Nullable Consumer<Engine> next = questions.poll();
        next != null && told != null;
        next = questions.poll()) {
      next.accept(told);
    }
  }

  private void publish() {
    @Nullable Engine told = engine;
    if (told != null) {
      latest = status(told);
      next = clock.getAsLong() + USUAL;
      dirty = false;
      @Nullable CompletableFuture<BotStatus> who = wanted.getAndSet(null);
      if (who != null) {
        who.complete(latest());
      }
    }
  }

  private BotStatus status(Engine told) {
    List<OpenOrder> orders = new ArrayList<>();
    List<Held> positions = new ArrayList<>();
    for (Holding holding : told.portfolio().holdings().sequencedValues()) {
      holding.liveOrders().forEach(order -> orders.add(open(order)));
      if (!holding.position().quantity().isZero()) {
        positions.add(
            new Held(
                holding.market(),
                holding.position().quantity(),
                holding.made(),
                holding.position().cost(),
                holding.value()));
      }
    }
    int underWay =
        Math.toIntExact(
            told.openCommands().stream().filter(c -> !(c instanceof Command.SetTimer)).count());
    return new BotStatus(
        mode,
        clock.getAsLong(),
        orders,
        positions,
        account(told),
        breaker(told),
        isLatched(told),
        told.paused(),
        told.isCertain(),
        underWay,
        requests.get(),
        told.exits().stream().map(StatusPublisher::exit).toList(),
        told.games().all(clock.getAsLong()).stream()
            .filter(game -> !game.state().status().isOver())
            .toList());
  }

  private static Exit exit(PositionExit exit) {
    return new Exit(exit.market(), exit.left(), exit.why(), exit.over());
  }

  private static OpenOrder open(Order order) {
    @Nullable String venueId = order.venueId();
    return new OpenOrder(
        order.id().number(),
        venueId == null ? "" : venueId,
        order.strategy(),
        order.market(),
        order.side(),
        order.price(),
        order.terms().quantity(),
        order.filled(),
        order.state().name());
  }

  private static Account account(Engine told) {
    return new Account(
        told.portfolio().cash(),
        told.portfolio().free(),
        told.portfolio().equity(),
        told.losses().dailyLoss().negate(),
        told.losses().drawdown());
  }

  private static String breaker(Engine told) {
    CircuitBreaker.@Nullable Cause trouble = told.risk().breaker().tripped();
    @Nullable Limit loss = told.losses().tripped();
    return trouble != null ? trouble.name() : loss != null ? loss.name() : BotStatus.NO_TROUBLE;
  }

  private static boolean isLatched(Engine told) {
    return told.risk().breaker().latched() != null || told.losses().tripped() != null;
  }
}
