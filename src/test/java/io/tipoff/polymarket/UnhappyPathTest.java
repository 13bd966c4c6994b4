package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.engine.Command;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.polymarket.rest.Failures;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must not be lost when something else goes wrong at the same moment. */
@Timeout(60)
class UnhappyPathTest {
  private static final MarketId GAME = Commands.GAME;
  private static final MarketId OTHER = new MarketId("aec-nba-cnd-pnr-2026-10-24");
  private static final OrderId FIRST = new OrderId(1);
  private static final OrderTerms QUOTE =
      OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of("0.48"), Quantity.of("10"));

  private static VenueExecution told(ExecutionType type, OrderState state) {
    VenueOrder order =
        new VenueOrder(
            "A",
            GAME,
            Intent.BUY_LONG,
            Price.of("0.47"),
            Quantity.of("12"),
            Quantity.ZERO,
            Quantity.ZERO,
            state,
            OptionalLong.empty(),
            null,
            Money.ZERO,
            OptionalLong.empty(),
            OptionalLong.empty());
    return new VenueExecution(
        "E",
        type,
        order,
        Quantity.ZERO,
        null,
        Money.ZERO,
        false,
        "",
        null,
        "",
        "t",
        OptionalLong.of(900));
  }

  @Test
  void shouldTellThatAnOrderOpenedAfterNewsOfAnUnknownKind() {
    List<Event> news = new ArrayList<>();
    OrderTracker orders = new OrderTracker(news::add);
    orders.leaving(FIRST, QUOTE, 1);
    orders.named(FIRST, "A", 1);
    orders.on(told(ExecutionType.UNKNOWN, OrderState.PENDING_NEW), 1);
    orders.on(told(ExecutionType.NEW, OrderState.NEW), 1);
    assertThat(news).containsExactly(new OrderNamed(1, FIRST, "A"), new OrderOpened(1, FIRST));
  }

  @Test
  void shouldTellThatAnOrderWasRejectedAfterNewsOfAnUnknownKind() {
    List<Event> news = new ArrayList<>();
    OrderTracker orders = new OrderTracker(news::add);
    orders.leaving(FIRST, QUOTE, 1);
    orders.named(FIRST, "A", 1);
    orders.on(told(ExecutionType.UNKNOWN, OrderState.PENDING_NEW), 1);
    orders.on(told(ExecutionType.REJECTED, OrderState.REJECTED), 1);
    assertThat(news).hasExactlyElementsOfTypes(OrderNamed.class, OrderRejected.class);
    assertThat(orders.live()).isEmpty();
  }

  private static final class Script implements Listings {
    final SequencedMap<MarketId, Market> listed = new LinkedHashMap<>();

    @Override
    public synchronized SequencedMap<MarketId, Market> read() {
      return new LinkedHashMap<>(listed);
    }

    @Override
    public Optional<Price> settlement(MarketId market) {
      throw Failures.unavailable();
    }

    synchronized void only(MarketId market) {
      listed.clear();
      listed.put(
          market, Market.of(market, new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1))));
    }
  }

  private static final class Followed implements BookSource {
    final BlockingQueue<Set<MarketId>> told = new LinkedBlockingQueue<>();

    @Override
    public void follow(Set<MarketId> markets) {
      told.add(markets);
    }

    @Override
    public void close() {}
  }

  @Test
  void shouldFollowANewGameThoughTheResultOfAnOldOneCannotBeRead() throws Exception {
    Script script = new Script();
    Followed followed = new Followed();
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    script.only(GAME);
    try (MarketFeed feed =
        new MarketFeed(script, followed, Duration.ofMillis(5), () -> 7, events::put)) {
      feed.start();
      assertThat(followed.told.take()).containsExactly(GAME);
      script.only(OTHER);
      assertThat(followed.told.poll(2, TimeUnit.SECONDS)).isNotNull().contains(OTHER);
    }
  }

  @Test
  void shouldNotInterruptWhoClosesAFeedThatNeverBegan() {
    new MarketFeed(new Script(), new Followed(), Duration.ofMillis(5), () -> 7, _ -> {}).close();
    assertThat(Thread.interrupted()).isFalse();
  }

  private abstract static class Channel implements OrderChannel {
    @Override
    public CompletableFuture<Void> modify(List<Change> changes) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> cancel(List<Target> targets) {
      return CompletableFuture.completedFuture(null);
    }
  }

  @Test
  void shouldSendNoOrderAfterTheGatewayWasAbandoned() throws Exception {
    AtomicInteger late = new AtomicInteger();
    for (int i = 0; i < 3_000 && late.get() == 0; i++) {
      AtomicBoolean over = new AtomicBoolean();
      Channel channel =
          new Channel() {
            @Override
            public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
              if (over.get()) {
                late.incrementAndGet();
              }
              return CompletableFuture.completedFuture(List.of("A"));
            }

            @Override
            public CompletableFuture<List<String>> cancelAll() {
              return CompletableFuture.completedFuture(List.of());
            }
          };
      try (OrderGateway gateway =
          new OrderGateway(
              channel,
              new RateBudget(20, 5, System::nanoTime),
              Duration.ofMinutes(1),
              () -> 7,
              _ -> {},
              _ -> {})) {
        Command quote = Commands.quote(1);
        gateway.carryOut(quote, 7);
        int spin = ThreadLocalRandom.current().nextInt(3_000);
        for (int s = 0; s < spin; s++) {
          Thread.onSpinWait();
        }
        assertThat(gateway.cancelAndEnd(false, Duration.ofSeconds(5))).isTrue();
        over.set(true);
        for (int s = 0; s < 300; s++) {
          Thread.onSpinWait();
        }
      }
    }
    assertThat(late).hasValue(0);
  }

  @Test
  void shouldSendOnAfterADepartureCouldNotBeWritten() throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    AtomicInteger departures = new AtomicInteger();
    Channel channel =
        new Channel() {
          @Override
          public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
            asked.add("create");
            return CompletableFuture.completedFuture(List.of("A"));
          }

          @Override
          public CompletableFuture<List<String>> cancelAll() {
            return CompletableFuture.completedFuture(List.of());
          }
        };
    try (OrderGateway gateway =
        new OrderGateway(
            channel,
            new RateBudget(20, 5, System::nanoTime),
            Duration.ofMinutes(1),
            () -> 7,
            events::add,
            _ -> {
              if (departures.getAndIncrement() == 0) {
                throw new IllegalStateException("disk full");
              }
            })) {
      gateway.carryOut(Commands.quote(1), 7);
      assertThat(asked.poll(2, TimeUnit.SECONDS)).isNotNull();
      assertThat(events.poll(2, TimeUnit.SECONDS)).as("an outcome").isNotNull();
    }
  }
}
