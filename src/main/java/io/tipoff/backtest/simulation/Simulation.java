package io.tipoff.backtest.simulation;

import io.tipoff.backtest.Backtest;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.Trade;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.TraderReports;
import io.tipoff.exchange.world.World;
import io.tipoff.exchange.world.WorldSettings;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.SteppedGateway;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * One evening of the bot on the embedded exchange, in a virtual time that passes from one thing
 * that happens to the next.
 */
public final class Simulation {
  /** The account that the bot trades for. */
  private static final AccountId BOT = new AccountId("bot");

  /** So long after the first game has begun the bot comes. */
  private static final long LATE = Duration.ofMinutes(3).toNanos();

  /** So long after the last settlement the bot leaves. */
  private static final long AFTERWARDS = Duration.ofSeconds(10).toNanos();

  /**
   * What a run is made of.
   *
   * @param run engine, strategies, and the cash of the account
   * @param venue what the order gateway keeps to
   * @param link how long messages are under way
   * @param traded the markets that the bot is told of
   */
  public record Setup(
      Backtest.Setup run, VenueSettings venue, Link link, Predicate<MarketId> traded) {}

  private final Setup setup;
  private final Backtest.Watcher watcher;
  private final VirtualTime clock;
  private final Agenda agenda = new Agenda();
  private final Exchange exchange;
  private final World world;
  private final VenueNews news;
  private final SteppedGateway gateway;
  private final Engine engine;
  private final EventLoop loop;
  private final Queue<Event> arrived = new ArrayDeque<>();
  private boolean isAtWork;

  /**
   * A run that has not begun.
   *
   * @param recorder writes down events and commands
   */
  public Simulation(
      Setup setup,
      Evening evening,
      WorldSettings others,
      Recorder recorder,
      Backtest.Watcher watcher) {
    this.setup = setup;
    this.watcher = watcher;
    this.clock = new VirtualTime(evening.start());
    TraderReports reports = new TraderReports();
    this.news = new VenueNews(BOT, setup.link(), agenda, clock, this::process, this::on);
    this.exchange = new Exchange(setup.run().engine().fees(), new Both(reports, news));
    this.world = new World(evening, others, exchange, reports, evening.start());
    SimulatedVenue venue =
        new SimulatedVenue(
            exchange, BOT, setup.link(), agenda, clock, new SplittableRandom(evening.seed()));
    this.gateway = new SteppedGateway(venue, setup.venue(), clock, this::process);
    this.engine = new Engine(setup.run().engine(), setup.run().strategies(), new Withdrawing());
    this.loop = new EventLoop(engine, recorder, gateway);
  }

  /** Lets the bot trade from the first minutes of the first game until everything is settled. */
  public void run() {
    playUntilLive();
    exchange.deposit(BOT, setup.run().paper().cash(), clock.getAsLong());
    watcher.starts(engine);
    process(new SessionStarted(clock.getAsLong(), "simulate", setup.run().configuration()));
    process(new BalanceRestored(clock.getAsLong(), setup.run().paper().cash()));
    List<MarketId> followed = exchange.markets().stream().filter(setup.traded()).toList();
    news.follow(exchange, followed);
    while (news.settled() < followed.size()) {
      step();
    }
    long end = clock.getAsLong() + AFTERWARDS;
    while (nextDue() <= end) {
      step();
    }
    process(new ShutdownRequested(clock.getAsLong(), "the evening is over"));
    while (!engine.isDrained()) {
      step();
    }
    loop.close(clock.getAsLong());
  }

  /** The bot's cash by the exchange's own account. */
  Money cashAtVenue() {
    return exchange.balance(BOT).cash();
  }

  /** The bot's orders that the exchange still has. */
  int openOrdersAtVenue() {
    return exchange.openOrders(BOT, List.of()).size();
  }

  private void playUntilLive() {
    while (world.games().stream().noneMatch(game -> game.state().status() == GameStatus.LIVE)) {
      passTo(world.nextDue());
      world.run(clock.getAsLong());
    }
    long end = clock.getAsLong() + LATE;
    while (world.nextDue() <= end) {
      passTo(world.nextDue());
      world.run(clock.getAsLong());
    }
    passTo(end);
  }

  private long nextDue() {
    long venue = Math.min(exchange.nextDue().orElse(Long.MAX_VALUE), world.nextDue());
    return Math.min(venue, Math.min(agenda.nextDue(), gateway.nextDue()));
  }

  /** Lets the next thing happen: at the venue first, then under way, then at the bot. */
  private void step() {
    long due = nextDue();
    if (due == Long.MAX_VALUE) {
      throw new IllegalStateException("nothing will ever happen again");
    }
    passTo(Math.max(due, clock.getAsLong()));
    long now = clock.getAsLong();
    if (exchange.nextDue().orElse(Long.MAX_VALUE) <= now) {
      exchange.advance(now);
    } else if (world.nextDue() <= now) {
      world.run(now);
    } else if (agenda.nextDue() <= now) {
      agenda.runNext();
    } else {
      gateway.run();
    }
  }

  private void passTo(long time) {
    clock.passTo(time);
  }

  /** Takes an event, and what came up meanwhile, one after the other. */
  private void process(Event event) {
    arrived.add(event);
    if (isAtWork) {
      return;
    }
    isAtWork = true;
    while (!arrived.isEmpty()) {
      Event next = arrived.remove();
      loop.process(next);
      watcher.took(next);
    }
    isAtWork = false;
  }

  private void on(VenueExecution execution) {
    gateway.on(execution);
  }

  /** Tells the watcher, and the gateway what is no longer wanted. */
  private final class Withdrawing implements Observer {
    @Override
    public void refused(Refused refused) {
      watcher.refused(refused);
    }

    @Override
    public void stoodAside(Signal.Quotes quotes) {
      watcher.stoodAside(quotes);
    }

    @Override
    public void unwanted(OrderId order) {
      watcher.unwanted(order);
      gateway.withdraw(order);
    }
  }

  /** The world's traders hear first. */
  private record Both(ExchangeListener one, ExchangeListener other) implements ExchangeListener {
    @Override
    public void executed(ExecutionReport report) {
      one.executed(report);
      other.executed(report);
    }

    @Override
    public void traded(Trade trade) {
      one.traded(trade);
      other.traded(trade);
    }

    @Override
    public void booked(LedgerEntry entry) {
      one.booked(entry);
      other.booked(entry);
    }

    @Override
    public void marketChanged(MarketId market) {
      one.marketChanged(market);
      other.marketChanged(market);
    }
  }
}
