package io.tipoff.monitor;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.engine.fills.Reaction;
import io.tipoff.engine.fills.ReactionWatch;
import io.tipoff.event.AccountEvent;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.GameEvent;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.game.GameCondition;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.RiskStatus;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.Signal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what an engine is told and decides, and tells how it stands. The engine's thread calls it
 * around each event, and {@link #idle} where there is none; any thread may ask.
 */
public final class EngineMeter implements Recorder, Observer {
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

  private final LongSupplier clock;
  private final ConcurrentMap<Class<?>, LongAdder> events = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, LongAdder> commands = new ConcurrentHashMap<>();
  private final Map<CommandId, Long> submitted = new HashMap<>();
  private final Histogram answers = new Histogram();
  private final Map<Reaction.Kind, Histogram> fromStamp = histograms();
  private final Map<Reaction.Kind, Histogram> fromArrival = histograms();
  private final ReactionWatch reacting = new ReactionWatch(this::add);
  private final LongAdder contracts = new LongAdder();
  private @Nullable Engine engine;
  private long next = Long.MIN_VALUE;
  private String marketDataLost = "";
  private long marketData;
  private String storeBehind = "";
  private String inboxBehind = "";
  private boolean stopping;
  private volatile @Nullable EngineState latest;
  private volatile long alive;

  /**
   * A meter of an engine that has not begun.
   *
   * @param clock the time now, nanoseconds since 1970
   */
  public EngineMeter(LongSupplier clock) {
    this.clock = clock;
  }

  /** Before the first event, by whoever starts the engine's thread. */
  public void starts(Engine told) {
    engine = told;
    reacting.starts(told);
    alive = clock.getAsLong();
  }

  @Override
  public void record(Event event) {
    count(events, event.getClass());
  }

  @Override
  public void record(Command command) {
    count(commands, command.getClass());
    reacting.decided(command);
    if (command instanceof SubmitOrder) {
      submitted.put(command.id(), clock.getAsLong());
    }
  }

  private static void count(ConcurrentMap<Class<?>, LongAdder> counts, Class<?> kind) {
    @Nullable LongAdder count = counts.get(kind);
    if (count == null) {
      count = new LongAdder();
      counts.put(kind, count);
    }
    count.increment();
  }

  /** The engine took an event in. Only its thread may call this. */
  public void took(Event event) {
    reacting.took(event);
    long now = clock.getAsLong();
    switch (event) {
      case MarketEvent _ -> marketData = now;
      case StreamEvent stream -> {
        took(stream);
        next = Long.MIN_VALUE;
      }
      case CommandOutcome outcome -> answered(outcome, now);
      case Execution execution -> {
        if (execution instanceof OrderFilled fill) {
          contracts.add(fill.quantity().units());
        }
      }
      case SessionEvent session -> {
        stopping |= session instanceof ShutdownRequested;
        next = Long.MIN_VALUE;
      }
      case AccountEvent _ -> next = Long.MIN_VALUE;
      case GameEvent _ -> {}
    }
    look(now);
  }

  private static Map<Reaction.Kind, Histogram> histograms() {
    Map<Reaction.Kind, Histogram> histograms = new EnumMap<>(Reaction.Kind.class);
    for (Reaction.Kind kind : Reaction.Kind.values()) {
      histograms.put(kind, new Histogram());
    }
    return Collections.unmodifiableMap(histograms);
  }

  private void add(Reaction reaction) {
    reactions(reaction.kind(), true).add(Math.max(0, reaction.fromStamp()));
    reactions(reaction.kind(), false).add(Math.max(0, reaction.fromArrival()));
  }

  /** The gate counts refusals itself. */
  @Override
  public void refused(Refused refused) {}

  @Override
  public void signalled(Signal signal) {
    reacting.signalled(signal);
  }

  private void took(StreamEvent event) {
    switch (event) {
      case StreamLost lost -> marketDataLost = lost.reason().isEmpty() ? "lost" : lost.reason();
      case StreamRestored _ -> marketDataLost = "";
      case StoreBacklog store -> storeBehind = store.behind() ? store.reason() : "";
      case InboxBacklog inbox ->
          inboxBehind = inbox.behind() ? inbox.waiting() + " events wait for the engine" : "";
    }
  }

  private void answered(CommandOutcome outcome, long now) {
    @Nullable Long since = submitted.remove(outcome.command());
    if (since != null && (outcome instanceof RequestTaken || outcome instanceof RequestRefused)) {
      answers.add(Math.max(0, now - since));
    }
  }

  /** Some time has passed. Only the engine's thread may call this. */
  public void idle() {
    look(clock.getAsLong());
  }

  private void look(long now) {
    alive = now;
    @Nullable Engine told = engine;
    if (told != null && now >= next) {
      latest = state(told, now);
      next = now + INTERVAL;
    }
  }

  /** When the engine's thread last gave a sign, nanoseconds since 1970. */
  long alive() {
    return alive;
  }

  /** How the engine stood at most a second ago, as long as its thread lives. */
  Optional<EngineState> latest() {
    return Optional.ofNullable(latest);
  }

  private EngineState state(Engine told, long now) {
    Map<OrderState, Integer> orders = new EnumMap<>(OrderState.class);
    int positions = 0;
    for (Holding holding : told.portfolio().holdings().sequencedValues()) {
      for (Order order : holding.liveOrders()) {
        orders.merge(order.state(), 1, Integer::sum);
      }
      positions += holding.position().quantity().isZero() ? 0 : 1;
    }
    RiskStatus risk = told.risk().status();
    int underWay = 0;
    for (Command command : told.openCommands()) {
      underWay += command instanceof Command.SetTimer ? 0 : 1;
    }
    Map<GameCondition, Integer> games = new EnumMap<>(GameCondition.class);
    for (GameView game : told.games().all(now)) {
      if (!game.state().status().isOver()) {
        games.merge(game.condition(), 1, Integer::sum);
      }
    }
    return new EngineState(
        now,
        told.isCertain(),
        told.paused(),
        risk.level(),
        risk.cause().isEmpty() ? "" : risk.cause() + ": " + risk.reason(),
        risk.latched(),
        marketDataLost,
        marketData,
        storeBehind.isEmpty() ? inboxBehind : storeBehind,
        stopping,
        orders,
        positions,
        underWay,
        new EngineState.Balance(
            told.portfolio().cash(),
            told.portfolio().free(),
            told.portfolio().equity(),
            risk.dailyLoss().negate(),
            risk.drawdown()),
        games,
        told.risk().counts().refused(),
        told.risk().counts().reduced());
  }

  /**
   * How fast it reacted to news of games.
   *
   * @param sinceStamp from the feed's stamp, or else from its arrival
   */
  Histogram reactions(Reaction.Kind kind, boolean sinceStamp) {
    return Objects.requireNonNull((sinceStamp ? fromStamp : fromArrival).get(kind));
  }

  /** How long the venue took to answer orders. */
  Histogram answers() {
    return answers;
  }

  /** Contracts that filled, in their smallest units. */
  long contracts() {
    return contracts.sum();
  }

  /** What was counted of events, by kind. */
  Map<String, Long> events() {
    return named(events);
  }

  /** What was counted of commands, by kind. */
  Map<String, Long> commands() {
    return named(commands);
  }

  private static Map<String, Long> named(Map<Class<?>, LongAdder> counts) {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach((kind, count) -> named.put(words(kind.getSimpleName()), count.sum()));
    return named;
  }

  /** Such as {@code book_changed} of {@code BookChanged}. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
