package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.ID;
import static io.tipoff.exchange.feeds.FeedDesk.KEY;
import static io.tipoff.exchange.feeds.FeedDesk.live;
import static io.tipoff.exchange.feeds.FeedDesk.locked;
import static io.tipoff.exchange.feeds.FeedDesk.odds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.exchange.world.Bet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares what is served, field by field, with recorded answers of the real feeds. */
class SampleShapesTest {
  private static final Path SAMPLES = Path.of("../shared/samples");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FeedDesk desk;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isDirectory(SAMPLES), "without ../shared/samples");
    desk = FeedDesk.open();
    desk.played(FeedDesk.scheduled(), 0);
    for (Bet bet : Bet.values()) {
      desk.feeds.priced(odds("pinnacle", bet, -156, 132, 0));
    }
    desk.at(60);
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private static JsonNode sample(String file) throws IOException {
    return MAPPER.readTree(SAMPLES.resolve(file).toFile());
  }

  /** All recorded results; in some of them is more than in others. */
  private static Shape results() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLES.resolve("opticodds"))) {
      for (Path file : files.filter(one -> one.toString().contains("results_Mock")).toList()) {
        results.add(MAPPER.readTree(file.toFile()));
      }
    }
    results.add(sample("opticodds/stream_results_soccer_inprogress.json").at("/data/score"));
    return Shape.of(results);
  }

  private static List<JsonNode> streamed(String kind) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    String all = Files.readString(SAMPLES.resolve("opticodds/stream_odds_events.sse"));
    for (String event : all.split("\n\n", -1)) {
      if (event.startsWith("event: " + kind + "\n")) {
        events.add(MAPPER.readTree(event.substring(event.indexOf("data: ") + 6)));
      }
    }
    return events;
  }

  private Shape shape(String path) throws Exception {
    return Shape.of(List.of(desk.get(path).body()));
  }

  @Test
  void shouldServeOddsAsOpticOddsDoes() throws Exception {
    Shape ours = shape("/opticodds/fixtures/odds?" + KEY + "&sportsbook=pinnacle&fixture_id=" + ID);
    Shape theirs = Shape.of(List.of(sample("opticodds/fixtures_odds_mlb.json")));

    assertThat(ours.without(theirs)).isEmpty();
    assertThat(theirs.without(ours)).isEmpty();
    assertThat(ours.unlike(theirs)).isEmpty();
  }

  @Test
  void shouldServeResultsAsOpticOddsDoes() throws Exception {
    desk.played(live(1, 720, 0, 0), 60);
    desk.played(live(1, 700, 3, 0), 70);
    desk.at(80);
    JsonNode result =
        desk.get("/opticodds/fixtures/results?" + KEY + "&fixture_id=" + ID).body().at("/data/0");
    Shape ours = Shape.of(List.of(result));

    assertThat(ours.without(results()))
        .containsExactly("/in_play/is_clock_stopped", "/in_play/period_number");
    assertThat(results().without(ours))
        .allMatch(
            path ->
                path.endsWith("/numerical_id")
                    || path.endsWith("/base_id")
                    || path.matches("/fixture/(season|venue)_\\w+"));
    assertThat(ours.unlike(results())).isEmpty();
  }

  @Test
  void shouldServeLastPolledAsOpticOddsDoes() throws Exception {
    Shape ours = shape("/opticodds/sportsbooks/last-polled?" + KEY + "&league=NBA");
    Shape theirs = Shape.of(List.of(sample("opticodds/sportsbooks-last-polled_1.json")));

    assertThat(ours.without(theirs)).isEmpty();
    assertThat(theirs.without(ours)).isEmpty();
    assertThat(ours.unlike(theirs)).isEmpty();
  }

  @Test
  void shouldStreamAsOpticOddsDoes() throws Exception {
    try (SseReader stream =
            desk.stream(
                "/opticodds/stream/odds/basketball?include_fixture_updates=true&sportsbook=draftkings&"
                    + KEY);
        SseReader results = desk.stream("/opticodds/stream/results/basketball?" + KEY)) {
      stream.next();
      results.next();
      desk.feeds.priced(odds("draftkings", Bet.TOTAL, -110, -110, 70));
      desk.feeds.priced(locked("draftkings", Bet.TOTAL, -110, -110, 71));
      desk.at(75);
      for (String kind : List.of("odds", "locked-odds")) {
        compareStreamed(stream.next(kind), kind);
      }
      desk.played(live(1, 720, 0, 0), 80);
      desk.at(90);
      compareStreamed(stream.next("fixture-status"), "fixture-status");
      Shape ours = Shape.of(List.of(results.next("fixture-results")));
      Shape theirs = Shape.of(List.of(sample("opticodds/stream_results_soccer_inprogress.json")));
      assertThat(ours.without(theirs))
          .containsExactly(
              "/data/score/in_play/is_clock_stopped", "/data/score/in_play/period_number");
      assertThat(theirs.without(ours)).isEmpty();
      assertThat(ours.unlike(theirs)).isEmpty();
    }
  }

  /** There are no links to bookmakers that do not know the game. */
  private static void compareStreamed(JsonNode event, String kind) throws IOException {
    Shape ours = Shape.of(List.of(event));
    Shape theirs = Shape.of(streamed(kind));
    assertThat(ours.without(theirs)).as(kind).isEmpty();
    assertThat(theirs.without(ours)).as(kind).allMatch(path -> path.contains("/deep_link/"));
    assertThat(ours.unlike(theirs)).as(kind).isEmpty();
  }

  @Test
  void shouldServeAScoreboardAsEspnDoes() throws Exception {
    String path = "/espn/apis/site/v2/sports/basketball/nba/scoreboard";
    desk.played(live(1, 720, 0, 0), 60);
    desk.played(live(1, 700, 3, 0), 70);
    desk.at(90);
    Shape inPlay = shape(path);
    desk.played(FeedDesk.ended(4, 100, 90), 100);
    desk.at(130);
    Shape ended = shape(path);
    Shape theirInPlay =
        Shape.of(
            List.of(
                sample("espn/ncaam_scoreboard_inprogress_2025-02-04.json"),
                sample("espn/nfl_scoreboard_inprogress_2022-11-20.json")));
    Shape theirEnded = Shape.of(List.of(sample("espn/nba_scoreboard_final_2024-01-29.json")));

    assertThat(inPlay.without(theirInPlay)).isEmpty();
    assertThat(inPlay.unlike(theirInPlay)).isEmpty();
    assertThat(ended.without(theirEnded)).isEmpty();
    assertThat(ended.unlike(theirEnded)).isEmpty();
    String needed = "/events(/competitions)?/status/.*";
    String neededOfTeams = "/events/competitions/competitors/(score|homeAway|winner|linescores).*";
    assertThat(theirEnded.without(ended))
        .noneMatch(one -> one.matches(needed) || one.matches(neededOfTeams));
  }

  @Test
  void shouldServeOddsAsTheOddsApiDoes() throws Exception {
    Shape ours =
        shape("/theoddsapi/v4/sports/basketball_nba/odds?apiKey=some&regions=eu&markets=h2h");
    Shape theirs = Shape.of(List.of(sample("theoddsapi/odds_soccer_epl_h2h_decimal.json")));

    assertThat(ours.without(theirs)).isEmpty();
    assertThat(theirs.without(ours)).isEmpty();
    assertThat(ours.unlike(theirs)).isEmpty();
  }
}
