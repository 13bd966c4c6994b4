package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Difference;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.AccountLost;
import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.event.TradingPaused;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.journal.Recorders;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.monitor.BudgetMetrics;
import io.tipoff.monitor.EngineMeter;
import io.tipoff.monitor.StreamMetrics;
import io.tipoff.polymarket.AccountKeeper;
import io.tipoff.polymarket.AccountReads;
import io.tipoff.polymarket.Gateway;
import io.tipoff.polymarket.MarketFeed;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.RestAccountReads;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.store.StoredAccount;
import io.tipoff.store.StoredOrder;
import io.tipoff.strategy.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real orders on a venue: the engine on a thread of its own, told by the venue's streams, with a
 * gateway that carries its commands out and keeps the account compared. What still works at the end
 * is cancelled.
 */
final class VenueTrading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VenueTrading.class);
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration CANCELLING = Duration.ofSeconds(10);

  /** So long the first comparison of the account is waited for; trading waits for it longer. */
  private static final Duration COMPARING = Duration.ofSeconds(60);

  /** So long a venue that gives no answer is asked again at the start. */
  private static final Duration STARTING = Duration.ofSeconds(60);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  private static final int MARKET_LANE = 10_000;
  private static final int BACKLOG = 1_000;

  /**
   * What is to be traded with, and who watches.
   *
   * @param mode such as {@code demo}, for the journal
   * @param recorder is given every event and command, on the engine's thread
   * @param departures is told of requests that leave
   * @param watcher sees each event after the engine took it in, on the same thread
   * @param memory what to start from
   * @param checkpoint is told of the stations of requests
   * @param monitoring tells from outside how it goes
   */
  record Session(
      String mode,
      Configuration configuration,
      Recorder recorder,
      OrderGateway.Departures departures,
      Backtest.Watcher watcher,
      AccountMemory memory,
      Checkpoint checkpoint,
      Monitoring monitoring) {

    /** One that remembers nothing. */
    Session(
        String mode,
        Configuration configuration,
        Recorder recorder,
        Backtest.Watcher watcher,
        Monitoring monitoring) {
      this(
          mode,
          configuration,
          recorder,
          _ -> {},
          watcher,
          AccountMemory.none(),
          Checkpoint.NONE,
          monitoring);
    }

    /** The same, of which nobody outside is told. */
    Session(String mode, Configuration configuration, Recorder recorder, Backtest.Watcher watcher) {
      this(mode, configuration, recorder, watcher, Monitoring.silent());
    }
  }

  private final Session session;
  private final VenueAccess access;
  private final Consumer<String> failed;
  private final Inbox inbox = new Inbox(MARKET_LANE, BACKLOG);
  private final StreamClient sockets = new StreamClient();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch compared = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Gateway gateway;
  private final PrivateStream executions;
  private final MarketFeed feed;
  private final GameFeeds games;
  private final Engine engine;
  private final EventLoop loop;
  private final BotControl control;
  private final EngineMeter meter;
  private final Thread engineThread = Thread.ofPlatform().name("engine").unstarted(this::run);
  private final List<Difference> found = new ArrayList<>();
  private final Object newsLock = new Object();
  private volatile @Nullable AccountKeeper keeper;
  private boolean hearing;
  private volatile @Nullable RuntimeException failure;

  /**
   * Trading that has not begun; its orders are sent.
   *
   * @param failed is told why it cannot go on; {@link #finish} is to follow
   */
  VenueTrading(Session session, VenueAccess access, Consumer<String> failed) {
    this(session, access, failed, sending(access));
  }

  /** The same behind a gateway of any kind. */
  VenueTrading(Session session, VenueAccess access, Consumer<String> failed, Gateways gateways) {
    Configuration configuration = session.configuration();
    this.session = session;
    this.access = access;
    this.failed = failed;
    this.gateway = gateways.open(this::tell, new Departing());
    this.executions =
        new PrivateStream(
            access.stream(sockets),
            new AccountNews(
                gateway,
                this::tell,
                this::newsLost,
                this::newsRestored,
                session.checkpoint(),
                failed));
    this.feed =
        MarketData.open(
            access,
            configuration,
            false,
            inbox::put,
            () -> failed.accept("the venue does not accept the key"));
    this.games = new GameFeeds(configuration, access, this::tell, LOG::info);
    this.engine =
        new Engine(
            Wiring.engine(configuration, session.mode()),
            Wiring.strategies(configuration),
            new Observing());
    this.meter = session.monitoring().meter();
    this.loop = new EventLoop(engine, Recorders.of(session.recorder(), meter), gateway);
    measure(session.monitoring());
    this.control = new BotControl(session.mode(), configuration, access, this::tell);
  }

  private static Gateways sending(VenueAccess access) {
    return (inbox, departures) ->
        OrderGateway.over(
            access.client(),
            access.settings().maxDecisionAge(),
            WallClock::nanos,
            inbox,
            departures);
  }

  private void measure(Monitoring monitoring) {
    monitoring.add(new StreamMetrics("private", executions.counters()));
    feed.counters().ifPresent(count -> monitoring.add(new StreamMetrics("markets", count)));
    monitoring.add(new BudgetMetrics(access.client().budgets().key()));
    games.tell(monitoring);
    monitoring.add(
        out ->
            out.counter(
                "venue_too_slow",
                "Orders and changes that the venue rejected because it was too slow itself.",
                gateway.rejectedAsTooSlow()));
  }

  /**
   * Begins: our orders are listened for, the account is compared with what is remembered of it,
   * then the markets are followed.
   *
   * @param paused why nothing may be placed yet; empty if it may
   * @return how many markets are followed
   * @throws IOException if the venue tells nothing of our orders
   * @throws AccountMemory.ForeignFound if the account has what this bot did not make, and that is
   *     not allowed
   */
  int start(String paused) throws IOException, InterruptedException {
    session.watcher().starts(engine);
    meter.starts(engine);
    control.starts(engine);
    executions.start();
    if (!connected.await(CONNECTING.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("the venue's stream of our orders cannot be reached");
    }
    AccountReads reads = new RestAccountReads(access.client());
    Set<MarketId> held = new LinkedHashSet<>(restore(reads));
    if (!paused.isEmpty()) {
      tell(new TradingPaused(WallClock.nanos(), paused));
    }
    engineThread.start();
    compare(reads, held);
    feed.hold(held);
    int markets = patiently(feed::start);
    games.start();
    control.open();
    session.monitoring().begun();
    return markets;
  }

  /** Tells the engine what earlier sessions left; returns the markets that it is of. */
  private Set<MarketId> restore(AccountReads reads) throws InterruptedException {
    long now = WallClock.nanos();
    Optional<StoredAccount> stored = session.memory().stored();
    long lastOrder = stored.map(StoredAccount::lastOrder).orElse(0L);
    List<VenueOrder> open = patiently(() -> join(reads.openOrders()));
    tell(new SessionStarted(now, session.mode(), session.configuration().toYaml(), lastOrder));
    Optional<Money> cash = stored.flatMap(StoredAccount::cash);
    tell(
        new BalanceRestored(
            now, cash.isPresent() ? cash.get() : patiently(() -> join(reads.cash()))));
    Set<MarketId> markets = new LinkedHashSet<>();
    stored.ifPresent(account -> restore(account, now, markets));
    tell(new AccountLost(now, "the session begins"));
    List<VenueOrder> foreign = gateway.foreignAmong(open);
    List<Held> positions = cash.isEmpty() ? patiently(() -> join(reads.positions())) : List.of();
    if (session.memory().foreign() == AccountMemory.Foreign.REFUSE
        && !(foreign.isEmpty() && positions.isEmpty())) {
      throw new AccountMemory.ForeignFound(foreign, positions);
    }
    long number = lastOrder;
    for (VenueOrder order : foreign) {
      takeOver(order, ++number, now);
      markets.add(order.market());
    }
    for (Held position : positions) {
      tell(
          new PositionRestored(
              now, position.market(), ownerOfForeign(), position.quantity(), position.cost()));
      gateway.restore(position.market(), position.quantity());
      markets.add(position.market());
    }
    return markets;
  }

  private void restore(StoredAccount account, long now, Set<MarketId> markets) {
    for (StoredAccount.Position position : account.positions()) {
      tell(position.at(now));
      markets.add(position.market());
    }
    for (MarketId market : markets) {
      Quantity net = Quantity.ZERO;
      for (StoredAccount.Position position : account.positions()) {
        net = position.market().equals(market) ? net.plus(position.quantity()) : net;
      }
      gateway.restore(market, net);
    }
    account.trades().forEach(trade -> gateway.restoreTrade(trade.undoneAt(now), trade.isUndone()));
    for (StoredOrder order : account.orders()) {
      if (order.hasLeft()) {
        OrderRestored restored = order.at(now);
        tell(restored);
        gateway.restore(
            restored,
            order.fees(),
            order.departed().orElse(order.decided()),
            !order.strategy().equals(Portfolio.UNEXPLAINED));
        markets.add(restored.market());
      }
    }
    account.riskAt(now).ifPresent(this::tell);
    account.tradedAt(now).forEach(this::tell);
  }

  /** The strategy that owns what is not ours. */
  private String ownerOfForeign() {
    return session.memory().foreign() == AccountMemory.Foreign.ADOPT
        ? Wiring.strategies(session.configuration()).getFirst().name()
        : Portfolio.UNEXPLAINED;
  }

  private void takeOver(VenueOrder order, long number, long now) {
    if (order.intent() == null || order.price() == null) {
      return; // a market order ends by itself
    }
    OrderRestored restored =
        new OrderRestored(
            now,
            new OrderId(number),
            order.id(),
            ownerOfForeign(),
            order.market(),
            order.intent(),
            order.price(),
            order.quantity(),
            order.filled(),
            order.goodTill().isPresent()
                ? TimeInForce.GOOD_TILL_DATE
                : TimeInForce.GOOD_TILL_CANCEL,
            order.goodTill(),
            false);
    tell(restored);
    boolean ours = session.memory().foreign() == AccountMemory.Foreign.ADOPT;
    gateway.restore(restored, order.fees(), order.created().orElse(now), ours);
  }

  /** Brings what is remembered to what the venue says. */
  private void compare(AccountReads reads, Collection<MarketId> held) throws InterruptedException {
    Optional<StoredAccount> stored = session.memory().stored();
    long now = WallClock.nanos();
    long since =
        stored.flatMap(StoredAccount::cash).isPresent()
            ? stored.orElseThrow().lastTime().orElse(now)
            : now;
    keep(reads, since);
    if (!compared.await(COMPARING.toNanos(), TimeUnit.NANOSECONDS)) {
      return; // nothing is placed until it is
    }
    List<Held> unexplained = new ArrayList<>();
    synchronized (found) {
      for (Difference difference : found) {
        if (difference.market() != null && difference.isGrave()) {
          held.add(difference.market());
          unexplained.add(
              new Held(difference.market(), Quantity.of(difference.told()), Money.ZERO));
        }
      }
    }
    if (!unexplained.isEmpty() && session.memory().foreign() == AccountMemory.Foreign.REFUSE) {
      throw new AccountMemory.ForeignFound(List.of(), unexplained);
    }
  }

  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  /** Asks again for a while where the venue gives no answer: it may be away for a moment. */
  private <T> T patiently(Question<T> question) throws InterruptedException {
    long end = System.nanoTime() + STARTING.toNanos();
    Duration wait = SHORTEST_WAIT;
    while (true) {
      try {
        return question.ask();
      } catch (VenueException.AuthenticationFailed | VenueException.RejectedByVenue e) {
        throw e;
      } catch (VenueException e) {
        if (System.nanoTime() + wait.toNanos() > end) {
          throw e;
        }
        LOG.warn("The venue gives no answer yet, and is asked again: {}", e.getMessage());
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2);
    }
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private Money fee(
      MarketId market, Liquidity liquidity, Price price, Quantity quantity, long time) {
    FeeSchedule fees = session.configuration().feeSchedule();
    return fees.rates(Market.unknown(market), time)
        .map(rates -> rates.fee(liquidity, price, quantity))
        .orElse(Money.ZERO);
  }

  private void keep(AccountReads reads, long since) {
    synchronized (newsLock) {
      AccountKeeper kept = gateway.keep(reads, access.settings().reconciler(), this::fee, since);
      keeper = kept;
      if (!hearing) {
        kept.newsLost(); // it was, before there was a keeper
      }
    }
  }

  private void newsLost() {
    synchronized (newsLock) {
      hearing = false;
      @Nullable AccountKeeper running = keeper;
      if (running != null) {
        running.newsLost();
      }
    }
  }

  private void newsRestored() {
    synchronized (newsLock) {
      hearing = true;
      @Nullable AccountKeeper running = keeper;
      if (running != null) {
        running.newsRestored();
      }
    }
    connected.countDown();
  }

  private void doubt() {
    @Nullable AccountKeeper running = keeper;
    if (running != null) {
      running.doubt();
    }
  }

  private void run() {
    try {
      while (!engine.hasEnded()) {
        @Nullable Event event = inbox.poll(BotControl.IDLE);
        if (event == null) {
          control.idle();
          meter.idle();
          continue;
        }
        loop.process(event);
        session.watcher().took(event);
        control.took(event);
        meter.took(event);
        if (!engine.isCertain()) {
          doubt();
        } else if (event instanceof AccountReported) {
          compared.countDown();
        }
        if (engine.isDrained()) {
          loop.close(event.time());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
      failed.accept("the engine stopped: " + e.getMessage());
    } finally {
      ended.countDown();
    }
  }

  /**
   * Cancels what works and ends.
   *
   * @return whether the engine itself brought all its orders to an end
   */
  boolean finish(String reason) throws InterruptedException {
    tell(new ShutdownRequested(WallClock.nanos(), reason));
    Duration patience = session.configuration().live().shutdownTimeout();
    boolean drained =
        engineThread.getState() != Thread.State.NEW
            && ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)
            && engine.hasEnded();
    if (drained || cancelOutside()) {
      control.ended();
    }
    @Nullable RuntimeException bug = failure;
    if (bug != null) {
      throw bug;
    }
    return drained;
  }

  /**
   * Cancels without the engine: everything, unless somebody else has orders there.
   *
   * @return whether the venue took it
   */
  private boolean cancelOutside() throws InterruptedException {
    boolean leave =
        session.memory().foreign() == AccountMemory.Foreign.LEAVE || gateway.hasSeenForeign();
    boolean taken = gateway.cancelAndEnd(leave, CANCELLING);
    if (taken && leave) {
      cancelDoubtful();
    }
    return taken;
  }

  /** Orders that nobody has named, and that may be ours. */
  private void cancelDoubtful() throws InterruptedException {
    try {
      List<VenueOrder> open = access.orders().open(List.of());
      Set<VenueOrder> doubtful = new LinkedHashSet<>(open);
      doubtful.removeAll(gateway.foreignAmong(open));
      for (VenueOrder order : doubtful) {
        access.orders().cancel(new OrderRef(order.id(), order.market()));
      }
    } catch (VenueException e) {
      LOG.warn("Orders whose answer was lost may still be open: {}", e.getMessage());
    }
  }

  /** Ends without having traded: nothing is cancelled, as nothing was placed. */
  boolean abandon(String reason) throws InterruptedException {
    tell(new ShutdownRequested(WallClock.nanos(), reason));
    if (engineThread.getState() == Thread.State.NEW) {
      engineThread.start();
    }
    return ended.await(CONNECTING.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Why the engine stopped, if it did by a bug. */
  Optional<RuntimeException> bug() {
    return Optional.ofNullable(failure);
  }

  /** Orders of ours that the venue says it has. */
  int openOrders() throws InterruptedException {
    return access.orders().open(List.of()).size();
  }

  /** Tells the engine something; any thread may. */
  void tell(Event event) {
    try {
      if (event instanceof RequestTaken) {
        session.checkpoint().reached(Checkpoint.Station.ANSWERED);
      }
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    control.close();
    games.close();
    feed.close();
    executions.close();
    gateway.close();
    sockets.close();
    engineThread.interrupt();
  }

  /** Tells who wants to know that requests leave. */
  private final class Departing implements OrderGateway.Departures {
    @Override
    public void leaving(List<Command> commands) {
      session.departures().leaving(commands);
      session.checkpoint().reached(Checkpoint.Station.LEAVING);
    }

    @Override
    public void left(List<Command> commands) {
      session.departures().left(commands);
      session.checkpoint().reached(Checkpoint.Station.SENT);
    }
  }

  /** Tells the watcher what was decided against, and the gateway what need not leave any more. */
  private final class Observing implements Observer {
    @Override
    public void shortened(Refused whole) {
      session.watcher().shortened(whole);
    }

    @Override
    public void refused(Refused refused) {
      session.watcher().refused(refused);
    }

    @Override
    public void differed(Difference difference) {
      synchronized (found) {
        found.add(difference);
      }
      session.watcher().differed(difference);
    }

    @Override
    public void signalled(Signal signal) {
      meter.signalled(signal);
      session.watcher().signalled(signal);
    }

    @Override
    public void outranked(Signal signal, String reason) {
      session.watcher().outranked(signal, reason);
    }

    @Override
    public void gameChanged(GameId game, GameCondition condition) {
      session.watcher().gameChanged(game, condition);
    }

    @Override
    public void stoodAside(Signal.Quotes quotes) {
      session.watcher().stoodAside(quotes);
    }

    @Override
    public void unwanted(OrderId order) {
      gateway.withdraw(order);
    }
  }
}
