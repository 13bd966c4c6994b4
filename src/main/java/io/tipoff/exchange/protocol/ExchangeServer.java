package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.FaultyOrders;
import io.tipoff.market.Market;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An exchange that any client of the venue can trade on: REST and streams on one port. */
public final class ExchangeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeServer.class);
  private static final AccountId FIRST = new AccountId("participant");
  private static final Duration PUMP = Duration.ofMillis(5);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final int THREADS = 64;

  private final ServerSettings settings;
  private final Faults faults;
  private final InstantSource clock;
  private final ExchangeFloor floor;
  private final Authentication authentication;
  private final Optional<WorldPump> world;
  private final Server server;
  private final ServerConnector connector;
  private final ApiKey key;
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(2, daemon("exchange-timer"));

  private ExchangeServer(ServerSettings settings) {
    this.settings = settings;
    this.faults =
        new Faults(
            settings.seed().orElseGet(ThreadLocalRandom.current()::nextLong),
            () -> Json.nanos(settings.clock().instant()));
    settings.faults().rules().forEach(faults::add);
    this.clock = () -> settings.clock().instant().plus(faults.skew());
    this.floor = new ExchangeFloor(settings.fees(), clock);
    this.authentication = new Authentication(clock);
    this.key = newKey(FIRST);
    this.world = settings.world().map(life -> new WorldPump(floor, life, settings.clock()));
    floor.enter(this::open);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("exchange");
    threads.setDaemon(true);
    this.server = new Server(threads);
    this.connector = connector();
    server.addConnector(connector);
    server.setHandler(handlers());
  }

  /**
   * Starts an exchange.
   *
   * @throws IOException if it cannot listen
   */
  public static ExchangeServer start(ServerSettings settings) throws IOException {
    ExchangeServer started = new ExchangeServer(settings);
    try {
      started.server.start();
    } catch (IOException e) {
      started.close();
      throw e;
    } catch (Exception e) {
      started.close();
      throw new IOException(e);
    }
    started.startTimers();
    return started;
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }

  private boolean open() {
    for (Market market : settings.markets()) {
      floor.exchange().list(market, MarketState.OPEN, floor.now());
    }
    addAccount(key, settings.cash());
    return true;
  }

  private ServerConnector connector() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(http));
    made.setHost(settings.host());
    made.setPort(settings.port());
    made.setIdleTimeout(IDLE.toMillis());
    return made;
  }

  /** The way of a request; whatever spoils it on purpose can be put in front. */
  private Handler handlers() {
    WebSocketUpgradeHandler streams = new WebSocketUpgradeHandler();
    streams.getConfiguration().setIdleTimeout(IDLE);
    stream(streams, "/v1/ws/markets", SubscriptionType.Channel.MARKETS);
    stream(streams, "/v1/ws/private", SubscriptionType.Channel.PRIVATE);
    streams.setHandler(new ApiHandler(router(), floor));
    AccessHandler access =
        new AccessHandler(authentication, new RequestLimits(settings.clock()), settings.rates());
    access.setHandler(streams);
    FaultHandler spoilt = new FaultHandler(faults, clock);
    spoilt.setHandler(access);
    Handler venue = settings.faults().control() ? controlled(spoilt) : spoilt;
    return world
        .<Handler>map(life -> new Handler.Sequence(life.feeds().handler(), venue))
        .orElse(venue);
  }

  private Handler controlled(Handler spoilt) {
    ControlHandler control = new ControlHandler(faults);
    control.setHandler(spoilt);
    return control;
  }

  private void stream(
      WebSocketUpgradeHandler streams, String path, SubscriptionType.Channel channel) {
    streams.addMapping(
        path,
        (request, _, _) ->
            new StreamConnection(floor.hub(), channel, account(request), settings.queue(), faults));
  }

  private static AccountId account(Request request) {
    AccountId account = AccessHandler.account(request);
    if (account == null) {
      throw new IllegalStateException("a stream without an account");
    }
    return account;
  }

  private Router router() {
    Router router = new Router();
    new OrdersApi(floor, new FaultyOrders(floor.exchange(), floor::now, faults, this::onFloorLater))
        .addTo(router);
    new PortfolioApi(floor).addTo(router);
    new MarketsApi(floor).addTo(router);
    new EventsApi(floor).addTo(router);
    new CatalogApi(floor.catalog()).addTo(router);
    new IncentivesApi(floor).addTo(router);
    return router;
  }

  private void startTimers() {
    repeat(PUMP, new FaultyMarkets(floor, faults)::enforce);
    world.ifPresentOrElse(life -> life.start(timers), () -> repeat(PUMP, this::expire));
    repeat(settings.heartbeat(), floor.hub()::heartbeat);
    repeat(settings.debounce(), floor.hub()::flush);
  }

  private void onFloorLater(Duration delay, Runnable work) {
    Runnable onFloor =
        () ->
            floor.enter(
                () -> {
                  work.run();
                  return true;
                });
    var _ = timers.schedule(onFloor, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void repeat(Duration pause, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("the exchange failed; this is a bug", e);
          }
        };
    var _ =
        timers.scheduleWithFixedDelay(
            guarded, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void expire() {
    floor.enter(
        () -> {
          floor.exchange().advance(floor.now());
          return true;
        });
  }

  private ApiKey newKey(AccountId account) {
    return settings.seed().isPresent()
        ? ApiKey.of(account, settings.seed().getAsLong())
        : ApiKey.random(account);
  }

  private void addAccount(ApiKey of, Money cash) {
    authentication.add(of);
    floor.history().follow(of.account());
    floor.exchange().deposit(of.account(), cash, floor.now());
  }

  /** Opens another account; returns its key. */
  public ApiKey open(AccountId account, Money cash) {
    ApiKey opened = newKey(account);
    return floor.enter(
        () -> {
          addAccount(opened, cash);
          return opened;
        });
  }

  /** From now on the first account gets collateral back where its positions cannot all lose. */
  public void returnCollateral() {
    floor.enter(
        () -> {
          floor.exchange().returnCollateral(key.account());
          return key;
        });
  }

  /** The key of the first account. */
  public ApiKey key() {
    return key;
  }

  /** What goes wrong on purpose; may be changed at any time. */
  public Faults faults() {
    return faults;
  }

  /** How many streams are open. */
  public int streams() {
    return floor.hub().size();
  }

  /** Where REST requests go. */
  public URI rest() {
    return URI.create("http://" + settings.host() + ":" + connector.getLocalPort());
  }

  /** Where streams are. */
  public URI ws() {
    return URI.create("ws://" + settings.host() + ":" + connector.getLocalPort());
  }

  /**
   * Does something with the core while nobody else does.
   *
   * @param work gets the core and the time, nanoseconds since 1970
   */
  public <T> T with(BiFunction<Exchange, Long, T> work) {
    return floor.enter(() -> work.apply(floor.exchange(), floor.now()));
  }

  /**
   * Tells where a game stands.
   *
   * @param event the slug of a listed event
   * @throws IllegalArgumentException if there is no such event
   */
  public void play(String event, GameState state) {
    floor.enter(
        () -> {
          try {
            floor.catalog().event(event).play(state);
            return true;
          } catch (ApiException e) {
            throw new IllegalArgumentException("no event " + event, e);
          }
        });
  }

  /** Ends all connections and stops. */
  @Override
  public void close() {
    timers.shutdownNow();
    world.ifPresent(life -> life.feeds().close());
    floor.hub().close();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the exchange did not stop cleanly", e);
    }
  }
}
