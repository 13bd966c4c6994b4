package io.tipoff.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookCondition;
import io.tipoff.book.BookRules;
import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.engine.EventLoop;
import io.tipoff.engine.Inbox;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.OrderId;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.RequestRates;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.auth.Credentials;
import io.tipoff.polymarket.auth.Ed25519Signer;
import io.tipoff.polymarket.auth.SignedAhead;
import io.tipoff.polymarket.auth.VenueClock;
import io.tipoff.polymarket.rest.Budgets;
import io.tipoff.polymarket.rest.OrderCalls;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.polymarket.rest.RestSettings;
import io.tipoff.polymarket.rest.VenueEndpoints;
import io.tipoff.polymarket.stream.MarketListener;
import io.tipoff.polymarket.stream.MarketStream;
import io.tipoff.polymarket.stream.PrivateListener;
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.polymarket.stream.StreamSettings;
import io.tipoff.polymarket.stream.StreamSetup;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.Order;
import io.tipoff.risk.RiskLimits;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.Urgency;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bot on an exchange that goes wrong: adapter and engine over real sockets, two markets at 0.46
 * x 0.54 and a strategy that bids in one of them while its book is sound. The engine runs in the
 * test's own thread, while the test awaits something.
 */
final class FaultDesk implements AutoCloseable {
  static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-24");
  static final MarketId OTHER = new MarketId("aec-nba-lal-gsw-2026-10-24");

  /** How long a stream, a handshake or an answer may take; forty heartbeats. */
  static final Duration SILENCE = Duration.ofSeconds(2);

