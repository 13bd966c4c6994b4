package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.simulation.Feeds;
import io.tipoff.backtest.simulation.Link;
import io.tipoff.backtest.simulation.Simulation;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.FeedLost;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.GameSettings;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.journal.JournalWriter;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.risk.Decision.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The leads of feeds in recordings of invented evenings, and what the command says of bad ones. */
@Timeout(120)
class LeadlagCommandTest {
  private static final Configuration CONFIGURATION = Configuration.defaults();
  private static final long START = 1_792_882_800_000_000_000L;
  private static final int GAMES = 5;

  /** So long before a game its markets open. */
  private static final long SOON = Duration.ofMinutes(2).toNanos();

  @TempDir private static Path folder;

  private static Path leading;
  private static Path trailing;
  private static String led;
  private static String trailed;

  /** Watches nothing. */
  private static final class Nobody implements Backtest.Watcher {
    @Override
    public void starts(Engine engine) {}

    @Override
    public void took(Event event) {}

    @Override
    public void refused(Refused refused) {}
  }

  /** A period of five games, heard so late; the other traders know after half a second. */
  private static Path evening(String name, double delay) {
    Path journal = folder.resolve(name);
    Simulation.Setup setup =
        new Simulation.Setup(
                Wiring.run(CONFIGURATION, "simulate"),
                CONFIGURATION.venue(),
                new Link(
                    Duration.ofMillis(50),
                    Duration.ofMillis(50),
                    Duration.ofMillis(20),
                    Duration.ofMillis(50)),
                _ -> true)
            .withStay(Duration.ofMinutes(20))
            .withFeeds(
                new Feeds(
                        List.of(FeedSource.OPTICODDS, FeedSource.ESPN),
                        WorldFile.standard().feeds())
                    .withScoreDelay(delay));
    List<GameSettings> games =
        Evening.of(5, START, Collections.nCopies(GAMES, Sport.BASKETBALL)).games().stream()
            .map(
                game ->
                    new GameSettings(game.sport(), game.away(), game.home(), START + SOON, SOON))
            .toList();
    Evening evening = new Evening(5, START, games).withPeriods(1);
    try (JournalWriter writer = JournalWriter.create(journal)) {
      new Simulation(setup, evening, WorldFile.standard(), writer, new Nobody()).run();
    }
    return journal;
  }

  @BeforeAll
  static void record() {
    leading = evening("leading.journal", 0.05);
    trailing = evening("trailing.journal", 4);
    led = Run.of("leadlag", leading.toString(), "--json").out();
    trailed = Run.of("leadlag", trailing.toString(), "--json").out();
  }

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  private static JsonNode json(String line) throws IOException {
    return json(new Run(0, line, ""));
  }

  private static JsonNode scores(JsonNode report, String feed) {
    for (JsonNode row : report.path("feeds")) {
      if (row.path("feed").asText().equals(feed) && row.path("kind").asText().equals("score")) {
        return row;
      }
    }
    throw new AssertionError("no scores of " + feed + " in " + report);
  }

  @Test
  void shouldFindAFeedAheadThatLeads() throws IOException {
    JsonNode report = json(led);

    JsonNode feed = scores(report, "opticodds");
    assertThat(feed.path("median").asDouble()).isBetween(0.1, 1.5);
    assertThat(feed.path("low").asDouble()).isPositive();
    assertThat(feed.path("verdict").asText()).isEqualTo("leads");
    assertThat(feed.path("league").asText()).isEqualTo("nba");
    assertThat(report.path("games").asInt()).isEqualTo(GAMES);
    assertThat(report.path("window").asDouble()).isEqualTo(5);
  }

  @Test
  void shouldFindAFeedBehindThatTrails() throws IOException {
    JsonNode report = json(trailed);

    JsonNode feed = scores(report, "opticodds");
    assertThat(feed.path("median").asDouble()).isBetween(-4.5, -2.5);
    assertThat(feed.path("high").asDouble()).isNegative();
    assertThat(feed.path("verdict").asText()).isEqualTo("trails");
  }

  @Test
  void shouldFindASlowFeedAsFarBehindWhateverTheFastOneDoes() throws IOException {
    JsonNode one = scores(json(led), "espn");
    JsonNode other = scores(json(trailed), "espn");

    assertThat(one.path("median").asDouble()).isBetween(-15.0, -11.0);
    assertThat(other.path("median").asDouble() - one.path("median").asDouble())
        .isBetween(-0.2, 0.2);
  }

  @Test
  void shouldSayWhichFeedIsFirst() throws IOException {
    JsonNode pairs = json(led).path("pairs");

    assertThat(pairs).isNotEmpty();
    assertThat(pairs.get(0).path("kind").asText()).isEqualTo("score");
    assertThat(pairs.get(0).path("first").asText()).isEqualTo("opticodds");
    assertThat(pairs.get(0).path("second").asText()).isEqualTo("espn");
    assertThat(pairs.get(0).path("firstShare").asDouble()).isEqualTo(1);
    assertThat(pairs.get(0).path("median").asDouble()).isBetween(12.0, 16.0);
  }

