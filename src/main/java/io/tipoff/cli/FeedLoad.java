package io.tipoff.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Serves odds in the way of OpticOdds, so many updates a second over so many games: each one event
 * with both sides of a bet of one book.
 */
final class FeedLoad implements AutoCloseable {
  private static final List<String> BOOKS =
      List.of("Pinnacle", "BetOnline", "DraftKings", "FanDuel", "Circa Sports");
  private static final int PRICES = 40;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int games;
  private final int updatesPerSecond;
  private final String start = Instant.now().plusSeconds(3_600).toString();
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch streaming = new CountDownLatch(1);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  FeedLoad(int games, int updatesPerSecond) throws IOException {
    this.games = games;
    this.updatesPerSecond = updatesPerSecond;
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Feed());
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("the feed cannot be served", e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Updates that were sent. */
  long sent() {
    return sent.get();
  }

  void awaitStream() throws IOException, InterruptedException {
    if (!streaming.await(20, TimeUnit.SECONDS)) {
      throw new IOException("nobody listens to the stream of odds");
    }
  }

  static String home(int game) {
    return "Home " + letters(game);
  }

  static String away(int game) {
    return "Away " + letters(game);
  }

  private static String letters(int game) {
    return "" + (char) ('A' + game / 26) + (char) ('a' + game % 26);
  }

  private String fixture(int game) {
    return """
        {"id":"F%d","start_date":"%s","home_team_display":"%s","away_team_display":"%s",
        "home_competitors":[{"id":"H%d"}],"away_competitors":[{"id":"A%d"}],"status":"unplayed"}
        """
        .formatted(game, start, home(game), away(game), game, game);
  }

  private String fixtures() {
    StringBuilder list = new StringBuilder();
    for (int game = 0; game < games; game++) {
      list.append(game == 0 ? "" : ",").append(fixture(game));
    }
    return "{\"data\":[" + list + "],\"has_more\":false}";
  }

  /** The next update: games, books and kinds of bets in turn, with prices that go up and down. */
  private String update(long number) {
    int game = (int) (number % games);
    long round = number / games;
    String book = BOOKS.get((int) (round % BOOKS.size()));
    int kind = (int) (round / BOOKS.size() % 3);
    int step = (int) Math.abs(round / 15 % (2 * PRICES) - PRICES);
    double now = Instant.now().toEpochMilli() / 1e3;
    String sides =
        switch (kind) {
          case 0 ->
              odd(game, book, "Moneyline", home(game), "", "null", -105 - step, now)
                  + ","
                  + odd(game, book, "Moneyline", away(game), "", "null", -105 + step - PRICES, now);
          case 1 ->
              odd(game, book, "Point Spread", home(game), "", "-3.5", -105 - step, now)
                  + ","
                  + odd(game, book, "Point Spread", away(game), "", "3.5", -145 + step, now);
          default ->
              odd(game, book, "Total Points", "", "over", "221.5", -105 - step, now)
                  + ","
                  + odd(game, book, "Total Points", "", "under", "221.5", -145 + step, now);
        };
    long millis = System.currentTimeMillis();
    return """
        event: odds
        id: %d-%d
        data: {"data":[%s],"entry_id":"%d-%d","type":"odds"}

        """
        .formatted(millis, number % 1000, sides.replace("\n", ""), millis, number % 1000);
  }

  private static String odd(
      int game,
      String book,
      String market,
      String selection,
      String line,
      String points,
      int price,
      double time) {
    String team = selection.isEmpty() ? "" : selection.startsWith("Home") ? "H" + game : "A" + game;
    return String.format(
        Locale.ROOT,
        """
        {"deep_link":null,"fixture_id":"F%d","game_id":"g%d","grouping_key":"default","id":"x",
        "is_live":true,"is_main":true,"league":"NBA","limits":{"max_stake":1000},"market":"%s",
        "name":"%s","player_id":"","points":%s,"price":%d,"selection":"%s","selection_line":"%s",
        "selection_points":%s,"sport":"basketball","sportsbook":"%s","team_id":"%s",
        "timestamp":%.6f}
        """,
        game,
        game,
        market,
        selection,
        points,
        price,
        selection,
        line,
        points,
        book,
        team,
        time);
  }

  private final class Feed extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String path = request.getHttpURI().getCanonicalPath();
      switch (path) {
        case "/fixtures/active" -> answer(response, callback, fixtures());
        case "/fixtures/odds", "/fixtures/results", "/sportsbooks/last-polled" ->
            answer(response, callback, "{\"data\":[]}");
        default -> {
          if (path.startsWith("/stream/")) {
            stream(path.startsWith("/stream/odds"), response, callback);
          } else {
            Response.writeError(request, response, callback, 404);
          }
        }
      }
      return true;
    }

    private void answer(Response response, Callback callback, String json) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      Content.Sink.write(response, true, json, callback);
    }

    /** Blocks a thread of the server as long as somebody listens. */
    private void stream(boolean odds, Response response, Callback callback)
        throws InterruptedException {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        write(out, "event: connected\ndata: ok go\n\n");
        if (odds) {
          streaming.countDown();
          send(out);
        } else {
          while (true) {
            Thread.sleep(5_000);
            write(out, "event: ping\ndata: now\n\n");
          }
        }
      } catch (IOException _) {
        callback.succeeded(); // nobody listens any more
      }
    }

    /** In portions of ten milliseconds. */
    private void send(OutputStream out) throws IOException, InterruptedException {
      long began = System.nanoTime();
      long number = 0;
      while (true) {
        long due = (System.nanoTime() - began) * updatesPerSecond / NANOS_PER_SECOND;
        StringBuilder portion = new StringBuilder();
        while (number < due) {
          portion.append(update(number));
          number++;
        }
        if (!portion.isEmpty()) {
          write(out, portion.toString());
          sent.set(number);
        }
        Thread.sleep(10);
      }
    }

    private static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the feed does not stop", e);
    }
  }
}
