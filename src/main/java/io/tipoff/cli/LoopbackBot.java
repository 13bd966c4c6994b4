package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.ShutdownRequested;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.market.Money;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A whole bot for measurements, without a session's keeping: an engine on a thread of its own, a
 * gateway and a private stream over sockets to an embedded exchange, which it owns.
 */
final class LoopbackBot implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Inbox inbox = new Inbox(1_000, 1_000);
  private final ExchangeServer server;
  private final VenueAccess access;
  private final StreamClient sockets = new StreamClient();
  private final OrderGateway gateway;
  private final PrivateStream executions;
  private @Nullable Thread engine;

  /**
   * Connects to the exchange; the engine does not run yet.
   *
   * @param departures is told what has left
   */
  LoopbackBot(ExchangeServer server, VenueAccess access, OrderGateway.Departures departures)
      throws IOException, InterruptedException {
    this.server = server;
    this.access = access;
    gateway =
        OrderGateway.over(
            access.client(), Duration.ofMinutes(1), WallClock::nanos, this::put, departures);
    Semaphore connected = new Semaphore(0);
    executions =
        new PrivateStream(access.stream(sockets), new GatewayListener(gateway, connected::release));
    executions.start();
    if (!connected.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("no private stream");
    }
  }

  /** Lets the engine run, on what it was told before and will be. */
  void start(Configuration configuration, Money cash, Recorder recorder) {
    Engine bot =
        new Engine(configuration.engineSettings(), Wiring.strategies(configuration), _ -> {});
    EventLoop loop = new EventLoop(bot, recorder, gateway);
    put(new SessionStarted(WallClock.nanos(), "bench", ""));
    put(new BalanceRestored(WallClock.nanos(), cash));
    engine = Thread.ofPlatform().name("engine").start(() -> run(loop));
  }

  private void run(EventLoop loop) {
    try {
      loop.run(inbox);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells the engine something. */
  void put(Event event) {
    try {
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exchange, as this bot may use it. */
  VenueAccess access() {
    return access;
  }

  /** Lets the engine end what it does. */
  void end() {
    @Nullable Thread running = engine;
    if (running == null) {
      return;
    }
    engine = null;
    put(new ShutdownRequested(WallClock.nanos(), "the measurement is over"));
    try {
      running.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
    executions.close();
    gateway.close();
    access.close();
    sockets.close();
    server.close();
  }
}
