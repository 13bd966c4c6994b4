package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamDesk.LONG;
import static io.tipoff.polymarket.stream.StreamDesk.settings;
import static io.tipoff.polymarket.stream.StreamDesk.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.polymarket.stream.MarketStream.Detail;
import io.tipoff.polymarket.stream.StreamDesk.MarketLog;
import io.tipoff.polymarket.stream.VenueServer.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MarketStreamTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SHORT = Duration.ofMillis(150);

  /** Over before fifteen pings are, long enough for a busy machine to send its first book. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private static final Duration PINGS = Duration.ofMillis(100);

  private final StreamDesk desk = new StreamDesk();
  private final List<MarketStream> streams = new ArrayList<>();
  private VenueServer venue;
  private MarketLog log = new MarketLog();

  @BeforeEach
  void open() throws Exception {
    venue = new VenueServer();
  }

  @AfterEach
  void close() throws Exception {
    streams.forEach(MarketStream::close);
    desk.close();
    venue.close();
  }

  @Test
  void shouldSignTheHandshakeAndAskForBooksAndTrades() throws Exception {
    stream(StreamDesk.patient(venue.uri()), Detail.BOOKS).subscribe(markets(2));
    Session session = venue.accept();
    assertThat(venue.handshakes.take())
        .isEqualTo(new VenueServer.Handshake("/v1/ws/markets", "key", "7", "GET /v1/ws/markets 1"));
    JsonNode books = subscription(session);
    JsonNode trades = subscription(session);
    assertThat(books.path("subscriptionType").asText()).isEqualTo("SUBSCRIPTION_TYPE_MARKET_DATA");
    assertThat(trades.path("subscriptionType").asText()).isEqualTo("SUBSCRIPTION_TYPE_TRADE");
    assertThat(books.path("marketSlugs")).isEqualTo(trades.path("marketSlugs"));
    assertThat(books.path("marketSlugs").toString()).isEqualTo("[\"m-0\",\"m-1\"]");
    assertThat(books.path("requestId")).isNotEqualTo(trades.path("requestId"));
  }

  @Test
  void shouldTellWhatComes() throws Exception {
    Session session = opened(1);
    session.send(book("m-0", "OPEN"), "{\"heartbeat\":{}}", trade("m-0"), book("m-0", "OPEN"));
    log.next(StreamRestored.class);
    assertThat(log.next(MarketStateChanged.class).state()).isEqualTo(MarketState.OPEN);
    assertThat(log.next(BookChanged.class).bids().toString()).isEqualTo("[0.40 x 5]");
    log.next(TradePrinted.class);
    log.next(BookChanged.class);
    session.send(book("m-0", "HALTED"));
    assertThat(log.next(MarketStateChanged.class).state()).isEqualTo(MarketState.HALTED);
    log.next(BookChanged.class);
    assertThat(streams.getFirst().counters().get(StreamCount.HEARTBEATS)).isEqualTo(1);
    assertThat(streams.getFirst().counters().get(StreamCount.FRAMES)).isEqualTo(5);
  }

  @Test
  void shouldGiveEventsTheTimeOfReceipt() throws Exception {
    Session session = opened(1);
    log.next(StreamRestored.class);
    desk.clock.set(41);
    session.send(book("m-0", "OPEN"));
    assertThat(log.next().time()).isEqualTo(42);
    assertThat(log.next().time()).isEqualTo(42);
  }

  @Test
  void shouldAskForBestPricesWhereTheyAreEnough() throws Exception {
    stream(StreamDesk.patient(venue.uri()), Detail.BEST_PRICES).subscribe(markets(1));
    Session session = venue.accept();
    assertThat(subscription(session).path("subscriptionType").asText())
        .isEqualTo("SUBSCRIPTION_TYPE_MARKET_DATA_LITE");
    session.send("{\"marketDataLite\":{\"marketSlug\":\"m-0\",\"bestBid\":\"0.4\"}}");
    log.next(StreamRestored.class);
    assertThat(log.next(BestPricesChanged.class).market()).isEqualTo(new MarketId("m-0"));
  }

  @Test
  void shouldAskInGroupsOfAHundred() throws Exception {
    Session session = opened(250);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sizes.add(subscription(session).path("marketSlugs").size());
    }
    assertThat(sizes).containsExactly(100, 100, 100, 100, 50, 50);
    assertThat(streams.getFirst().connections()).isEqualTo(1);
  }

  @Test
  void shouldOpenAnotherConnectionForMoreThanFiveHundredMarkets() throws Exception {
    Session first = opened(501);
    Session second = venue.accept();
    int markets = 0;
    for (int i = 0; i < 12; i++) {
      JsonNode request = subscription(i < 10 ? first : second, first, second);
      markets += request.path("marketSlugs").size();
    }
    assertThat(markets).isEqualTo(2 * 501);
    assertThat(streams.getFirst().connections()).isEqualTo(2);
  }

  @Test
  void shouldComeBackSignedAnewAndAskAgain() throws Exception {
    Session first = opened(1);
    subscription(first);
    subscription(first);
    log.next(StreamRestored.class);
    first.cut();
    assertThat(log.next(StreamLost.class).reason()).isNotEmpty();
    Session second = venue.accept();
    venue.handshakes.take();
    assertThat(venue.handshakes.take().signature()).isEqualTo("GET /v1/ws/markets 2");
    assertThat(subscription(second).path("marketSlugs").toString()).isEqualTo("[\"m-0\"]");
    subscription(second);
    log.next(StreamRestored.class);
    second.send(book("m-0", null));
    log.next(BookChanged.class);
    assertThat(streams.getFirst().counters().get(StreamCount.CONNECTS)).isEqualTo(2);
    assertThat(streams.getFirst().counters().get(StreamCount.LOST_CONNECTIONS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1011})
  void shouldComeBackAfterTheVenueTookLeave(int status) throws Exception {
    opened(1).leave(status);
    log.next(StreamRestored.class);
    log.next(StreamLost.class);
    venue.accept();
    log.next(StreamRestored.class);
  }

  @Test
  void shouldTakeSilenceForDeath() throws Exception {
    stream(settings(venue.uri(), SHORT, LONG, LONG), Detail.BOOKS).subscribe(markets(1));
    venue.accept();
    log.next(StreamRestored.class);
    assertThat(log.next(StreamLost.class).reason()).startsWith("silent for 150 ms");
    venue.accept();
  }

  @Test
  void shouldComeBackWhenASubscriptionNeverDelivers() throws Exception {
    stream(settings(venue.uri(), LONG, SHORT, LONG), Detail.BOOKS).subscribe(markets(1));
    venue.accept();
    log.next(StreamRestored.class);
    assertThat(log.next(StreamLost.class).reason()).endsWith("delivered nothing");
    venue.accept();
    log.next(StreamRestored.class);
    log.next(StreamLost.class);
    venue.accept();
    log.next(StreamRestored.class);
    assertThat(take(log.problems)).contains("nothing is told of 1 markets");
    assertThat(log.events).isEmpty();
  }

  @Test
  void shouldNotTakeAQuietMarketForDeadOnceItDelivered() throws Exception {
    stream(settings(venue.uri(), LONG, A_SECOND, PINGS), Detail.BOOKS).subscribe(markets(1));
    Session session = venue.accept();
    session.send(book("m-0", null));
    log.next(StreamRestored.class);
    log.next(BookChanged.class);
    for (int i = 0; i < 15; i++) {
      assertThat(take(session.control)).isEqualTo(OpCode.PING);
    }
    assertThat(log.events).isEmpty();
  }

  @Test
  void shouldAnswerPings() throws Exception {
    Session session = opened(1);
    session.ping();
    assertThat(take(session.control)).isEqualTo(OpCode.PONG);
  }

  @Test
  void shouldReadAMessageInSeveralFrames() throws Exception {
    Session session = opened(1);
    String book = book("m-0", null);
    session.sendInParts(book.substring(0, 20), book.substring(20));
    session.send(book);
    log.next(StreamRestored.class);
    log.next(BookChanged.class);
    log.next(BookChanged.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldEndWhenTheKeyIsRefused(int status) throws Exception {
    venue.refuse(status);
    stream(StreamDesk.patient(venue.uri()), Detail.BOOKS).subscribe(markets(1));
    assertThat(take(log.refusals)).contains("HTTP " + status);
    streams.getFirst().close();
    assertThat(venue.handshakes).hasSize(1);
    assertThat(log.events).isEmpty();
  }

  /** Whoever is told of the refusal may close the stream while it still ends itself. */
  @RepeatedTest(30)
  @Timeout(20)
  void shouldCloseWhileTheKeyIsRefused() throws Exception {
    venue.refuse(401);
    MarketStream stream = stream(StreamDesk.patient(venue.uri()), Detail.BOOKS);
    stream.subscribe(markets(1));
    take(log.refusals);

    stream.close();

    assertThat(venue.handshakes).hasSize(1);
  }

  @Test
  void shouldTryAgainWhateverElseIsAnswered() throws Exception {
    venue.refuse(503, 429, 500, 404);
    Session session = opened(1);
    log.next(StreamRestored.class);
    assertThat(venue.handshakes).hasSize(5);
    assertThat(streams.getFirst().counters().get(StreamCount.FAILED_CONNECTS)).isEqualTo(4);
    session.cut();
    log.next(StreamLost.class);
  }

  @Test
  void shouldTryAgainWhereNobodyListens() throws Exception {
    var settings = StreamDesk.patient(venue.uri());
    venue.close();
    MarketStream stream = stream(settings, Detail.BOOKS);
    stream.subscribe(markets(1));
    awaitCount(stream, StreamCount.FAILED_CONNECTS, 3);
    stream.close();
    assertThat(log.events).isEmpty();
  }

  @Test
  void shouldStartOverAfterAFrameThatCannotBeRead() throws Exception {
    opened(1).send("{\"marketData\":");
    log.next(StreamRestored.class);
    assertThat(log.next(StreamLost.class).reason()).startsWith("a frame cannot be read");
    venue.accept().send(book("m-0", null));
    log.next(StreamRestored.class);
    log.next(BookChanged.class);
    assertThat(streams.getFirst().counters().get(StreamCount.BAD_FRAMES)).isEqualTo(1);
  }

  @Test
  void shouldPutABookAsideThatStaysUnreadable() throws Exception {
    Session session = opened(2);
    String bad = "{\"marketData\":{\"marketSlug\":\"m-0\",\"bids\":[{\"px\":\"7\",\"qty\":1}]}}";
    log.next(StreamRestored.class);
    for (int i = 0; i < 2; i++) {
      session.send(bad);
      assertThat(log.next(StreamLost.class).reason()).startsWith("the book of m-0");
      session = venue.accept();
      log.next(StreamRestored.class);
    }
    session.send(bad, bad, book("m-1", null), book("m-0", null));
    BookChanged emptied = log.next(BookChanged.class);
    assertThat(emptied.market().slug()).isEqualTo("m-0");
    assertThat(emptied.bids().isEmpty()).isTrue();
    assertThat(log.next(BookChanged.class).market().slug()).isEqualTo("m-1");
    assertThat(log.next(BookChanged.class).bids().isEmpty()).isFalse();
    assertThat(take(log.problems)).startsWith("the book of m-0 is put aside");
    assertThat(streams.getFirst().counters().get(StreamCount.DROPPED)).isEqualTo(4);
  }

  @Test
  void shouldReportATradeThatCannotBeReadAndGoOn() throws Exception {
    opened(1).send("{\"trade\":{\"marketSlug\":\"m-0\"}}", book("m-0", null));
    log.next(StreamRestored.class);
    log.next(BookChanged.class);
    assertThat(take(log.problems)).startsWith("a trade in m-0 cannot be read");
  }

  @Test
  void shouldAskForNewMarketsOnly() throws Exception {
    Session session = opened(1);
    subscription(session);
    subscription(session);
    streams.getFirst().subscribe(markets(3));
    assertThat(subscription(session).path("marketSlugs").toString()).isEqualTo("[\"m-1\",\"m-2\"]");
    subscription(session);
    assertThat(streams.getFirst().connections()).isEqualTo(1);
  }

  @Test
  void shouldGiveUpMarketsThatAreNotWanted() throws Exception {
    Session session = opened(1);
    String books = subscription(session).path("requestId").asText();
    String trades = subscription(session).path("requestId").asText();
    streams.getFirst().subscribe(List.of(new MarketId("m-0"), new MarketId("other")));
    subscription(session);
    subscription(session);
    streams.getFirst().subscribe(List.of(new MarketId("other")));
    assertThat(session.next()).isEqualTo("{\"unsubscribe\":{\"requestId\":\"" + books + "\"}}");
    assertThat(session.next()).isEqualTo("{\"unsubscribe\":{\"requestId\":\"" + trades + "\"}}");
    session.send(book("m-0", "OPEN"), trade("m-0"), book("other", null));
    log.next(StreamRestored.class);
    assertThat(log.next(BookChanged.class).market().slug()).isEqualTo("other");
  }

  @Test
  void shouldCloseAConnectionWithoutMarketsAndForgetWhatWasWanted() throws Exception {
    Session session = opened(2);
    streams.getFirst().subscribe(List.of());
    assertThat(take(session.closed)).isNotNull();
    assertThat(streams.getFirst().connections()).isZero();
    streams.getFirst().subscribe(markets(1));
    assertThat(subscription(venue.accept()).path("marketSlugs").toString()).isEqualTo("[\"m-0\"]");
  }

  @Test
  void shouldMoveAGroupThatAConnectionHasNoRoomFor() throws Exception {
    Session session = opened(101);
    subscription(session);
    subscription(session);
    String refused = subscription(session).path("requestId").asText();
    session.send(
        "{\"requestId\":\"%s\",\"error\":\"max subscriptions per connection reached\"}"
            .formatted(refused));
    assertThat(take(log.problems)).contains(refused).contains("max subscriptions");
    assertThat(subscription(venue.accept()).path("marketSlugs").toString())
        .isEqualTo("[\"m-100\"]");
    assertThat(streams.getFirst().counters().get(StreamCount.SUBSCRIPTION_ERRORS)).isEqualTo(1);
  }

  @Test
  void shouldNotMoveAGroupForEver() throws Exception {
    MarketStream stream = stream(StreamDesk.patient(venue.uri()), Detail.BOOKS);
    stream.subscribe(markets(1));
    for (int i = 0; i < 3; i++) {
      Session session = venue.accept();
      session.send(
          "{\"requestId\":\"%s\",\"error\":\"max subscriptions per connection reached\"}"
              .formatted(subscription(session).path("requestId").asText()));
      take(log.problems);
    }
    stream.close();
    assertThat(stream.connections()).isZero();
    assertThat(venue.hasNoMoreConnections()).isTrue();
  }

  @Test
  void shouldTellTheBooksOfTheOtherConnectionAgain() throws Exception {
    Session first = opened(501);
    Session second = venue.accept();
    boolean firstHasFive = subscription(first).path("marketSlugs").size() == 100;
    Session large = firstHasFive ? first : second;
    Session small = firstHasFive ? second : first;
    log.next(StreamRestored.class);
    awaitCount(streams.getFirst(), StreamCount.CONNECTS, 2);
    large.send(book("m-0", null));
    log.next(BookChanged.class);
    small.send(book("m-500", null));
    log.next(BookChanged.class);
    small.cut();
    log.next(StreamLost.class);
    long restored = log.next(StreamRestored.class).time();
    BookChanged again = log.next(BookChanged.class);
    assertThat(again.market().slug()).isEqualTo("m-0");
    assertThat(again.time()).isEqualTo(restored);
    venue.accept().send(book("m-500", null));
    assertThat(log.next(BookChanged.class).market().slug()).isEqualTo("m-500");
  }

  @Test
  void shouldNotTakeABlockedListenerForASilentVenueAndShouldSlowTheVenueDown() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    log =
        new MarketLog() {
          @Override
          public void on(Event event) throws InterruptedException {
            if (event instanceof BookChanged) {
              entered.countDown();
              release.await();
            }
            super.on(event);
          }
        };
    stream(settings(venue.uri(), A_SECOND, LONG, PINGS), Detail.BOOKS).subscribe(markets(1));
    Session session = venue.accept();
    session.send(book("m-0", null), book("m-0", null));
    entered.await();
    for (int i = 0; i < 15; i++) {
      take(session.control);
    }
    assertThat(streams.getFirst().counters().get(StreamCount.FRAMES)).isEqualTo(1);
    release.countDown();
    log.next(StreamRestored.class);
    log.next(BookChanged.class);
    log.next(BookChanged.class);
  }

  @Test
  void shouldCloseWhileTheListenerIsBlocked() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    log =
        new MarketLog() {
          @Override
          public void on(Event event) throws InterruptedException {
            if (event instanceof BookChanged) {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            }
          }
        };
    opened(1).send(book("m-0", null), book("m-0", null));
    entered.await();
    streams.getFirst().close();
    assertThat(interrupted.await(1, TimeUnit.SECONDS)).isTrue();
    streams.getFirst().close();
  }

  @Test
  void shouldCloseFromWithinTheListener() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    log =
        new MarketLog() {
          @Override
          public void on(Event event) {
            if (event instanceof BookChanged) {
              streams.getFirst().close();
              closed.countDown();
            }
          }
        };
    opened(1).send(book("m-0", null));
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldTakeLeaveAndTellNothingMoreOnceClosed() throws Exception {
    Session session = opened(1);
    log.next(StreamRestored.class);
    streams.getFirst().close();
    assertThat(take(session.closed)).isNotNull();
    streams.getFirst().subscribe(markets(2));
    assertThat(log.events).isEmpty();
    assertThat(venue.hasNoMoreConnections()).isTrue();
  }

  private Session opened(int markets) throws InterruptedException {
    stream(StreamDesk.patient(venue.uri()), Detail.BOOKS).subscribe(markets(markets));
    return venue.accept();
  }

  private MarketStream stream(StreamSettings settings, Detail detail) {
    MarketStream stream = new MarketStream(desk.setup(settings), detail, log);
    streams.add(stream);
    return stream;
  }

  private static List<MarketId> markets(int count) {
    return IntStream.range(0, count).mapToObj(i -> new MarketId("m-" + i)).toList();
  }

  private static JsonNode subscription(Session session)
      throws InterruptedException, JsonProcessingException {
    return MAPPER.readTree(session.next()).path("subscribe");
  }

  /** The next subscription on either connection: which one is first is chance. */
  private static JsonNode subscription(Session preferred, Session one, Session other)
      throws InterruptedException, JsonProcessingException {
    while (true) {
      for (Session session : List.of(preferred, one, other)) {
        String message = session.received.poll(50, TimeUnit.MILLISECONDS);
        if (message != null) {
          return MAPPER.readTree(message).path("subscribe");
        }
      }
    }
  }

  private static void awaitCount(MarketStream stream, StreamCount count, long least) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (stream.counters().get(count) < least) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static String book(String slug, String state) {
    String told = state == null ? "" : ",\"state\":\"MARKET_STATE_" + state + "\"";
    return """
    {"marketData":{"marketSlug":"%s","bids":[{"px":{"value":"0.40","currency":"USD"},"qty":"5"}],\
    "offers":[]%s}}"""
        .formatted(slug, told);
  }

  private static String trade(String slug) {
    return """
    {"trade":{"marketSlug":"%s","price":{"value":"0.40"},"quantity":"1",\
    "taker":{"side":"ORDER_SIDE_SELL"}}}"""
        .formatted(slug);
  }
}
