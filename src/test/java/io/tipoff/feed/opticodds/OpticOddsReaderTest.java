package io.tipoff.feed.opticodds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.feed.Samples;
import io.tipoff.feed.Team;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Selection;
import io.tipoff.game.Situation;
import io.tipoff.game.TeamSide;
import io.tipoff.market.Money;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpticOddsReaderTest {
  private static final GameId GAME = new GameId("g");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static JsonNode json(String text) throws Exception {
    return MAPPER.readTree(text);
  }

  private static Fixture fixture(League league) {
    return new Fixture(
        FeedSource.OPTICODDS,
        "f",
        league,
        new Team("H1", "Houston Astros", "HOU"),
        new Team("A1", "Kansas City Royals", "KAN"),
        0);
  }

  private static String recorded(String name, League league) throws Exception {
    JsonNode node = Samples.json("opticodds/fixtures_results_Mock" + name + ".json");
    GameState state = OpticOddsReader.result(fixture(league), node);
    return "%d-%d %s %d %s"
        .formatted(
            state.homeScore(),
            state.awayScore(),
            state.status(),
            state.period(),
            state.clock().map(clock -> clock.left() / 1_000_000_000L + "s").orElse("-"));
  }

  @ParameterizedTest
  @CsvSource({
    "MLBCompletedEvent, MLB, 3-6 FINAL 9 -", "MLBLiveSixthInning, MLB, 4-2 LIVE 6 -",
    "NBACompletedEvent, NBA, 118-107 FINAL 4 -", "NBALiveAtHalftime, NBA, 68-49 BREAK 2 0s",
    "NFLCompletedEvent, NFL, 42-13 FINAL 4 -", "NFLCompletedWithOvertime, NFL, 23-26 FINAL 5 -",
    "NFLLiveThirdQuarter, NFL, 21-10 LIVE 3 525s", "SoccerCompletedEvent, UCL, 2-0 FINAL 2 -",
    "SoccerLiveFirstHalf, EPL, 0-0 LIVE 1 -", "SoccerLiveFirstHalfInProgress, EPL, 0-1 LIVE 1 -",
    "SoccerLiveSecondHalf, EPL, 2-1 LIVE 2 -"
  })
  void shouldReadRecordedResults(String name, League league, String result) throws Exception {
    assertThat(recorded(name, league)).isEqualTo(result);
  }

  @Test
  void shouldReadARecordedResultOfAStream() throws Exception {
    JsonNode entry = Samples.json("opticodds/stream_results_soccer_inprogress.json");
    GameState state = OpticOddsReader.result(fixture(League.UCL), entry.path("data").path("score"));

    assertThat(state.homeScore()).isEqualTo(3);
    assertThat(state.awayScore()).isEqualTo(2);
    assertThat(state.period()).isEqualTo(2);
    assertThat(state.clock()).isEmpty();
  }

  @Test
  void shouldReadRecordedOdds() throws Exception {
    JsonNode node = Samples.json("opticodds/fixtures_odds_mlb.json").path("data").path(0);
    Fixture fixture = OpticOddsReader.fixture(node, League.MLB);
    assertThat(fixture)
        .isEqualTo(
            new Fixture(
                FeedSource.OPTICODDS,
                "BCE4E01B8D3D",
                League.MLB,
                new Team("4F11A5896C24", "Houston Astros", "HOU"),
                new Team("E970E2EDDCAE", "Kansas City Royals", "KAN"),
                1_724_976_600_000_000_000L));

    List<Offer> offers = new ArrayList<>();
    for (JsonNode odd : node.path("odds")) {
      offers.add(OpticOddsReader.offer(GAME, fixture, odd));
    }
    Question run = Question.spread(-150);
    Question total = Question.total(800);
    assertThat(offers)
        .containsExactly(
            offer(Question.WINNER, Selection.HOME, 1 + 100 / 156.0, "500"),
            offer(Question.WINNER, Selection.AWAY, 1 + 132 / 100.0, "500"),
            offer(run, Selection.HOME, 2.4, ""),
            offer(run, Selection.AWAY, 1 + 100 / 170.0, "500"),
            offer(total, Selection.OVER, 1 + 100 / 110.0, ""),
            offer(total, Selection.UNDER, 1 + 100 / 110.0, "500"));
  }

  private static Offer offer(Question question, Selection side, double decimal, String limit) {
    return new Offer(
        GAME,
        "pinnacle",
        question,
        true,
        side,
        OptionalDouble.of(decimal),
        limit.isEmpty() ? Optional.empty() : Optional.of(Money.of(limit)),
        1_724_865_905_598_150_000L);
  }

  @Test
  void shouldTakeDecimalOddsForNoPrice() throws Exception {
    JsonNode node = Samples.json("opticodds/fixtures_odds_soccer_moneyline_decimal.json");
    Fixture fixture = OpticOddsReader.fixture(node, League.UCL);
    List<Selection> sides = new ArrayList<>();
    for (JsonNode odd : node.path("odds")) {
      Offer offer = OpticOddsReader.offer(GAME, fixture, odd);
      assertThat(offer.decimal()).isEmpty();
      assertThat(offer.question()).isEqualTo(Question.OUTRIGHT);
      sides.add(offer.selection());
    }
    assertThat(sides).containsExactly(Selection.DRAW, Selection.HOME, Selection.AWAY);
  }

  @Test
  void shouldPassOverBetsOnAnythingElse() throws Exception {
    for (String file :
        List.of("fixtures_odds_nba_MockNbaData", "fixtures_odds_nba_MockOddsOnlyOver")) {
      JsonNode node = Samples.json("opticodds/" + file + ".json");
      for (JsonNode odd : node.path("odds")) {
        assertThat(OpticOddsReader.offer(GAME, fixture(League.NBA), odd)).isNull();
      }
    }
  }

  private static String odd(String... changes) {
    String odd =
        """
        {"sportsbook":"Draft Kings","market":"Moneyline","is_main":true,"selection":"Houston Astros",
         "selection_line":"","team_id":"","price":"-110","points":null,"timestamp":1730079534.5,
         "limits":{"max_stake":1000.999}}
        """;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(odd).contains(changes[i]);
      odd = odd.replace(changes[i], changes[i + 1]);
    }
    return odd;
  }

  private static Offer read(League league, String... changes) throws Exception {
    return OpticOddsReader.offer(GAME, fixture(league), json(odd(changes)));
  }

  @Test
  void shouldReadAStreamedOddWithEmptyTexts() throws Exception {
    assertThat(read(League.MLB))
        .isEqualTo(
            new Offer(
                GAME,
                "draftkings",
                Question.WINNER,
                true,
                Selection.HOME,
                OptionalDouble.of(1 + 100 / 110.0),
                Optional.of(Money.of("1000.99")),
                1_730_079_534_500_000_000L));
  }

  @Test
  void shouldReadEveryMarketOfTheScore() throws Exception {
    assertThat(read(League.EPL).question()).isEqualTo(Question.OUTRIGHT);
    assertThat(read(League.EPL, "Houston Astros", "Draw").selection()).isEqualTo(Selection.DRAW);
    Offer away =
        read(
            League.NHL,
            "Moneyline",
            "Puck Line",
            "Houston Astros",
            "Kansas City Royals",
            "null",
            "1.5");
    assertThat(away.question()).isEqualTo(Question.spread(-150));
    assertThat(away.selection()).isEqualTo(Selection.AWAY);
    Offer under =
        read(
            League.NBA,
            "Moneyline",
            "Total Points",
            "selection_line\":\"",
            "selection_line\":\"Under",
            "null",
            "220.5");
    assertThat(under.question()).isEqualTo(Question.total(22_050));
    assertThat(under.selection()).isEqualTo(Selection.UNDER);
    assertThat(read(League.NBA, "Moneyline", "Team Total")).isNull();
    assertThat(read(League.MLB, "team_id\":\"", "team_id\":\"A1").selection())
        .isEqualTo(Selection.AWAY);
    assertThat(read(League.MLB, "\"is_main\":true,", "").main()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "50", "1e999", "1e-999999999", "{}", "-1e30"})
  void shouldTakeAPriceThatIsNoneForASuspension(String price) throws Exception {
    assertThat(read(League.MLB, "\"-110\"", price).decimal()).isEmpty();
  }

  @Test
  void shouldNotGuess() {
    assertThatThrownBy(() -> read(League.MLB, "Houston Astros", "Utah Jazz"))
        .isInstanceOf(FeedException.class);
    assertThatThrownBy(() -> read(League.MLB, "Houston Astros", "Draw", "Moneyline", "Run Line"))
        .isInstanceOf(FeedException.class);
    assertThatThrownBy(() -> read(League.MLB, "Moneyline", "Run Line"))
        .isInstanceOf(FeedException.class);
    assertThatThrownBy(() -> read(League.MLB, "1730079534.5", "null"))
        .hasMessage("there is no timestamp");
    assertThatThrownBy(() -> read(League.MLB, "Draft Kings", ""))
        .hasMessage("there is no sportsbook");
    assertThatThrownBy(() -> read(League.MLB, "team_id\":\"", "team_id\":\"X9"))
        .isInstanceOf(FeedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e-999999999", "1e999999999", "1e2147483640", "-5", "0", "1e10", "\"x\""})
  void shouldNotKnowALimitThatIsNone(String limit) throws Exception {
    assertThat(read(League.MLB, "1000.999", limit).limit()).isEmpty();
  }

  private static GameState result(League league, String inPlay) throws Exception {
    return OpticOddsReader.result(
        fixture(league),
        json(
            """
            {"fixture":{"status":"Live"},"scores":{"home":{"total":3.0},"away":{"total":"2"}},
             "in_play":%s}
            """
                .formatted(inPlay)));
  }

  @ParameterizedTest
  @CsvSource({
    "12:00, false, 720, true",
    "0:05.3, true, 5, false",
    "00:00, false, 0, true",
    "'', false, , ",
    "12:60, false, , ",
    "-1:00, false, , ",
    "77, false, , "
  })
  void shouldReadAClockThatCountsDown(String clock, boolean stopped, Integer left, Boolean runs)
      throws Exception {
    GameState state =
        result(
            League.NBA,
            "{\"period\":\"3\",\"clock\":\"%s\",\"is_clock_stopped\":%s}"
                .formatted(clock, stopped));

    assertThat(state.clock())
        .isEqualTo(
            left == null
                ? Optional.empty()
                : Optional.of(new GameClock(left * 1_000_000_000L, runs)));
    assertThat(state.period()).isEqualTo(3);
  }

  @Test
  void shouldTakeAClockForStoppedUnlessItIsSaidToRun() throws Exception {
    assertThat(result(League.NBA, "{\"period_number\":5,\"clock\":\"1:00\"}").clock())
        .contains(new GameClock(60_000_000_000L, false));
  }

  @Test
  void shouldReadWhoBats() throws Exception {
    String known = "{\"clock\":\"TOP\",\"outs\":2,\"balls\":1,\"strikes\":2,\"runners\":[1,3]}";
    assertThat(result(League.MLB, known).situation())
        .contains(new Situation.Baseball(TeamSide.AWAY, 2, 5, 1, 2));
    assertThat(result(League.MLB, known.replace("[1,3]", "[4]")).situation()).isEmpty();
    assertThat(result(League.MLB, known.replace("[1,3]", "[\"1\"]")).situation()).isEmpty();
    assertThat(result(League.MLB, known.replace("[1,3]", "null")).situation()).isEmpty();
    assertThat(result(League.MLB, known.replace("TOP", "End")).situation()).isEmpty();
    assertThat(result(League.MLB, known.replace("\"outs\":2", "\"outs\":4")).situation()).isEmpty();
    assertThat(result(League.NBA, known).situation()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "\"x\"", "3.5", "1e30", "{}"})
  void shouldTellNoScoreThatIsNone(String total) throws Exception {
    JsonNode node =
        json("{\"scores\":{\"home\":{\"total\":%s},\"away\":{\"total\":2}}}".formatted(total));

    assertThatThrownBy(() -> OpticOddsReader.result(fixture(League.NBA), node))
        .hasMessage("there are no points of the home team");
  }

  @ParameterizedTest
  @CsvSource({
    "unplayed, SCHEDULED", "LIVE, LIVE", "Half, BREAK", "completed, FINAL", "cancelled, CANCELLED",
    "canceled, CANCELLED", "suspended, SUSPENDED", "delayed, DELAYED", "new, UNKNOWN", "'', UNKNOWN"
  })
  void shouldReadEveryStatus(String word, GameStatus status) {
    assertThat(OpticOddsReader.status(word)).isEqualTo(status);
  }
}
