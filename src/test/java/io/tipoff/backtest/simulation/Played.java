package io.tipoff.backtest.simulation;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.Difference;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BookChanged;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.OrderId;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.journal.CommandHash;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An evening of one short period with the market maker, watched with eyes that know nothing of how
 * the bot works: what must hold of it whatever goes wrong.
 */
final class Played implements Recorder, Backtest.Watcher {
  static final Duration STAY = Duration.ofMinutes(4);
  static final Configuration CONFIGURATION = Configuration.defaults();
  private static final AccountId BOT = new AccountId("bot");
  private static final long START = 1_792_882_800_000_000_000L;
  private static final long MAX_AGE = CONFIGURATION.engineSettings().books().maxAge().toNanos();

  final List<Event> events = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();

  /** What should never have been. */
  final List<String> wrong = new ArrayList<>();

  private final CommandHash hash = new CommandHash();
  private final Map<CommandId, Command> open = new LinkedHashMap<>();
  private final Map<MarketId, Long> believed = new HashMap<>();
  private final Map<OrderId, OrderTerms> unknown = new LinkedHashMap<>();
  private final Map<SubmitOrder, Long> submittedAt = new LinkedHashMap<>();
  private final Simulation simulation;
  private @Nullable Engine engine;
  private Simulation.@Nullable Outcome outcome;
  private boolean connected = true;
  private long now;

  private Played(long seed, Simulation.Setup setup) {
    Evening evening =
        Evening.of(seed, START, Collections.nCopies(2, Sport.BASKETBALL)).withPeriods(1);
    simulation = new Simulation(setup, evening, WorldFile.standard(), this, this);
  }

  /** A whole run. */
  static Played evening(long seed, Simulation.Setup setup) {
    Played played = new Played(seed, setup);
    played.outcome = played.simulation.run();
    played.checkEnd();
    return played;
  }

  /** The first minutes of an evening with faults as a flag tells them. */
  static Played minutes(long seed, String... faults) {
    return evening(seed, setup(faults).withStay(STAY));
  }

  static Simulation.Setup setup(String... faults) {
    EngineSettings usual = CONFIGURATION.engineSettings();
    RiskLimits limits =
        new RiskLimits(
            Money.of("500"),
            Money.of("900"),
            6,
            Quantity.ofContracts(1),
            Price.of("0.02"),
            Price.of("0.98"),
            20,
            Money.of("500"),
            5_000);
    return new Simulation.Setup(
            new Backtest.Setup(
                new EngineSettings(usual.books(), limits, usual.fees(), usual.rejectPause()),
                CONFIGURATION.paper(),
                List.of(new MarketMaker(CONFIGURATION.marketMaker())),
                ""),
            CONFIGURATION.venue(),
            new Link(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofMillis(50)),
            _ -> true)
        .withFaults(Stream.of(faults).map(FaultRule::parse).toList());
  }

  Simulation.Outcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException("not played yet");
    }
    return outcome;
  }

  String hash() {
    return hash.hex();
  }

  long strikes() {
    return outcome().faults().stream().mapToLong(count -> count.strikes()).sum();
  }

  <E> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<SubmitOrder> submitted() {
    return commands.stream()
        .filter(SubmitOrder.class::isInstance)
        .map(SubmitOrder.class::cast)
        .toList();
  }

  /** What was submitted from one time to before another. */
  List<SubmitOrder> submittedBetween(long from, long to) {
    return submittedAt.entrySet().stream()
        .filter(entry -> entry.getValue() >= from && entry.getValue() < to)
        .map(Map.Entry::getKey)
        .toList();
  }

  int openAtExchange() {
    return simulation.exchange().openOrders(BOT, List.of()).size();
  }

  /** Positions as the engine believes them. */
  Map<MarketId, Quantity> believedPositions() {
    Map<MarketId, Quantity> positions = new TreeMap<>();
    if (engine != null) {
      engine
          .portfolio()
          .holdings()
          .forEach((market, holding) -> positions.put(market, holding.position().quantity()));
    }
    positions.values().removeIf(Quantity::isZero);
    return positions;
  }

  /** Whether the engine, at the end, believes that it knows everything. */
  boolean knows() {
    return engine != null && outcome().drained() && engine.isCertain();
  }

  /** Cash as the engine believes it. */
  Money believedCash() {
    return engine == null ? Money.ZERO : engine.portfolio().cash();
  }

  Money realCash() {
    return simulation.cashAtVenue();
  }

  Map<MarketId, Quantity> realPositions() {
    Map<MarketId, Quantity> positions = new TreeMap<>();
    for (PositionSnapshot position : simulation.exchange().positions(BOT)) {
      positions.put(position.market(), position.quantity());
    }
    return positions;
  }

  @Override
  public void record(Event event) {
    events.add(event);
    now = Math.max(now, event.time());
    switch (event) {
      case CommandOutcome ended -> end(ended);
      case Execution execution -> unknown.remove(execution.order());
      case StreamLost _ -> {
        connected = false;
        believed.clear();
      }
      case StreamRestored _ -> connected = true;
      case BookChanged book -> {
        if (connected) {
          believed.put(book.market(), book.time());
        }
      }
      default -> {}
    }
  }

  private void end(CommandOutcome ended) {
    Command command = open.remove(ended.command());
    if (command == null) {
      wrong.add("ended, but was not open: " + ended);
    }
    if (ended instanceof OutcomeUnknown && command instanceof SubmitOrder submit) {
      unknown.put(submit.order(), submit.approved().terms());
    }
  }

  @Override
  public void record(Command command) {
    hash.record(command);
    commands.add(command);
    if (open.put(command.id(), command) != null) {
      wrong.add("given twice: " + command);
    }
    if (command instanceof SubmitOrder submit) {
      submittedAt.put(submit, now);
      OrderTerms terms = submit.approved().terms();
      checkBook(terms, command);
      checkUnknown(terms, command);
    } else if (command instanceof ReplaceOrder replace) {
      checkBook(replace.approved().terms(), command);
    }
  }

  private void checkBook(OrderTerms terms, Command command) {
    @Nullable Long heard = believed.get(terms.market());
    if (!connected || heard == null || now - heard > MAX_AGE) {
      wrong.add("sent on a book that nobody can believe: " + command);
    }
  }

  private void checkUnknown(OrderTerms terms, Command command) {
    for (Map.Entry<OrderId, OrderTerms> lost : unknown.entrySet()) {
      OrderTerms other = lost.getValue();
      if (other.market().equals(terms.market()) && other.side() == terms.side()) {
        wrong.add("sent beside " + lost.getKey() + ", of which nobody knows: " + command);
      }
    }
  }

  private void checkEnd() {
    open.values().forEach(command -> wrong.add("never ended: " + command));
    int submitted = submitted().size();
    if (outcome().entered() > submitted) {
      wrong.add(outcome().entered() + " orders at the exchange, " + submitted + " were sent");
    }
    if (openAtExchange() > 0) {
      wrong.add("still open at the exchange: " + openAtExchange());
    }
  }

  @Override
  public void starts(Engine started) {
    engine = started;
  }

  @Override
  public void took(Event event) {}

  @Override
  public void refused(Refused refused) {}

  @Override
  public void differed(Difference difference) {
    if (difference.isGrave()) {
      wrong.add("the venue's account differed: " + difference);
    }
  }

  @Override
  public void stoodAside(Signal.Quotes quotes) {}
}
