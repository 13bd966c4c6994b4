package io.tipoff.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookCondition;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.BookPoller;
import io.tipoff.polymarket.MarketFeed;
import io.tipoff.polymarket.Universe;
import io.tipoff.polymarket.UniverseFilter;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.strategy.MarketMaker;
import io.tipoff.strategy.MarketMakerSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Market data that does not come as it should: what feed and engine make of it. */
@Timeout(60)
class FeedFaultsTest {

  private static MarketMaker marketMaker() {
    return new MarketMaker(
        new MarketMakerSettings(
            Money.of("0.06"),
            Quantity.ofContracts(10),
            1,
            Money.of("0.01"),
            Quantity.ofContracts(100),
            Money.of("0.02"),
            Duration.ofMillis(100),
            Money.of("0.005"),
            Duration.ofMillis(50),
            Price.of("0.03"),
            Price.of("0.97"),
            Duration.ofMinutes(5)));
  }

  /** The connection lives, heartbeats come, but of books there is nothing more. */
  @Test
  void shouldNotBelieveForEverInABookOfWhichNothingIsHeard() throws Exception {
    try (FaultDesk desk = new FaultDesk(Duration.ofMillis(800), marketMaker())) {
      desk.listening();
      desk.awaitOpenOrders(4);
      desk.set("drop-message:kind=market-data");

      desk.await(() -> desk.condition(FaultDesk.GAME) == BookCondition.STALE_AGE);
      desk.awaitOpenOrders(0);

      assertThat(desk.events(StreamLost.class)).isEmpty();
      desk.server.faults().clear();
      desk.others(FaultDesk.GAME, Intent.BUY_LONG, "0.40", "1");
      desk.awaitOpenOrders(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-request:variant=hang,", "lose-request:", "http-503:", "http-429:"})
  void shouldComeBackAfterAHandshakeThatFailed(String fault) throws Exception {
    try (FaultDesk desk = new FaultDesk()) {
      desk.quoting();
      desk.set(fault + "path=/v1/ws/markets,next=1", "cut-connection:stream=markets,next=1");

      desk.await(StreamLost.class);
      desk.await(StreamRestored.class);
      desk.await(() -> desk.condition(FaultDesk.GAME) == BookCondition.SOUND);

      assertThat(desk.count(StreamCount.FAILED_CONNECTS)).isEqualTo(1);
      desk.awaitOpenOrders(1);
    }
  }

  private static MarketFeed feed(FaultDesk desk, BlockingQueue<Event> events) {
    MarketsApi markets = new MarketsApi(desk.client);
    UniverseFilter all =
        new UniverseFilter(
            List.of(FaultDesk.GAME), List.of(), List.of(), Duration.ofDays(1), Quantity.ZERO, 10);
    return new MarketFeed(
        new Universe(all, markets, new EventsApi(desk.client), FaultDesk::time),
        new BookPoller(markets, Duration.ofMillis(20), FaultDesk::time, events::put),
        Duration.ofMillis(50),
        FaultDesk::time,
        events::put);
  }

  private static <E extends Event> E next(
      BlockingQueue<Event> events, Class<E> kind, Predicate<E> wanted) throws Exception {
    while (true) {
      Event event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("a %s", kind.getSimpleName()).isNotNull();
      if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
        return kind.cast(event);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-500", "http-503", "html", "lose-answer", "http-429:variant=html"})
  void shouldTellThatBooksCannotBeReadAndThatTheyCanAgain(String fault) throws Exception {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    try (FaultDesk desk = new FaultDesk();
        MarketFeed feed = feed(desk, events)) {
      assertThat(feed.start()).isEqualTo(1);
      next(events, MarketListed.class, _ -> true);
      next(events, BookChanged.class, _ -> true);

      desk.set(fault);
      next(events, StreamLost.class, _ -> true);
      desk.server.faults().clear();

      next(events, StreamRestored.class, _ -> true);
      next(events, BookChanged.class, _ -> true);
    }
  }

  @Test
  void shouldTellTheStateThatAPolledMarketIsIn() throws Exception {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    try (FaultDesk desk = new FaultDesk();
        MarketFeed feed = feed(desk, events)) {
      feed.start();
      MarketId game = FaultDesk.GAME;
      next(events, MarketStateChanged.class, told -> told.state() == MarketState.OPEN);

      desk.set("unknown-enum:variant=market-state,path=/v1/markets/" + game.slug() + "/book");
      next(events, MarketStateChanged.class, told -> told.state() == MarketState.SUSPENDED);
      desk.server.faults().clear();
      next(events, MarketStateChanged.class, told -> told.state() == MarketState.OPEN);
      desk.set("halt-market:market=" + game.slug());
      next(events, MarketStateChanged.class, told -> told.state() == MarketState.HALTED);
    }
  }
}
