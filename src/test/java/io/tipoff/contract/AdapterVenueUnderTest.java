package io.tipoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.RequestTaken;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.RequestRates;
import io.tipoff.exchange.protocol.ServerSettings;
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
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.stream.StreamSettings;
import io.tipoff.polymarket.stream.StreamSetup;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Approvals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The embedded exchange behind sockets, reached through the venue adapter. */
final class AdapterVenueUnderTest implements Venue {
  private static final AccountId MAKER = new AccountId("maker");
  private static final AccountId TAKER = new AccountId("taker");

  /** Where fences are put up: in a market of their own they cost the others nothing. */
  private static final MarketId FIELD = new MarketId("aec-nba-fen-ces-2026-10-24");

  private static final long FENCES = 1_000_000;
  private static final int PLENTY = 10_000;

  private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
  private final Set<CommandId> open = new HashSet<>();
  private final Map<CommandId, OrderId> untold = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final ExchangeServer server;
  private final RestClient client;
  private final SignedAhead signer;
  private final StreamClient sockets = new StreamClient();
  private final PrivateStream stream;
  private final OrderGateway gateway;
  private long fences = FENCES;

  AdapterVenueUnderTest(Money cash) throws InterruptedException {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    List<Market> markets =
        List.of(Market.of(GAME, rules), Market.of(OTHER, rules), Market.of(FIELD, rules));
    try {
      server =
          ExchangeServer.start(
              ServerSettings.of(markets, OrderContract.FEES)
                  .withCash(cash)
                  .withRates(RequestRates.UNLIMITED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deposit(MAKER);
    deposit(TAKER);
    for (Market market : markets) {
      othersRest(market.id(), Side.BUY, Price.of("0.01"), Quantity.ofContracts(1));
      othersRest(market.id(), Side.SELL, Price.of("0.99"), Quantity.ofContracts(1));
    }
    VenueClock clock = VenueClock.system();
    Credentials keys = Credentials.of(server.key().id(), server.key().secret());
    signer = SignedAhead.start(new Ed25519Signer(keys, clock), clock, OrderCalls.FIXED, 4);
    client = client(clock);
    gateway =
        OrderGateway.over(
            client, Duration.ofSeconds(5), AdapterVenueUnderTest::time, inbox::add, _ -> {});
    stream = stream();
  }

  private RestClient client(VenueClock clock) {
    Budgets plenty =
        new Budgets(
            new RateBudget(PLENTY, 1, System::nanoTime),
            new RateBudget(PLENTY, 0, System::nanoTime),
            new RateBudget(PLENTY, 0, System::nanoTime));
    return new RestClient(
        VenueEndpoints.at(server.rest().toString()),
        Optional.of(signer),
        clock,
        plenty,
        RestSettings.DEFAULT);
  }

  private PrivateStream stream() throws InterruptedException {
    CountDownLatch restored = new CountDownLatch(1);
    PrivateStream opened =
        new PrivateStream(
            new StreamSetup(
                sockets,
                StreamSettings.of(server.ws()),
                signer,
                AdapterVenueUnderTest::time,
                new SplittableRandom(1)),
            new ExecutionListener() {
              @Override
              public void execution(VenueExecution execution, long time) {
                gateway.on(execution);
              }

              @Override
              public void restored(long time) {
                restored.countDown();
              }
            });
    opened.start();
    assertThat(restored.await(10, TimeUnit.SECONDS)).as("a private stream").isTrue();
    return opened;
  }

  private static long time() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  private void deposit(AccountId account) {
    server.with(
        (exchange, now) -> {
          exchange.deposit(account, Money.of("1000000"), now);
          return true;
        });
  }

  private void others(
      AccountId who,
      MarketId market,
      Side side,
      Price price,
      Quantity quantity,
      TimeInForce timeInForce) {
    OrderRequest request =
        new OrderRequest(
            market,
            Intent.opening(side),
            OrderType.LIMIT,
            new BigDecimal(price.toString()),
            new BigDecimal(quantity.toString()),
            null,
            timeInForce,
            OptionalLong.empty(),
            false,
            Optional.empty());
    server.with((exchange, now) -> exchange.submit(who, request, now));
  }

  @Override
  public void othersRest(MarketId market, Side side, Price price, Quantity quantity) {
    settle();
    others(MAKER, market, side, price, quantity, TimeInForce.GOOD_TILL_CANCEL);
  }

  @Override
  public void othersTake(MarketId market, Side side, Price price, Quantity quantity) {
    settle();
    others(TAKER, market, side, price, quantity, TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  @Override
  public void setState(MarketId market, MarketState state) {
    settle();
    server.with(
        (exchange, now) -> {
          exchange.setState(market, state, now);
          return true;
        });
  }

  @Override
  public void settle(MarketId market, Price price) {
    settle();
    server.with(
        (exchange, now) -> {
          exchange.settle(market, price, now);
          return true;
        });
  }

  /** What the bot sent before has reached the venue. */
  private void settle() {
    try {
      while (!open.isEmpty()) {
        take();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One after the other, as they would be in the other venues. */
  @Override
  public void carryOut(Command command) {
    settle();
    open.add(command.id());
    if (command instanceof Command.SubmitOrder order) {
      untold.put(order.id(), order.order());
    }
    gateway.carryOut(command, time());
  }

  private Event take() throws InterruptedException {
    Event event = inbox.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event while %s are open", open).isNotNull();
    if (event instanceof CommandOutcome outcome) {
      open.remove(outcome.command());
      if (!(outcome instanceof RequestTaken)) {
        untold.remove(outcome.command());
      }
    }
    if (event instanceof Execution execution) {
      untold.values().remove(execution.order());
    }
    if (!isOfFence(event)) {
      events.add(event);
    }
    return event;
  }

  private static boolean isOfFence(Event event) {
    return switch (event) {
      case CommandOutcome outcome -> outcome.command().number() > FENCES;
      case Execution execution -> execution.order().number() > FENCES;
      default -> false;
    };
  }

  @Override
  public long now() {
    return time();
  }

  @Override
  public void awaitTime(long time) {
    long left = time - time();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = time - time();
    }
  }

  /**
   * The stream tells everything in its order: once an order that comes last is told, everything
   * before it was. Only what becomes of an order may wait for the answer that names it.
   */
  @Override
  public List<Event> events() throws InterruptedException {
    settle();
    OrderId fence = new OrderId(++fences);
    OrderTerms terms =
        OrderTerms.quote(FIELD, Intent.BUY_LONG, Price.of("0.02"), Quantity.ofContracts(1));
    carryOut(new Command.SubmitOrder(new CommandId(++fences), fence, "fence", Approvals.of(terms)));
    await(event -> event instanceof OrderOpened opened && opened.order().equals(fence));
    carryOut(new Command.CancelOrder(new CommandId(++fences), fence, FIELD));
    await(event -> event instanceof OrderCanceled gone && gone.order().equals(fence));
    settle();
    while (!untold.isEmpty()) {
      take();
    }
    List<Event> told = List.copyOf(events);
    events.clear();
    return told;
  }

  private void await(Predicate<Event> last) throws InterruptedException {
    Event event = take();
    while (!last.test(event)) {
      event = take();
    }
  }

  @Override
  public void close() {
    stream.close();
    gateway.close();
    client.close();
    signer.close();
    sockets.close();
    server.close();
  }
}
