package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.FeedSettings;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.exchange.world.GameSettings;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** Feeds behind a socket of this machine, with a clock that is set, and a world that is told. */
final class FeedDesk implements AutoCloseable {
  static final long SECOND = 1_000_000_000;

  /** 2026-10-24, 19:00 in New York. */
  static final long START = 1_792_882_800L * SECOND;

  static final String KEY = "key=some";
  static final FeedSettings LAGS =
      new FeedSettings(new Lag(2, 0), new Lag(1, 0), new Lag(12, 5), new Lag(5, 40));

  /** A game that is to start half an hour after the start. */
  static final ListedGame GAME =
      new ListedGame(
          "nba-hbr-smt-2026-10-24",
          new GameSettings(Sport.BASKETBALL, "hbr", "smt", START + 1_800 * SECOND, 1_800 * SECOND),
          -3.5,
          220.5);

  static final String ID = "20261024%08X".formatted(GAME.event().hashCode());

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** An answer with its body as JSON. */
  record Reply(int status, JsonNode body, HttpResponse<String> response) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private final AtomicLong now = new AtomicLong(START);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  final InstantSource clock = () -> Instant.ofEpochSecond(0, now.get());
  final FeedServer feeds;

  FeedDesk(FeedSettings lags, LongUnaryOperator outside, FeedAccess access, Duration ping)
      throws Exception {
    this.feeds = new FeedServer(lags, outside, clock, access, ping);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(feeds.handler());
    server.start();
  }

  static FeedDesk open() throws Exception {
    return new FeedDesk(LAGS, time -> time, FeedAccess.OPEN, Duration.ofHours(1));
  }

  /** Sets the wall's clock to so many seconds after the start. */
  FeedDesk at(double seconds) {
    now.set(START + Math.round(seconds * SECOND));
    return this;
  }

  void setWall(long time) {
    now.set(time);
  }

  static long time(double seconds) {
    return START + Math.round(seconds * SECOND);
  }

  static GameState scheduled() {
    return new GameState(GameStatus.SCHEDULED, 0, 0, 0, 0, null, false, START);
  }

  static GameState live(int period, int left, int away, int home) {
    return new GameState(GameStatus.LIVE, period, left, away, home, Team.HOME, false, START);
  }

  static GameState ended(int period, int away, int home) {
    return new GameState(GameStatus.FINAL, period, 0, away, home, null, false, START);
  }

  /** Something happens so many seconds after the start. */
  void played(ListedGame game, GameState state, double seconds) {
    feeds.played(game, state, time(seconds));
  }

  void played(GameState state, double seconds) {
    played(GAME, state, seconds);
  }

  static BookOdds odds(String bookmaker, Bet bet, int away, int home, double seconds) {
    return new BookOdds(GAME, bookmaker, bet, away, home, false, 500, time(seconds));
  }

  static BookOdds locked(String bookmaker, Bet bet, int away, int home, double seconds) {
    return new BookOdds(GAME, bookmaker, bet, away, home, true, 500, time(seconds));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
  }

  Reply get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build());
  }

  Reply get(String path, String header, String value) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).header(header, value).timeout(PATIENCE).build());
  }

  Reply send(HttpRequest request) throws Exception {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    @Nullable JsonNode body =
        response.headers().firstValue("content-type").orElse("").contains("json")
            ? MAPPER.readTree(response.body())
            : null;
    return new Reply(response.statusCode(), body == null ? MAPPER.missingNode() : body, response);
  }

  SseReader stream(String path) throws Exception {
    return SseReader.open(client, uri(path));
  }

  @Override
  public void close() {
    feeds.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client.shutdownNow();
  }
}