  @Test
  void shouldPrintTheSameTwiceAndTakeRecordingsTogether() throws IOException {
    Run text = Run.of("leadlag", leading.toString(), trailing.toString());
    assertThat(text.exit()).isZero();
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .startsWith("2 recordings, " + GAMES + " games, ")
        .containsPattern(
            "nba +opticodds +score +"
                + 2 * scores(json(led), "opticodds").path("changes").asInt()
                + " ")
        .contains("too few to tell: ")
        .doesNotContain("NaN");
    assertThat(Run.of("leadlag", leading.toString(), "--json").out()).isEqualTo(led);
  }

  @Test
  void shouldNameItsFieldsAsAgreed() throws IOException {
    JsonNode report = json(led);

    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "recordings", "games", "quotes", "window", "move", "gaps", "outages", "feeds", "pairs");
    assertThat(report.path("feeds").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "league",
            "feed",
            "kind",
            "book",
            "games",
            "changes",
            "usable",
            "crowded",
            "noPrices",
            "unmoved",
            "against",
            "median",
            "lowerQuartile",
            "upperQuartile",
            "positiveShare",
            "low",
            "high",
            "stampLag",
            "verdict");
    assertThat(report.path("pairs").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "league",
            "kind",
            "first",
            "second",
            "both",
            "median",
            "lowerQuartile",
            "upperQuartile",
            "firstShare");
  }

  @Test
  void shouldLookThroughTheWindowThatIsAskedFor() throws IOException {
    String recording = answered("windows.journal").toString();
    JsonNode wide = json(Run.of("leadlag", recording, "--json", "--window", "60", "--move", "0.2"));

    assertThat(wide.path("window").asDouble()).isEqualTo(60);
    assertThat(wide.path("move").asDouble()).isEqualTo(0.2);
    assertThat(scores(wide, "venue").path("unmoved").asInt()).isEqualTo(1);
    JsonNode set =
        json(Run.of("leadlag", recording, "--json", "--set", "liveArbitrage.leadMove=0.2"));
    assertThat(set.path("window").asDouble()).isEqualTo(5);
    assertThat(scores(set, "venue").path("unmoved").asInt()).isEqualTo(1);
    Path crowd = recorded("crowd.journal", score(10, 0), score(100, 1), score(104, 2));
    assertThat(Run.of("leadlag", crowd.toString()).out())
        .contains("most changes were told less than 5 s apart: look through a shorter --window");
  }

  @Test
  void shouldLeaveTheBotsOwnOrdersOut() {
    long without = 0;
    try (JournalReader reader = JournalReader.open(leading, _ -> {})) {
      SessionStarted start = (SessionStarted) ((EventEntry) reader.next()).event();
      RecordedBooks books = RecordedBooks.of(start, CONFIGURATION);
      while (reader.hasNext()) {
        if (reader.next() instanceof EventEntry(_, var event)) {
          books.on(event);
          if (event instanceof BookChanged book
              && !books.of(book.market()).bids().equals(book.bids())) {
            without++;
          }
        }
      }
    }
    assertThat(without).isGreaterThan(100);
  }

  /** A recording by hand: quotes and words of a feed at seconds of an evening. */
  private static Path recorded(String name, Event... events) {
    Path journal = folder.resolve(name);
    try (JournalWriter writer = JournalWriter.create(journal)) {
      writer.record(new SessionStarted(START, "record", "of: another version"));
      Arrays.stream(events).forEach(writer::record);
      writer.record(new SessionEnded(at(1_000)));
    }
    return journal;
  }

  private static long at(long seconds) {
    return START + seconds * 1_000_000_000;
  }

  private static GameReported score(long seconds, int home) {
    GameState state =
        new GameState(
            "nhl", "A", "B", home, 0, GameStatus.LIVE, 1, Optional.empty(), Optional.empty());
    return new GameReported(at(seconds), new GameId("game"), FeedSource.VENUE, at(seconds), state);
  }

  private static BookChanged book(long seconds, String bid, String offer) {
    return new BookChanged(
        at(seconds),
        new MarketId("home"),
        Ladder.unsized(Price.of(bid)),
        Ladder.unsized(Price.of(offer)));
  }

  private static Path answered(String name) {
    return recorded(
        name,
        new GameMatched(
            at(0),
            new GameId("game"),
            FeedSource.VENUE,
            "1",
            "A",
            "B",
            List.of(new MarketSide(new MarketId("home"), Selection.HOME)),
            1),
        book(1, "0.49", "0.51"),
        score(10, 0),
        score(100, 1),
        book(102, "0.60", "0.62"),
        book(110, "0.60", "0.62"));
  }

  @Test
  void shouldMeasureWhatRecordWrote() throws IOException {
    JsonNode report = json(Run.of("leadlag", answered("record.journal").toString(), "--json"));

    JsonNode feed = scores(report, "venue");
    assertThat(feed.path("league").asText()).isEqualTo("nhl");
    assertThat(feed.path("median").asDouble()).isEqualTo(2);
    assertThat(feed.path("low").isNull()).isTrue();
    assertThat(feed.path("verdict").asText()).isEqualTo("tooFew");
  }

  @Test
  void shouldMeasureWhatACutJournalStillHolds() throws IOException {
    Path whole = answered("whole.journal");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.journal"), Arrays.copyOf(bytes, bytes.length - 3));

    Run run = Run.of("leadlag", cut.toString(), "--json");

    assertThat(scores(json(run), "venue").path("usable").asInt()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("cut.journal");
  }

  @Test
  void shouldSayWhatARecordingLacks() throws IOException {
    Path empty = recorded("no-games.journal", book(1, "0.49", "0.51"));
    Run nothing = Run.of("leadlag", empty.toString());
    assertThat(nothing.exit()).isZero();
    assertThat(nothing.out())
        .isEqualTo(
            """
            1 recording, 0 games, 1 book; prices 5 s before and after the news, moves of 0.02 dollars and more
            no feed told of any game: nothing to measure
            """);
    JsonNode json = json(Run.of("leadlag", empty.toString(), "--json"));
    assertThat(json.path("feeds").isArray()).isTrue();
    assertThat(json.path("pairs").isArray()).isTrue();

    Path still = recorded("still.journal", score(10, 0), score(20, 0));
    assertThat(Run.of("leadlag", still.toString()).out())
        .contains("no feed told a change of a score or of odds: nothing to measure");

    Path unquoted = recorded("unquoted.journal", score(10, 0), score(20, 1));
    assertThat(Run.of("leadlag", unquoted.toString()).out())
        .contains("no market was quoted: feeds can only be compared with each other")
        .contains("too few to tell: 0 games");

    Path lost =
        recorded(
            "lost.journal",
            score(10, 0),
            new FeedLost(at(15), FeedSource.THE_ODDS_API, Optional.empty(), "gone"),
            new StreamLost(at(16), "gone"),
            new StreamLost(at(17), "gone"));
    assertThat(Run.of("leadlag", lost.toString()).out())
        .contains("market data was lost 2 times: what was told around that is not measured")
        .contains("the-odds-api was lost 1 time: what it told first after that is not counted");
    assertThat(
            json(Run.of("leadlag", lost.toString(), "--json"))
                .path("outages")
                .path("the-odds-api")
                .asInt())
        .isEqualTo(1);
  }

  private static void assertRefused(String complaint, String... arguments) {
    Run run = Run.of(arguments);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(complaint).doesNotContain("Exception");
    assertThat(run.err().lines()).hasSizeBetween(1, 3);
  }

  @Test
  void shouldRefuseWhatIsNoRecording() throws IOException {
    Path headless = folder.resolve("headless.journal");
    try (JournalWriter writer = JournalWriter.create(headless)) {
      writer.record(score(10, 0));
    }
    Path old = folder.resolve("old.journal");
    try (JournalWriter writer = JournalWriter.create(old)) {
      writer.record(new SessionStarted(START, "live", "no: such\n"));
    }
    Path untrue = folder.resolve("untrue.journal");
    try (JournalWriter writer = JournalWriter.create(untrue)) {
      writer.record(new SessionStarted(START, "live", CONFIGURATION.toYaml()));
      writer.record(new OrderOpened(at(1), new OrderId(7)));
    }
    String there = answered("there.journal").toString();

    assertRefused("Missing required parameter: 'RECORDING'", "leadlag");
    assertRefused("missing", "leadlag", "missing.journal");
    assertRefused("bbo.csv", "leadlag", "examples/evening/bbo.csv");
    assertRefused("not the journal of a session", "leadlag", headless.toString());
    assertThat(Run.of("leadlag", old.toString()).exit()).isEqualTo(2);
    assertThat(Run.of("leadlag", old.toString()).err())
        .contains("the journal's configuration")
        .doesNotContain("Exception");
    assertRefused("record 2 cannot be true", "leadlag", untrue.toString());
    assertRefused("missing", "leadlag", there, "missing.journal");
    assertRefused("--window must be 0.1 to 600", "leadlag", there, "--window", "0");
    assertRefused("--window must be 0.1 to 600", "leadlag", there, "--window", "NaN");
    assertRefused("--move must be 0.001 to 1", "leadlag", there, "--move", "2");
  }

  @Test
  void shouldExplainItself() {
    Run run = Run.of("leadlag", "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Usage: tipoff leadlag")
        .contains("RECORDING", "--window", "--move", "--json");
  }
}
