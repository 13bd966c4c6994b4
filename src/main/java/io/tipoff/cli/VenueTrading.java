package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.market.Money;
import io.tipoff.polymarket.MarketFeed;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.rest.VenuePosition;
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Real orders on a venue: the engine on a thread of its own, told by the venue's streams, with a
 * gateway that carries its commands out. What still works at the end is cancelled.
 */
final class VenueTrading implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration DRAINING = Duration.ofSeconds(10);
  private static final Duration CANCELLING = Duration.ofSeconds(10);
  private static final int MARKET_LANE = 10_000;
  private static final int BACKLOG = 1_000;

  /**
   * What is to be traded with, and who watches.
   *
   * @param mode such as {@code demo}, for the journal
   * @param recorder is given every event and command, on the engine's thread
   * @param watcher sees each event after the engine took it in, on the same thread
   */
  record Session(
      String mode, Configuration configuration, Recorder recorder, Backtest.Watcher watcher) {}

  private final Session session;
  private final VenueAccess access;
  private final Consumer<String> failed;
  private final Inbox inbox = new Inbox(MARKET_LANE, BACKLOG);
  private final StreamClient sockets = new StreamClient();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final OrderGateway gateway;
  private final PrivateStream executions;
  private final MarketFeed feed;
  private final Engine engine;
  private final EventLoop loop;
  private final BotControl control;
  private final Thread engineThread = Thread.ofPlatform().name("engine").unstarted(this::run);
  private volatile @Nullable RuntimeException failure;

  /**
   * Trading that has not begun.
   *
   * @param failed is told why it cannot go on; {@link #finish} is to follow
   */
  VenueTrading(Session session, VenueAccess access, Consumer<String> failed) {
    Configuration configuration = session.configuration();
    this.session = session;
    this.access = access;
    this.failed = failed;
    this.gateway =
        OrderGateway.over(
            access.client(),
            access.settings().maxDecisionAge(),
            WallClock::nanos,
            this::tell,
            _ -> {});
    this.executions =
        new PrivateStream(
            access.stream(sockets), new AccountNews(gateway, connected::countDown, failed));
    this.feed =
        MarketData.open(
            access,
            configuration,
            false,
            inbox::put,
            () -> failed.accept("the venue does not accept the key"));
    this.engine =
        new Engine(
            Wiring.engine(configuration, session.mode()),
            Wiring.strategies(configuration),
            new Observing());
    this.loop = new EventLoop(engine, session.recorder(), gateway);
    this.control = new BotControl(session.mode(), configuration, access, this::tell);
  }

  /**
   * Begins: our orders are listened for, the account is read, then the markets are followed.
   *
   * @return how many markets are followed
   * @throws IOException if the venue tells nothing of our orders
   */
  int start() throws IOException, InterruptedException {
    session.watcher().starts(engine);
    control.starts(engine);
    tell(new SessionStarted(WallClock.nanos(), session.mode(), session.configuration().toYaml()));
    executions.start();
    if (!connected.await(CONNECTING.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("the venue's stream of our orders cannot be reached");
    }
    restore();
    int markets = feed.start();
    engineThread.start();
    control.open();
    return markets;
  }

  /** What is held from before belongs to the first strategy. */
  private void restore() throws InterruptedException {
    Money cash = Money.ZERO;
    for (VenueBalance balance : access.portfolio().balances()) {
      if (balance.current() != null) {
        cash = cash.plus(balance.current());
      }
    }
    tell(new BalanceRestored(WallClock.nanos(), cash));
    String owner = Wiring.strategies(session.configuration()).getFirst().name();
    for (VenuePosition held : access.portfolio().positions()) {
      if (!held.net().isZero() && !held.expired()) {
        Money cost = held.cost().orElse(Money.ZERO);
        tell(new PositionRestored(WallClock.nanos(), held.market(), owner, held.net(), cost));
      }
    }
  }

  private void run() {
    try {
      while (!engine.hasEnded()) {
        @Nullable Event event = inbox.poll(BotControl.IDLE);
        if (event == null) {
          control.idle();
          continue;
        }
        loop.process(event);
        session.watcher().took(event);
        control.took(event);
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
    boolean drained = ended.await(DRAINING.toNanos(), TimeUnit.NANOSECONDS) && engine.hasEnded();
    if (drained || gateway.cancelAndEnd(false, CANCELLING)) {
      control.ended();
    }
    @Nullable RuntimeException bug = failure;
    if (bug != null) {
      throw bug;
    }
    return drained;
  }

  /** Orders of ours that the venue says it has. */
  int openOrders() throws InterruptedException {
    return access.orders().open(List.of()).size();
  }

  private void tell(Event event) {
    try {
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    control.close();
    feed.close();
    executions.close();
    gateway.close();
    sockets.close();
    engineThread.interrupt();
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
    public void stoodAside(Signal.Quotes quotes) {
      session.watcher().stoodAside(quotes);
    }

    @Override
    public void unwanted(OrderId order) {
      gateway.withdraw(order);
    }
  }
}
