package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.GameReported;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.RiskRestored;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.market.Intent;
import io.tipoff.market.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bot tells of its health is true in every state that it can be in. */
@Timeout(90)
class ReadyTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  @TempDir private Path folder;
  private VenueDesk venue;
  private final AtomicReference<CountDownLatch> hang = new AtomicReference<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private URI address = URI.create("http://127.0.0.1");
  private Monitoring watched;

  @BeforeEach
  void start() throws IOException {
    venue = new VenueDesk(1);
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.40", "50");
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.50", "50");
  }

  @AfterEach
  void stop() {
    client.close();
    venue.close();
  }

  /** Holds the engine's thread where it is told to. */
  private final class Holding implements Recorder {
    @Override
    public void record(Event event) {
      CountDownLatch latch = hang.get();
      if (latch != null) {
        try {
          latch.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void record(Command command) {}
  }

  private record Answer(int status, JsonNode body) {
    List<String> reasons() {
      List<String> reasons = new ArrayList<>();
      body.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      return reasons;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Answer ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> reply = get(path);
    return new Answer(reply.statusCode(), new ObjectMapper().readTree(reply.body()));
  }

  private Answer await(String path, String what, Predicate<Answer> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    Answer answer = ask(path);
    while (!condition.test(answer)) {
      assertThat(System.nanoTime()).as("%s, but %s; %s", what, answer, failures).isLessThan(end);
      answer = ask(path);
    }
    return answer;
  }

  private void awaitReady() throws Exception {
    Answer answer = await("/ready", "ready", ready -> ready.status() == 200);
    assertThat(answer.reasons()).isEmpty();
    assertThat(answer.body().path("ready").asBoolean()).isTrue();
  }

  private void awaitReason(String reason) throws Exception {
    Answer answer =
        await(
            "/ready",
            reason,
            ready -> ready.reasons().stream().anyMatch(told -> told.startsWith(reason)));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().path("ready").asBoolean(true)).isFalse();
  }

  private interface Session {
    void with(VenueTrading trading) throws Exception;
  }

  private void trade(Session session, String... more) throws Exception {
    Configuration configuration = configuration(more);
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    try (VenueAccess access = venue.access(configuration);
        Monitoring monitoring = Monitoring.open("live", configuration, true, _ -> {});
        VenueTrading trading =
            new VenueTrading(
                new VenueTrading.Session("demo", configuration, new Holding(), report, monitoring),
                access,
                failures::add)) {
      address = monitoring.address().orElseThrow();
      watched = monitoring;
      session.with(trading);
    }
  }

  private Configuration configuration(String... more) {
    List<String> sets = new ArrayList<>(List.of(more));
    sets.add("monitor.port=0");
    return venue.configuration(folder, sets.toArray(String[]::new));
  }

  private void run(Session session, String... more) throws Exception {
    trade(
        trading -> {
          trading.start("");
          awaitReady();
          session.with(trading);
        },
        more);
  }

  private static long now() {
    return WallClock.nanos();
  }

  @Test
  void shouldBeAliveAndNotReadyBeforeTheStart() throws Exception {
    trade(
        trading -> {
          Answer answer = ask("/ready");
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.reasons()).contains("starting");
          assertThat(ask("/health").status()).isEqualTo(200);
          trading.start("");
          awaitReady();
        });
  }

  /** Half of the start is done, and the account cannot be read. */
  @Test
  void shouldNotBeReadyWhileTheAccountCannotBeRead() throws Exception {
    run(
        trading -> {
          venue.exchange().faults().add("http-503:path=/v1/portfolio/*");
          venue.exchange().faults().add("cut-connection:stream=private,next=1");
          venue.exchange().with((core, time) -> core.cancelAll(VenueDesk.OTHER, List.of(), time));
          venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.44", "50");
          venue.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.54", "50");
          awaitReason("not reconciled");
          venue.exchange().faults().clear();
          awaitReady();
        });
  }

  @Test
  void shouldNotBeReadyWhilePaused() throws Exception {
    run(
        trading -> {
          trading.tell(new TradingPaused(now(), "lunch"));
          awaitReason("paused: lunch");
          trading.tell(new TradingResumed(now(), "back"));
          awaitReady();
        });
  }

  @Test
  void shouldNotBeReadyWhileTheBreakerHalts() throws Exception {
    run(
        trading -> {
          Money none = Money.ZERO;
          long tomorrow = now() + Duration.ofDays(1).toNanos();
          trading.tell(
              new RiskRestored(
                  now(),
                  none,
                  none,
                  tomorrow,
                  false,
                  false,
                  "RECONCILIATION",
                  "3 where 5 were",
                  List.of()));
          awaitReason("halted: RECONCILIATION: 3 where 5 were");
          assertThat(get("/metrics").body())
              .contains("tipoff_breaker_level{level=\"halted\"} 1", "tipoff_breaker_latched 1");
          trading.tell(new BreakerReset(now(), "looked at it"));
          awaitReady();
        });
  }

  @Test
  void shouldNotBeReadyWhileMarketDataIsLost() throws Exception {
    run(
        trading -> {
          venue.exchange().faults().add("lose-request:path=/v1/ws/markets");
          venue.exchange().faults().add("cut-connection:stream=markets,next=1");
          venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.39", "1");
          awaitReason("market data is lost");
          venue.exchange().faults().clear();
          awaitReady();
        });
  }

  @Test
  void shouldNotBeReadyWhileAFeedIsLost() throws Exception {
    trade(
        trading -> {
          Configuration configuration =
              venue.configuration(folder, "feeds.sources=venue", "feeds.venueInterval=500ms");
          try (VenueAccess access = venue.access(configuration);
              GameFeeds feeds = new GameFeeds(configuration, access, trading::tell, _ -> {})) {
            feeds.tell(watched);
            feeds.start();
            trading.start("");
            awaitReady();
            venue.exchange().faults().add("http-503:path=/v1/events*");
            awaitReason("the feed venue is lost: ");
            assertThat(get("/metrics").body()).contains("tipoff_feed_up{feed=\"venue\"} 0");
            venue.exchange().faults().clear();
            awaitReady();
            assertThat(get("/metrics").body()).contains("tipoff_feed_up{feed=\"venue\"} 1");
          }
        });
  }

  @Test
  void shouldNotBeReadyWhileTheDatabaseIsBehind() throws Exception {
    run(
        trading -> {
          trading.tell(new StoreBacklog(now(), true, "the database is 9000 ms behind"));
          awaitReason("behind: the database is 9000 ms behind");
          trading.tell(new StoreBacklog(now(), false, ""));
          awaitReady();
          trading.tell(new InboxBacklog(now(), 2_000, true));
          awaitReason("behind: 2000 events wait");
          trading.tell(new InboxBacklog(now(), 0, false));
          awaitReady();
        });
  }

  @Test
  void shouldBeDeadWhileTheEngineHangs() throws Exception {
    run(
        trading -> {
          CountDownLatch latch = new CountDownLatch(1);
          hang.set(latch);
          Answer answer = await("/health", "dead", health -> health.status() == 503);
          assertThat(answer.body().path("reason").asText()).contains("no sign of life");
          assertThat(answer.body().path("alive").asBoolean(true)).isFalse();
          awaitReason("the engine gives no sign of life");
          hang.set(null);
          latch.countDown();
          await("/health", "alive", health -> health.status() == 200);
          awaitReady();
        });
  }

  @Test
  void shouldNotBeReadyWhenItStops() throws Exception {
    run(
        trading -> {
          venue.exchange().faults().add("lose-request:path=/v1/order*,variant=hang");
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      trading.finish("the time is over");
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  });
          awaitReason("stopping");
          venue.exchange().faults().clear();
        });
  }

  @Test
  void shouldServeMetricsAsPrometheusReadsThem() throws Exception {
    run(
        trading -> {
          awaitMetric("tipoff_orders{state=\"new\"} 2");
          HttpResponse<String> reply = get("/metrics");
          assertThat(reply.headers().firstValue("content-type").orElseThrow())
              .startsWith("text/plain; version=0.0.4");
          PrometheusText text = PrometheusText.parse(reply.body());
          assertThat(text.types().keySet())
              .contains(
                  "tipoff_events_total",
                  "tipoff_commands_total",
                  "tipoff_orders",
                  "tipoff_fills_total",
                  "tipoff_breaker_level",
                  "tipoff_account_certain",
                  "tipoff_stream_connections",
                  "tipoff_stream_silence_seconds",
                  "tipoff_stream_gaps_total",
                  "tipoff_requests_last_second",
                  "tipoff_requests_limit",
                  "tipoff_day_pnl_dollars",
                  "tipoff_equity_dollars",
                  "tipoff_order_answer_seconds",
                  "tipoff_memory_used_bytes",
                  "tipoff_ready");
          assertThat(text.value("tipoff_equity_dollars")).isEqualTo(1000);
          assertThat(text.value("tipoff_account_certain")).isEqualTo(1);
          assertThat(text.value("tipoff_stream_connections{stream=\"private\"}")).isEqualTo(1);
          assertThat(text.value("tipoff_stream_connections{stream=\"markets\"}")).isEqualTo(1);
          assertThat(text.value("tipoff_ready")).isEqualTo(1);
          assertThat(text.value("tipoff_order_answer_seconds_count")).isGreaterThanOrEqualTo(1);
          assertThat(reply.body()).doesNotContain(venue.key().id(), venue.key().secret());
        });
  }

  @Test
  void shouldCountGamesByWhatMayBeBuiltOnThem() throws Exception {
    run(
        trading -> {
          GameState live =
              new GameState(
                  "nba",
                  "Boston",
                  "New York",
                  5,
                  2,
                  GameStatus.LIVE,
                  1,
                  Optional.empty(),
                  Optional.empty());
          long now = now();
          for (String game : List.of("nba-one", "nba-two", "nba-over")) {
            GameState state = game.endsWith("over") ? live.withStatus(GameStatus.FINAL) : live;
            trading.tell(new GameReported(now, new GameId(game), FeedSource.VENUE, now, state));
          }
          trading.tell(
              new FeedLost(
                  now, FeedSource.VENUE, Optional.of(new GameId("nba-two")), "it is silent"));
          awaitMetric("tipoff_games{condition=\"lost\"} 1");
          awaitMetric("tipoff_games{condition=\"certain\"} 1");
        },
        "feeds.sources=");
  }

  private void awaitMetric(String line) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!get("/metrics").body().contains(line + "\n")) {
      assertThat(System.nanoTime()).as(get("/metrics").body()).isLessThan(end);
    }
  }

  @Test
  void shouldAnswerThisMachineAndReadersAlone() throws Exception {
    trade(
        trading -> {
          assertThat(get("/").statusCode()).isEqualTo(404);
          HttpRequest post =
              HttpRequest.newBuilder(address.resolve("/ready"))
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build();
          assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
              .isEqualTo(405);
          assertThat(raw("GET /metrics HTTP/1.1\r\nHost: evil.example\r\n"))
              .startsWith("HTTP/1.1 403");
          assertThat(raw("GET /health HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 200");
        });
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /** Somebody else's answers must not pass for this bot's. */
  @Test
  void shouldNotStartALiveBotWhosePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Configuration configuration =
          venue.configuration(folder, "monitor.port=" + taken.getLocalPort());
      List<String> notes = new ArrayList<>();
      try (Monitoring demo = Monitoring.open("demo", configuration, true, notes::add)) {
        assertThat(demo.address()).isEmpty();
        assertThat(notes).singleElement().asString().contains("monitor.port");
      }
      assertThatThrownBy(() -> Monitoring.open("live", configuration, true, notes::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("monitor.port");
    }
  }
}