  private static final AccountId MAKER = new AccountId("maker");
  private static final AccountId TAKER = new AccountId("taker");
  private static final String QUOTER = "quoter";
  private static final int PLENTY = 10_000;
  private static final FeeSchedule FEES =
      new FeeSchedule(
          List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));

  final ExchangeServer server;
  final RestClient client;
  final MarketStream books;
  final PrivateStream news;
  final OrderGateway gateway;
  final Engine engine;
  final List<Event> events = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();

  /** What the private stream told beside executions, in words. */
  final BlockingQueue<String> privately = new LinkedBlockingQueue<>();

  final VenueClock clock = VenueClock.system();
  private final Inbox inbox = new Inbox(10_000, 1_000);
  private final StreamClient sockets = new StreamClient();
  private final SignedAhead signer;
  private final EventLoop loop;
  private final Quoter quoter = new Quoter();
  private int nudges;

  FaultDesk() throws InterruptedException {
    this(Duration.ofSeconds(30), null);
  }

  /**
   * The same with another patience and another mind.
   *
   * @param maxAge of a book
   * @param other strategy; null for the usual one
   */
  FaultDesk(Duration maxAge, @Nullable Strategy other) throws InterruptedException {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    List<Market> markets = List.of(Market.of(GAME, rules), Market.of(OTHER, rules));
    server = start(markets);
    deposit(MAKER);
    deposit(TAKER);
    for (Market market : markets) {
      others(market.id(), Intent.BUY_LONG, "0.46", "100");
      others(market.id(), Intent.BUY_SHORT, "0.54", "100");
    }
    Credentials keys = Credentials.of(server.key().id(), server.key().secret());
    signer = SignedAhead.start(new Ed25519Signer(keys, clock), clock, OrderCalls.FIXED, 4);
    client = client();
    gateway =
        OrderGateway.over(client, Duration.ofSeconds(5), FaultDesk::time, this::tell, _ -> {});
    engine =
        new Engine(
            new EngineSettings(
                new BookRules(maxAge, Money.of("0.30")), limits(), FEES, Duration.ofMillis(50)),
            List.of(other == null ? quoter : other),
            _ -> {});
    loop = new EventLoop(engine, new Notes(), gateway);
    books = new MarketStream(setup(), MarketStream.Detail.BOOKS, new Books());
    news = new PrivateStream(setup(), new News());
    loop.process(new BalanceRestored(time(), Money.of("10000")));
    markets.forEach(market -> loop.process(new MarketListed(time(), market)));
  }

  private static ExchangeServer start(List<Market> markets) {
    try {
      return ExchangeServer.start(
          ServerSettings.of(markets, FEES)
              .withSeed(OptionalLong.of(5))
              .withRates(RequestRates.UNLIMITED)
              .withHeartbeat(Duration.ofMillis(50)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RiskLimits limits() {
    return new RiskLimits(
        Money.of("5000"),
        Money.of("8000"),
        6,
        Quantity.ofContracts(1),
        Price.of("0.02"),
        Price.of("0.98"),
        20,
        Money.of("2500"),
        5_000);
  }

  private RestClient client() {
    RateBudget plenty = new RateBudget(PLENTY, 1, System::nanoTime);
    return new RestClient(
        VenueEndpoints.at(server.rest().toString()),
        Optional.of(signer),
        clock,
        new Budgets(plenty, plenty, plenty),
        new RestSettings(
            Duration.ofSeconds(3),
            SILENCE,
            Duration.ofSeconds(30),
            2,
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            1 << 20));
  }

  private StreamSetup setup() {
    StreamSettings usual = StreamSettings.of(server.ws());
    StreamSettings hasty =
        new StreamSettings(
            usual.base(),
            SILENCE,
            SILENCE,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            SILENCE,
            usual.maxMessageBytes());
    return new StreamSetup(sockets, hasty, signer, FaultDesk::time, new SplittableRandom(1));
  }

  static long time() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  private void tell(Event event) {
    try {
      inbox.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Both streams up, both books sound, our bid of ten at 0.45 working. */
  FaultDesk quoting() throws InterruptedException {
    listening();
    quoter.price = Price.of("0.45");
    nudge();
    awaitOpenOrders(1);
    await(() -> bid(1).state().isSettledIn());
    return this;
  }

  /** Both streams up, both books sound. */
  FaultDesk listening() throws InterruptedException {
    news.start();
    assertThat(privately.poll(10, TimeUnit.SECONDS)).isEqualTo("restored");
    books.subscribe(Set.of(GAME, OTHER));
    await(() -> condition(GAME) == BookCondition.SOUND && condition(OTHER) == BookCondition.SOUND);
    return this;
  }

  /** From the engine's next look on it wants its ten contracts there; null for none. */
  FaultDesk wants(@Nullable String price) {
    quoter.price = price == null ? null : Price.of(price);
    return this;
  }

  void set(String... faults) {
    server.faults().add(faults);
  }

  /** How often a fault that is still set has struck. */
  long strikes(Fault fault) {
    return server.faults().strikes(fault);
  }

  BookCondition condition(MarketId market) {
    return engine.books().condition(market, time());
  }

  Order bid(long number) {
    return engine.portfolio().order(new OrderId(number));
  }

  static boolean isRequest(Command command) {
    return !(command instanceof SetTimer);
  }

  List<Command> submitted() {
    return commands.stream().filter(Command.SubmitOrder.class::isInstance).toList();
  }

  /** The commands about orders. */
  List<String> kinds() {
    return commands.stream()
        .filter(FaultDesk::isRequest)
        .map(command -> command.getClass().getSimpleName())
        .toList();
  }

  <E extends Event> Stream<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  long count(StreamCount count) {
    return books.counters().get(count);
  }

  /** Runs the engine until it has heard of something; the last such event. */
  <E extends Event> E await(Class<E> kind) throws InterruptedException {
    return await(kind, _ -> true);
  }

  <E extends Event> E await(Class<E> kind, Predicate<E> wanted) throws InterruptedException {
    int seen = events.size();
    await(
        () ->
            events.subList(seen, events.size()).stream()
                .anyMatch(event -> kind.isInstance(event) && wanted.test(kind.cast(event))));
    return events.subList(seen, events.size()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(wanted)
        .toList()
        .getLast();
  }

  /** Runs the engine until something is so, twenty seconds at the most. */
  void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(end - System.nanoTime()).as("time left; %s", this).isPositive();
      Event event = inbox.poll(Duration.ofMillis(5).toNanos());
      if (event != null) {
        events.add(event);
        loop.process(event);
      }
    }
  }

  /** Our market's book changes, and the engine gets to know it and reviews the market. */
  void nudge() throws InterruptedException {
    nudges++;
    others(GAME, Intent.BUY_LONG, "0.40", "1");
    Quantity size = Quantity.ofContracts(nudges);
    await(() -> size.equals(engine.books().book(GAME).bids().quantityAt(Price.of("0.40"))));
  }

  /** Others take the bids above ours, once, and then so many of our contracts. */
  void fill(String contracts) {
    if (server.with((exchange, _) -> exchange.market(GAME).orElseThrow().lastPrice()) == null) {
      others(TAKER, GAME, Intent.BUY_SHORT, "0.46", "100");
    }
    others(TAKER, GAME, Intent.BUY_SHORT, "0.45", contracts);
  }

  /** Others enter an order; its id. */
  String others(MarketId market, Intent intent, String price, String quantity) {
    return others(MAKER, market, intent, price, quantity);
  }

  private String others(
      AccountId who, MarketId market, Intent intent, String price, String quantity) {
    OrderRequest request =
        new OrderRequest(
            market,
            intent,
            OrderType.LIMIT,
            new BigDecimal(price),
            new BigDecimal(quantity),
            null,
            TimeInForce.GOOD_TILL_CANCEL,
            OptionalLong.empty(),
            false,
            Optional.empty());
    return server.with((exchange, now) -> exchange.submit(who, request, now));
  }

  private void deposit(AccountId account) {
    server.with(
        (exchange, now) -> {
          exchange.deposit(account, Money.of("1000000"), now);
          return true;
        });
  }

  /** Our orders at the exchange. */
  List<OrderSnapshot> openOrders() {
    return server.with((exchange, _) -> exchange.openOrders(server.key().account(), List.of()));
  }

  void awaitOpenOrders(int number) throws InterruptedException {
    await(() -> openOrders().size() == number);
  }

  MarketState stateAtExchange() {
    return server.with((exchange, _) -> exchange.market(GAME).orElseThrow().state());
  }

  @Override
  public String toString() {
    return "events %s, commands %s, open at the exchange %s"
        .formatted(events, commands, openOrders());
  }

  @Override
  public void close() {
    books.close();
    news.close();
    gateway.close();
    client.close();
    signer.close();
    sockets.close();
    server.close();
  }

  /** Bids where it may. */
  private static final class Quoter implements Strategy {
    private @Nullable Price price;

    @Override
    public String name() {
      return QUOTER;
    }

    @Override
    public void review(MarketId market, Event cause, View view, Wishes out) {
      if (!market.equals(GAME)) {
        return;
      }
      Rationale why = new Rationale(Urgency.LOW, 1, "test", Optional.empty());
      boolean quotes =
          price != null && view.isOpen(market) && view.condition(market) == BookCondition.SOUND;
      List<Level> levels =
          quotes ? List.of(new Level(Side.BUY, price, Quantity.ofContracts(10))) : List.of();
      out.send(new Signal.Quotes(QUOTER, market, levels, why));
    }
  }

  private final class Notes implements Recorder {
    @Override
    public void record(Event event) {}

    @Override
    public void record(Command command) {
      commands.add(command);
    }
  }

  private final class Books implements MarketListener {
    @Override
    public void on(Event event) throws InterruptedException {
      inbox.put(event);
    }

    @Override
    public void refused(String reason) {
      privately.add("markets refused: " + reason);
    }

    @Override
    public void problem(String text) {
      privately.add("markets: " + text);
    }
  }

  private final class News implements PrivateListener {
    @Override
    public void execution(VenueExecution execution, long time) {
      gateway.on(execution);
    }

    @Override
    public void openOrders(List<VenueOrder> orders, long time) {}

    @Override
    public void position(PositionChange change, long time) {}

    @Override
    public void balances(List<VenueBalance> balances, long time) {}

    @Override
    public void balance(BalanceChange change, long time) {}

    @Override
    public void lost(long time, String reason) {
      privately.add("lost: " + reason);
    }

    @Override
    public void restored(long time) {
      privately.add("restored");
    }

    @Override
    public void refused(String reason) {
      privately.add("refused: " + reason);
    }

    @Override
    public void problem(String text) {
      privately.add("problem: " + text);
    }
  }
}
