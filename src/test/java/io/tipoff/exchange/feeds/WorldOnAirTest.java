package io.tipoff.exchange.feeds;

import static io.tipoff.exchange.feeds.FeedDesk.KEY;
import static io.tipoff.exchange.feeds.FeedDesk.LAGS;
import static io.tipoff.exchange.feeds.FeedDesk.SECOND;
import static io.tipoff.exchange.feeds.FeedDesk.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.BookmakerSettings;
import io.tipoff.exchange.world.CrowdSettings;
import io.tipoff.exchange.world.Evening;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.InformedSettings;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.LogNormal;
import io.tipoff.exchange.world.MakerSettings;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.TraderReports;
import io.tipoff.exchange.world.World;
import io.tipoff.exchange.world.WorldFile;
import io.tipoff.exchange.world.WorldListener;
import io.tipoff.exchange.world.WorldSettings;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays a short invented game at sixty times the wall's speed and asks the feeds all along. */
class WorldOnAirTest {
  private static final int SPEED = 60;

  /** Passes everything on and keeps it. */
  private static final class Witness implements WorldListener {
    private final WorldListener next;
    private final NavigableMap<Long, GameState> states = new TreeMap<>();
    private final List<BookOdds> odds = new ArrayList<>();
    private String event = "";

    Witness(WorldListener next) {
      this.next = next;
    }

    @Override
    public void played(ListedGame game, GameState state, long time) {
      event = game.event();
      states.put(time, state);
      next.played(game, state, time);
    }

    @Override
    public void priced(BookOdds priced) {
      odds.add(priced);
      next.priced(priced);
    }

    /** Points of both as of a time. */
    String points(long time) {
      Map.Entry<Long, GameState> entry = states.floorEntry(time);
      return entry == null ? "0-0" : entry.getValue().away() + "-" + entry.getValue().home();
    }
  }

  private FeedDesk desk;
  private Witness witness;
  private World world;

  @BeforeEach
  void open() throws Exception {
    desk =
        new FeedDesk(
            LAGS,
            time -> START + Math.floorDiv(time - START, SPEED),
            FeedAccess.OPEN,
            Duration.ofHours(1));
    witness = new Witness(desk.feeds);
    TraderReports reports = new TraderReports();
    FeeRates rates = FeeRates.of("0.0695", "-0.0125");
    FeeSchedule fees = new FeeSchedule(List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, rates)));
    Evening evening = Evening.of(5, START, List.of(Sport.BASKETBALL)).withPeriods(2);
    world = new World(evening, quiet(), new Exchange(fees, reports), reports, witness, START);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** Nobody trades. */
  private static WorldSettings quiet() {
    WorldSettings standard = WorldFile.standard();
    MakerSettings makers = standard.makers();
    LogNormal one = new LogNormal(1, 0);
    return new WorldSettings(
        new MakerSettings(0, makers.estimate(), makers.reaction(), makers.shape()),
        new InformedSettings(0, one, 0, 0, one),
        new CrowdSettings(1e9, 1e9, 1, one, 0),
        300,
        standard.bookmakers(),
        standard.feeds());
  }

  /** Lets the world run to a time; the wall's clock goes with it, slower. */
  private void runTo(long time) {
    world.run(time);
    desk.setWall(START + Math.floorDiv(time - START, SPEED));
  }

  private JsonNode get(String path) throws Exception {
    FeedDesk.Reply reply = desk.get(path);
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  @Test
  void shouldTellWhatWasTrueItsDelayAgo() throws Exception {
    String results =
        "/opticodds/fixtures/results?%s&fixture_id=%s"
            .formatted(KEY, OpticOddsNames.fixture(witness.event));
    String espn = "/espn/apis/site/v2/sports/basketball/nba/scoreboard";
    int behind = 0;
    for (long time = START + 1_800 * SECOND; time < START + 7_200 * SECOND; time += 13 * SECOND) {
      runTo(time);
      long last = time + SPEED - 1 - (time - START) % SPEED;
      JsonNode scores = get(results).at("/data/0/scores");
      String shown = scores.at("/away/total").asInt() + "-" + scores.at("/home/total").asInt();
      assertThat(shown).as("at %s", time).isEqualTo(witness.points(last - 2 * SECOND));
      JsonNode teams = get(espn).at("/events/0/competitions/0/competitors");
      long looked = last - 12 * SECOND;
      String late = teams.at("/1/score").textValue() + "-" + teams.at("/0/score").textValue();
      assertThat(late)
          .as("at %s", time)
          .isEqualTo(witness.points(looked - Math.floorMod(looked, 5 * SECOND)));
      behind += late.equals(witness.points(time)) ? 0 : 1;
    }
    assertThat(behind).isGreaterThan(20);
    assertThat(witness.states.lastEntry().getValue().status().name()).isEqualTo("FINAL");
  }

  /** Whoever applies the stream to nothing has what a request tells. */
  @Test
  void shouldStreamWhatItAnswers() throws Exception {
    StringBuilder path = new StringBuilder("/opticodds/fixtures/odds?" + KEY);
    for (BookmakerSettings book : WorldFile.standard().bookmakers()) {
      path.append("&sportsbook=").append(book.name());
    }
    path.append("&fixture_id=").append(OpticOddsNames.fixture(witness.event));
    Map<String, Integer> prices = new TreeMap<>();
    int read = 0;
    try (SseReader stream = desk.stream("/opticodds/stream/odds/basketball?" + KEY)) {
      stream.next();
      for (int minute = 20; minute < 100; minute += 4) {
        long time = START + minute * 60L * SECOND;
        runTo(time);
        long due = time + SPEED - 1 - SECOND;
        for (; read < witness.odds.size() && witness.odds.get(read).time() <= due; read++) {
          apply(stream.next(), witness.odds.get(read).locked(), prices);
        }
        assertThat(stream.isEmpty()).isTrue();
        Map<String, Integer> listed = new TreeMap<>();
        get(path.toString())
            .at("/data/0/odds")
            .forEach(odd -> listed.put(odd.path("id").asText(), odd.path("price").asInt()));
        assertThat(prices).as("minute %s", minute).isEqualTo(listed);
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static void apply(Map<String, String> event, boolean locked, Map<String, Integer> prices)
      throws Exception {
    assertThat(event.get("event")).isEqualTo(locked ? "locked-odds" : "odds");
    JsonNode data = new ObjectMapper().readTree(event.get("data")).path("data");
    for (JsonNode odd : data) {
      if (locked) {
        prices.remove(odd.path("id").asText());
      } else {
        prices.put(odd.path("id").asText(), odd.path("price").asInt());
      }
    }
  }
}
