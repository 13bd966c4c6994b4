package io.tipoff.feed.theoddsapi;

import static io.tipoff.feed.FeedDesk.GAME;
import static io.tipoff.feed.FeedDesk.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.event.FeedLost;
import io.tipoff.event.OddsReported;
import io.tipoff.feed.FeedDesk;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.HostileServer.Answer;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.Samples;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheOddsApiTest {
  private static final String PATH = "/v4/sports/basketball_nba/odds";

  private final FeedDesk desk = new FeedDesk(FeedSource.THE_ODDS_API);
  private final TheOddsApi odds =
      new TheOddsApi(
          desk.client,
          desk.server.url().resolve("/"),
          KEY,
          List.of("us", "eu"),
          desk.catalog,
          new GameMatcher(0.9),
          desk.teller,
          desk.health);

  @AfterEach
  void close() {
    desk.close();
  }

  private static String event(String... bookmakers) {
    return """
    {"id":"e1","commence_time":"2026-11-23T00:30:00Z","home_team":"Boston Celtics",
     "away_team":"New York Knicks","bookmakers":[%s]}
    """
        .formatted(String.join(",", bookmakers));
  }

  private static String book(String key, String... markets) {
    return "{\"key\":\"%s\",\"last_update\":\"2026-11-22T23:00:00Z\",\"markets\":[%s]}"
        .formatted(key, String.join(",", markets));
  }

  private static String market(String key, String... outcomes) {
    return "{\"key\":\"%s\",\"last_update\":\"2026-11-22T23:59:00Z\",\"outcomes\":[%s]}"
        .formatted(key, String.join(",", outcomes));
  }

  private static String outcome(String name, String price, String... point) {
    return "{\"name\":\"%s\",\"price\":%s%s}"
        .formatted(name, price, point.length == 0 ? "" : ",\"point\":" + point[0]);
  }

  private static String winner(String home, String away) {
    return market("h2h", outcome("New York Knicks", away), outcome("Boston Celtics", home));
  }

  private static Answer list(String... events) {
    return (_, wire) -> wire.json("[" + String.join(",", events) + "]");
  }

  private List<String> news() {
    List<String> news =
        desk.told(OddsReported.class).stream()
            .map(
                report ->
                    report.odds().sportsbook()
                        + " "
                        + report.odds().question().kind()
                        + " "
                        + report.odds().question().line()
                        + report.odds().sides().stream()
                            .map(
                                side ->
                                    side.decimal().isEmpty()
                                        ? " -"
                                        : String.format(
                                            Locale.ROOT, " %.4f", side.decimal().getAsDouble()))
                            .collect(Collectors.joining()))
            .toList();
    desk.told.clear();
    return news;
  }

  @Test
  void shouldAskForAllThatItNeeds() throws Exception {
    desk.server.on(PATH, list());
    odds.ask();

    assertThat(desk.server.await(PATH).query())
        .isEqualTo(
            "apiKey="
                + KEY
                + "&regions=us%2Ceu&markets=h2h%2Cspreads%2Ctotals&oddsFormat=american&dateFormat=iso");
  }

  @Test
  void shouldTellEveryBetOnce() throws Exception {
    String all =
        event(
            book(
                "pinnacle",
                winner("-150", "130"),
                market(
                    "spreads",
                    outcome("New York Knicks", "-110", "1.5"),
                    outcome("Boston Celtics", "-110", "-1.5")),
                market(
                    "totals", outcome("Over", "100", "220.5"), outcome("Under", "-125", "220.5")),
                market("h2h_lay", outcome("Boston Celtics", "-140"))));
    desk.server.on(PATH, list(all));
    odds.ask();
    odds.ask();

    assertThat(desk.told(OddsReported.class).getFirst().game()).isEqualTo(GAME);
    assertThat(desk.told(OddsReported.class).getFirst().odds().quotedAt())
        .isEqualTo(FeedDesk.nanos("2026-11-22T23:59:00Z"));
    assertThat(news())
        .containsExactly(
            "pinnacle WINNER 0 1.6667 2.3000",
            "pinnacle SPREAD -150 1.9091 1.9091",
            "pinnacle TOTAL 22050 2.0000 1.8000");
    assertThat(desk.health.snapshot().malformed()).isZero();
  }

  @Test
  void shouldTakeDownBooksAndSidesThatAreMissing() throws Exception {
    desk.server.on(
        PATH,
        list(event(book("a", winner("-150", "130")), book("b", winner("-150", "130")))),
        list(event(book("a", market("h2h", outcome("Boston Celtics", "-150"))))),
        list(event()));
    odds.ask();
    news();

    odds.ask();
    assertThat(news()).containsExactly("a WINNER 0 1.6667 -", "b WINNER 0 - -");
    odds.ask();
    assertThat(news()).containsExactly("a WINNER 0 - -");
  }

  @Test
  void shouldLeaveOutOddsThatAreOlderThanKnown() throws Exception {
    String old = event(book("a", winner("-150", "130")));
    desk.server.on(
        PATH,
        list(old),
        list(old.replace("23:59:00", "23:58:00").replace("-150", "-160")),
        list(old.replace("23:59:00", "23:59:01").replace("-150", "-170")));
    odds.ask();
    news();

    odds.ask();
    assertThat(news()).isEmpty();
    odds.ask();
    assertThat(news()).containsExactly("a WINNER 0 1.5882 2.3000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"50", "0", "null", "\"\"", "1e999", "-1e20", "{}", "1e-999999999", "\"even\""})
  void shouldCountAPriceThatIsNone(String price) throws Exception {
    desk.server.on(PATH, list(event(book("a", winner(price, "130")))));
    odds.ask();

    assertThat(news()).containsExactly("a WINNER 0 - 2.3000");
    assertThat(desk.health.snapshot().malformed()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatItDoesNotUnderstand() throws Exception {
    desk.server.on(
        PATH,
        list(
            "7",
            "{}",
            event().replace("2026-11-23T00:30:00Z", "soon"),
            event(
                book("", winner("-150", "130")),
                book("a", market("h2h", outcome("Utah Jazz", "-150"))),
                book("a", market("spreads", outcome("Boston Celtics", "-150"))),
                book("a", market("totals", outcome("Boston Celtics", "-150", "200"))),
                book("a", market("h2h", outcome("Draw", "300"))).replace("23:59", "99:99"),
                "null")));
    odds.ask();

    assertThat(news()).isEmpty();
    assertThat(desk.health.snapshot().malformed()).isEqualTo(7);
  }

  @Test
  void shouldReadStartsInSecondsToo() throws Exception {
    desk.server.on(
        PATH,
        list(
            event(book("a", winner("-150", "130")))
                .replace("\"2026-11-23T00:30:00Z\"", "" + FeedDesk.START / 1_000_000_000L)));
    odds.ask();

    assertThat(news()).hasSize(1);
  }

  @Test
  void shouldNotAskWithoutCredits() {
    desk.server.on(
        PATH,
        (_, wire) -> wire.reply(200, "[]", "X-Requests-Remaining: 0"),
        (_, wire) -> wire.reply(401, "{\"error_code\":\"OUT_OF_USAGE_CREDITS\"}"),
        (_, wire) -> wire.reply(401, "{\"error_code\":\"INVALID_KEY\"}"),
        (_, wire) -> wire.reply(429, "", "Retry-After: 2"));

    for (int i = 0; i < 2; i++) {
      FeedException spent = catchThrowableOfType(FeedException.class, odds::ask);
      assertThat(spent.kind()).isEqualTo(Kind.TOO_MANY);
      assertThat(spent.retryAfter()).isEqualTo(Duration.ofHours(1));
    }
    FeedException wrong = catchThrowableOfType(FeedException.class, odds::ask);
    assertThat(wrong.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(wrong.getMessage()).doesNotContain(KEY);
    FeedException often = catchThrowableOfType(FeedException.class, odds::ask);
    assertThat(often.retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void shouldTellOddsAgainAfterAnOutage() throws Exception {
    Answer good = list(event(book("a", winner("-150", "130"))));
    desk.server.on(PATH, good);
    try (PolledFeed feed = desk.polled(odds)) {
      feed.start();
      desk.await(OddsReported.class);
      desk.server.on(PATH, (_, wire) -> wire.reply(500, ""));
      desk.await(FeedLost.class);
      desk.server.on(PATH, good);

      desk.await(OddsReported.class);
    }
  }

  @Test
  void shouldEndWithAWrongKey() throws Exception {
    desk.server.on(PATH, (_, wire) -> wire.reply(401, KEY));
    try (PolledFeed feed = desk.polled(odds)) {
      feed.start();
      FeedLost lost = desk.await(FeedLost.class);
      assertThat(lost.toString()).doesNotContain(KEY);
      assertThat(desk.health.snapshot().state()).isEqualTo(FeedHealth.State.REFUSED);
    }
  }

  @Test
  void shouldReadARecordedList() throws Exception {
    JsonNode list = Samples.json("theoddsapi/odds_soccer_epl_h2h_decimal.json");
    List<String> games = new ArrayList<>();
    int malformed = 0;
    for (JsonNode event : list) {
      TheOddsApiGame game = TheOddsApiGame.read(event, League.EPL);
      List<JsonNode> bad = new ArrayList<>();
      List<Offer> offers = game.offers(new GameId("g"), bad::add);
      assertThat(offers).as("decimal odds are no American ones").isEmpty();
      malformed += bad.size();
      games.add(game.fixture().words());
      assertThat(game.fixture().league()).isEqualTo(League.EPL);
    }

    assertThat(malformed).isEqualTo(33);
    assertThat(games)
        .hasSize(11)
        .startsWith("Tottenham Hotspur at Leicester City")
        .endsWith("Brentford at Liverpool");
    assertThat(TheOddsApiGame.read(list.path(0), League.EPL).fixture().start())
        .isEqualTo(FeedDesk.nanos("2024-08-19T19:00:00Z"));
  }
}
