package io.tipoff.backtest.simulation;

import io.tipoff.backtest.Backtest;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Difference;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.AccountLost;
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
import io.tipoff.exchange.faults.BadFault;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.MarketFaults;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.TraderReports;
import io.tipoff.exchange.world.World;
import io.tipoff.exchange.world.WorldListener;
import io.tipoff.exchange.world.WorldSettings;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.AccountReads;
import io.tipoff.polymarket.SteppedGateway;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  /** So long the engine has for its last orders, beyond the patience for an answer. */
  private static final Duration DRAINING = Duration.ofSeconds(30);

  private static final String THE_END = "the evening is over";

  /** How often markets are given the states that faults want. */
  private static final long PUMP = Duration.ofMillis(100).toNanos();

  /** Longer than any evening. */
  private static final Duration TO_THE_END = Duration.ofDays(30);

  /**
   * What a run is made of.
   *
   * @param run engine, strategies, and the cash of the account
   * @param venue what the order gateway keeps to
   * @param link how long messages are under way
   * @param traded the markets that the bot is told of
   * @param faults what goes wrong from the bot's coming on
   * @param stay how long the bot stays at most
   * @param feeds who tells it of the games
   * @param outlooks how late it is told what to believe by the invented world itself; null if feeds
   *     and models alone tell
   */
  public record Setup(
      Backtest.Setup run,
      VenueSettings venue,
      Link link,
      Predicate<MarketId> traded,
      List<FaultRule> faults,
      Duration stay,
      Feeds feeds,
      @Nullable FeedDelays outlooks) {

    /**
     * A whole run.
     *
     * @throws BadFault if one of the faults means nothing without the venue's protocol
     */
    public Setup {
      faults = List.copyOf(faults);
      for (FaultRule rule : faults) {
        if (rule.fault() == Fault.CLOCK_SKEW) {
          throw new BadFault(
              rule.fault().words() + " means nothing here: there is one clock, and no signature");
        }
      }
    }

    /** A run in which nothing goes wrong. */
    public Setup(Backtest.Setup run, VenueSettings venue, Link link, Predicate<MarketId> traded) {
      this(run, venue, link, traded, List.of(), TO_THE_END, Feeds.NONE, null);
    }

    /** The same run with faults. */
    public Setup withFaults(List<FaultRule> rules) {
      return new Setup(run, venue, link, traded, rules, stay, feeds, outlooks);
    }

    /** The same run, which the bot leaves so long after its coming if it is not over by then. */
    public Setup withStay(Duration longest) {
      return new Setup(run, venue, link, traded, faults, longest, feeds, outlooks);
    }

    /** The same run of a bot that is told what to believe. */
    public Setup withOutlooks(FeedDelays delays) {
      return new Setup(run, venue, link, traded, faults, stay, feeds, delays);
    }

    /** The same run of a bot that hears of the games. */
    public Setup withFeeds(Feeds heard) {
      return new Setup(run, venue, link, traded, faults, stay, heard, outlooks);
    }
  }

  /**
   * How a run ended.
   *
   * @param reason why the bot left
   * @param entered how many orders the exchange had of the bot, those that it rejected included
   * @param drained whether the engine itself brought all its orders to an end, as far as it knew
   * @param openOrders how many orders of the bot the exchange still had then; they were cancelled
   * @param faults how often each fault has struck
   */
  public record Outcome(
      String reason, int entered, boolean drained, int openOrders, List<Faults.Count> faults) {

    /** Whether the evening went to its end, and all orders did. */
    public boolean isOrdinary() {
      return reason.equals(THE_END) && drained && openOrders == 0;
    }
  }

  private final Setup setup;
  private final Backtest.Watcher watcher;
  private final VirtualTime clock;
  private final Agenda agenda = new Agenda();
  private final Faults faults;
  private final MarketFaults marketFaults;
  private final Exchange exchange;
  private final World world;
  private final @Nullable GameFeed feed;
  private final VenueNews news;
  private final FeedNews feeds;
  private final SteppedGateway gateway;
  private final AccountReads reads;
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
    this.faults = new Faults(evening.seed(), clock);
    this.marketFaults = new MarketFaults(faults);
    VenueSettings venue = setup.venue();
    RateBudget budget = new RateBudget(venue.requestsPerSecond(), venue.cancelReserve(), clock);
    Network network =
        new Network(
            setup.link(),
            venue,
            budget,
            faults,
            agenda,
            clock,
            new SplittableRandom(~evening.seed()));
    TraderReports reports = new TraderReports();
    this.news = new VenueNews(BOT, network, new Bot());
    this.exchange = new Exchange(setup.run().engine().fees(), new Both(reports, news));
    @Nullable FeedDelays outlooks = setup.outlooks();
    this.feeds = new FeedNews(setup.feeds(), network, this::process);
    this.feed = outlooks == null ? null : new GameFeed(outlooks, network, this::process);
    WorldListener heard = setup.feeds().sources().isEmpty() ? WorldListener.NONE : feeds;
    WorldListener listener = feed == null ? heard : feed;
    this.world = new World(evening, others, exchange, reports, listener, evening.start());
    SimulatedVenue requests =
        new SimulatedVenue(
            exchange, BOT, network, new SplittableRandom(evening.seed()), news::ledger);
    this.gateway =
        new SteppedGateway(requests, budget, venue.maxDecisionAge(), clock, this::process);
    this.reads = requests;
    this.engine = new Engine(setup.run().engine(), setup.run().strategies(), new Withdrawing());
    this.loop = new EventLoop(engine, recorder, gateway);
  }

  /**
   * Lets the bot trade from the first minutes of the first game until everything is settled or its
   * time is over.
   */
  public Outcome run() {
    playUntilLive();
    exchange.deposit(BOT, setup.run().paper().cash(), clock.getAsLong());
    if (setup.run().engine().collateralReturn()) {
      exchange.returnCollateral(BOT);
    }
    watcher.starts(engine);
    setup.faults().forEach(faults::add);
    process(new SessionStarted(clock.getAsLong(), "simulate", setup.run().configuration()));
    process(new BalanceRestored(clock.getAsLong(), setup.run().paper().cash()));
    gateway.keep(reads, setup.venue().reconciler(), this::fee);
    List<MarketId> followed = exchange.markets().stream().filter(setup.traded()).toList();
    news.follow(exchange, followed);
    if (feed != null) {
      feed.follow(exchange, followed);
    }
    feeds.begin(followed.stream().map(id -> exchange.market(id).orElseThrow().market()).toList());
    if (!faults.isQuiet()) {
      pump();
    }
    return end(play(followed.size()));
  }

  /** Goes on until there is a reason to stop, which it returns. */
  private String play(int markets) {
    long latest = clock.getAsLong() + setup.stay().toNanos();
    boolean inTime = stepUntil(latest, () -> news.settled() == markets);
    if (!inTime) {
      passTo(latest);
      return "its time is over";
    }
    stepFor(AFTERWARDS);
    return THE_END;
  }

  /** Has everything cancelled: by the engine, and what it cannot cancel by the exchange. */
  private Outcome end(String reason) {
    process(new ShutdownRequested(clock.getAsLong(), reason));
    Duration patience = setup.venue().requestTimeout();
    boolean drained =
        stepUntil(clock.getAsLong() + patience.plus(DRAINING).toNanos(), engine::isDrained);
    if (!drained) {
      gateway.close();
      stepFor(patience);
    }
    int open = exchange.openOrders(BOT, List.of()).size();
    if (open > 0) {
      exchange.cancelAll(BOT, List.of(), clock.getAsLong());
      stepFor(setup.link().feed());
    }
    for (Command command : engine.openCommands()) {
      if (!(command instanceof SetTimer)) {
        throw new IllegalStateException("never answered: " + command);
      }
    }
    loop.close(clock.getAsLong());
    return new Outcome(reason, news.entered(), drained, open, faults.history());
  }

  /** What the bot has at the exchange, to be compared with what it believes. */
  Exchange exchange() {
    return exchange;
  }

  /** Whether something was so before a time had passed. */
  private boolean stepUntil(long latest, BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      if (nextDue() > latest) {
        return false;
      }
      step();
    }
    return true;
  }

  private void stepFor(Duration time) {
    stepUntil(clock.getAsLong() + time.toNanos(), () -> false);
  }

  private Money fee(
      MarketId market, Liquidity liquidity, Price price, Quantity quantity, long time) {
    return exchange
        .market(market)
        .flatMap(snapshot -> setup.run().engine().fees().rates(snapshot.market(), time))
        .map(rates -> rates.fee(liquidity, price, quantity))
        .orElse(Money.ZERO);
  }

  private void pump() {
    if (!marketFaults.isIdle() && marketFaults.enforce(exchange, clock.getAsLong())) {
      news.leave();
    }
    agenda.add(clock.getAsLong() + PUMP, _ -> pump());
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
    if (!engine.isCertain()) {
      gateway.doubt();
    }
  }

  /** What hears the exchange's streams. */
  private final class Bot implements VenueNews.Bot {
    @Override
    public void take(Event event) {
      process(event);
    }

    @Override
    public void take(VenueExecution execution) {
      gateway.on(execution);
    }

    @Override
    public void ordersLost(String reason) {
      gateway.newsLost();
      process(new AccountLost(clock.getAsLong(), reason));
    }

    @Override
    public void ordersRestored() {
      gateway.newsRestored();
    }
  }

  /** Tells the watcher, and the gateway what is no longer wanted. */
  private final class Withdrawing implements Observer {
    @Override
    public void shortened(Refused whole) {
      watcher.shortened(whole);
    }

    @Override
    public void refused(Refused refused) {
      watcher.refused(refused);
    }

    @Override
    public void differed(Difference difference) {
      watcher.differed(difference);
    }

    @Override
    public void signalled(Signal signal) {
      watcher.signalled(signal);
    }

    @Override
    public void outranked(Signal signal, String reason) {
      watcher.outranked(signal, reason);
    }

    @Override
    public void gameChanged(GameId game, GameCondition condition) {
      watcher.gameChanged(game, condition);
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
