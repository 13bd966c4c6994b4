package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.feed.FeedDesk;
import io.tipoff.feed.HostileServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What doctor and the list of unmatched games say of feeds that do as they please. */
class FeedCheckupTest {
  private static final String ESPN = "/espn/apis/site/v2/sports/basketball/nba/scoreboard";
  private static final String ODDS = "/odds/v4/sports/basketball_nba/odds";
  private final String start =
      Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();

  private final List<String> notes = new ArrayList<>();
  private HostileServer server;

  @BeforeEach
  void serve() throws Exception {
    server = new HostileServer();
    String events =
        FeedDesk.event("nba-g1", "nba", start, "Boston Celtics", "New York Knicks", "")
            + ","
            + FeedDesk.event("nba-g2", "nba", start, "Miami Heat", "Utah Jazz", "")
            + ","
            + FeedDesk.event("atp-g3", "atp", start, "Somebody", "Someone", "");
    server.on(
        "/v1/events",
        (asked, wire) ->
            wire.json(
                "{\"events\":["
                    + (asked.query().matches(".*(live=true|offset=[1-9]).*") ? "" : events)
                    + "]}"));
    server.on(
        ESPN,
        (_, wire) ->
            wire.json(
                "{\"events\":["
                    + board("1", "Boston Celtics", "New York Knicks")
                    + ","
                    + board("2", "Denver Nuggets", "Utah Jazz")
                    + "]}"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String board(String id, String home, String away) {
    return """
    {"id":"%s","date":"%s","competitions":[{"competitors":[
      {"homeAway":"home","team":{"displayName":"%s"}},{"homeAway":"away","team":{"displayName":"%s"}}],
      "status":{"type":{"state":"pre"}}}]}
    """
        .formatted(id, start, home, away);
  }

  private Configuration configuration(String sources) throws Exception {
    return ConfigFiles.load(
        Path.of("config"),
        "demo",
        Map.of(),
        List.of(
            "venue.url=" + server.url(),
            "venue.publicUrl=" + server.url(),
            "feeds.sources=" + sources,
            "feeds.opticOddsUrl=" + server.url() + "/optic",
            "feeds.espnUrl=" + server.url() + "/espn",
            "feeds.theOddsApiUrl=" + server.url() + "/odds"));
  }

  private Check check(String sources, Map<String, String> environment) throws Exception {
    Configuration configuration = configuration(sources);
    try (VenueAccess access = VenueAccess.open(configuration.venue(), environment)) {
      return new FeedCheckup(configuration, access).look();
    }
  }

  private UnmatchedGames look(String sources) throws Exception {
    Configuration configuration = configuration(sources);
    try (VenueAccess access = VenueAccess.open(configuration.venue(), Map.of())) {
      return UnmatchedGames.look(configuration, access, notes::add);
    }
  }

  @Test
  void shouldBeGreenWhereAllAnswer() throws Exception {
    Check check = check("venue,espn", Map.of());

    assertThat(check.ok()).as(check.line()).isTrue();
    assertThat(check.detail())
        .contains("venue knows 2 of the games")
        .contains("espn knows 1 of the games");
  }

  @Test
  void shouldLeaveOutFeedsWithoutAKeyAndSaySo() throws Exception {
    Check check = check("opticodds,the-odds-api", Map.of("OPTICODDS_API_KEY", " "));

    assertThat(check.ok()).isTrue();
    assertThat(check.detail())
        .isEqualTo(
            "opticodds is not listened to: OPTICODDS_API_KEY is not set; "
                + "the-odds-api is not listened to: THE_ODDS_API_KEY is not set");
  }

  @Test
  void shouldBeRedWhereOneDoesNotAnswer() throws Exception {
    server.on(ODDS, (asked, wire) -> wire.reply(401, asked.query()));
    Check check = check("espn,the-odds-api", Map.of("THE_ODDS_API_KEY", FeedDesk.KEY));

    assertThat(check.ok()).isFalse();
    assertThat(check.detail())
        .startsWith("the-odds-api: 127.0.0.1" + ODDS + " answered 401")
        .doesNotContain("espn")
        .doesNotContain(FeedDesk.KEY);
    assertThat(check.fix()).contains("feeds.sources");
  }

  @Test
  void shouldBeRedWithoutTheVenue() throws Exception {
    server.on("/v1/events", (_, wire) -> wire.reply(404, "{}"));

    assertThat(check("espn", Map.of()).ok()).isFalse();
  }

  @Test
  void shouldListWhatIsNotMatchedOnEitherSide() throws Exception {
    UnmatchedGames games = look("espn,opticodds");

    assertThat(notes).hasSize(1);
    assertThat(games.text())
        .contains("espn           1 games matched, 1 not")
        .contains("Utah Jazz at Denver Nuggets")
        .contains("none of the venue's 2 games of the league has these teams near that time")
        .contains("nba-g2                               not told by espn")
        .contains("atp-g3                               no feed is known for the league atp")
        .doesNotContain("nba-g1");
    JsonNode json = games.json();
    assertThat(json.at("/feeds/0/feed").asText()).isEqualTo("espn");
    assertThat(json.at("/feeds/0/heard").asBoolean()).isTrue();
    assertThat(json.at("/feeds/0/matched").asInt()).isEqualTo(1);
    assertThat(json.at("/feeds/0/unmatched/0/id").asText()).isEqualTo("2");
    assertThat(json.at("/feeds/0/unmatched/0/starts").asText()).isEqualTo(start);
    assertThat(json.at("/events")).hasSize(2);
  }

  @Test
  void shouldSayThatAFeedIsNotHeard() throws Exception {
    server.on(ESPN, (_, wire) -> wire.reply(500, ""));

    assertThat(look("espn").text()).contains("espn           not heard: ");
  }
}
