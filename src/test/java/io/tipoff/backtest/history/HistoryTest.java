package io.tipoff.backtest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.backtest.BadTape;
import io.tipoff.model.calibration.BaseballCount;
import io.tipoff.model.calibration.RecordedGame;
import io.tipoff.model.calibration.RecordedMarket;
import io.tipoff.model.winprob.ScoreState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  private static final String STATES =
      "game_id,date,home,away,home_won,period,sec_left_game,home_score,away_score\n";
  private static final String PRIORS = "date,home_team,away_team,home_ml,away_ml\n";

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    if (name.endsWith(".gz")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } else {
      Files.writeString(file, text);
    }
    return file;
  }

  private List<RecordedGame> games(String states, String priors) throws IOException {
    Priors read = Priors.read(file("priors.csv.gz", PRIORS + priors));
    return GameStates.read(file("states.csv.gz", STATES + states), read, 4, 2_880);
  }

  @Test
  void shouldReadGamesInOrderOfDateWithoutOvertime() throws IOException {
    List<RecordedGame> games =
        games(
            """
            b,2020-01-02,NYK,BOS,0,1,2880.0,0,0
            b,2020-01-02,NYK,BOS,0,4,0.0,90,90
            b,2020-01-02,NYK,BOS,0,5,300.0,90,90
            a,2020-01-01,BOS,GSW,1,1,2870.5,2,0
            """,
            """
            2020-01-01,bos,gs,-150,130
            2020-01-03,ny,bos,120,-140
            2020-01-05,ny,bos,500,-700
            """);

    assertThat(games.stream().map(RecordedGame::id)).containsExactly("a", "b");
    assertThat(games.get(0).states()).containsExactly(new ScoreState(2, 2_870.5));
    assertThat(games.get(0).prior().orElseThrow())
        .isCloseTo(0.6 - (0.6 + 100 / 230.0 - 1) / 2, within(1e-12));
    assertThat(games.get(1).states())
        .containsExactly(new ScoreState(0, 2_880), new ScoreState(0, 0));
    assertThat(games.get(1).prior().orElseThrow()).isBetween(0.43, 0.45);
    assertThat(games.get(1).result()).isZero();
  }

  @Test
  void shouldHaveNoPriorWhereNoLineFits() throws IOException {
    List<RecordedGame> games =
        games(
            "a,2020-01-05,BOS,GSW,1,1,2870.5,2,0\n",
            """
            2020-01-03,bos,gs,-150,130
            2020-01-05,gs,bos,-150,130
            2020-01-05,bos,gs,150,130
            2020-01-05,bos,gs,,
            """);

    assertThat(games.getFirst().prior()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a,2020-13-01,B,G,1,1,2870,2,0; states.csv.gz:2: date: '2020-13-01'",
        "a,2020-01-01,B,G,2,1,2870,2,0; states.csv.gz:2: home_won: '2'",
        "a,2020-01-01,B,G,1,0,2870,2,0; states.csv.gz:2: period: '0'",
        "a,2020-01-01,B,G,1,1,2881,2,0; states.csv.gz:2: sec_left_game: '2881'",
        "a,2020-01-01,B,G,1,1,abc,2,0; states.csv.gz:2: sec_left_game: 'abc'",
        "a,2020-01-01,B,G,1,1,2870,2.5,0; states.csv.gz:2: home_score: '2.5'",
        "a,2020-01-01,B,G,1,1,2870,2; states.csv.gz:2: away_score: the row is too short"
      })
  void shouldNameThePlaceOfBadInput(String row, String complaint) {
    assertThatThrownBy(() -> games(row + "\n", "2020-01-05,gs,bos,-150,130\n"))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void shouldRefuseOddsThatAreNone() {
    assertThatThrownBy(() -> games("", "2020-01-05,gs,bos,-50,130\n"))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("priors.csv.gz:2: home_ml: '-50'");
  }

  @Test
  void shouldRefuseFilesThatAreNone() throws IOException {
    Path text = file("a.csv", "just text\n1\n");
    Path notGzip = folder.resolve("b.csv.gz");
    Files.writeString(notGzip, "text");

    assertThatThrownBy(() -> Priors.read(folder.resolve("none.csv")))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> Priors.read(text))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("date: the header has no such column");
    assertThatThrownBy(() -> Priors.read(notGzip))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("not a gzip file");
    assertThatThrownBy(() -> Priors.read(file("c.csv", PRIORS)))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("no rows");
  }

  @Test
  void shouldReadSeveralBooksOnSoccer() throws IOException {
    Path matches =
        file(
            "e.csv",
            """
            \uFEFFDiv,Date,FTR,B365H,B365D,B365A,PSH,PSD,PSA,PSCH,PSCD,PSCA
            E0,05/08/2022,A,4.2,3.6,1.85,4.5,3.65,1.89,4.4,3.6,1.9
            E0,04/08/2022,H,,,,4.5,3.65,1.89,4.4,3.6,1.9
            """);

    List<RecordedMarket> markets = BookMarkets.read(List.of(matches));

    assertThat(markets).hasSize(2);
    assertThat(markets.get(0).opening()).hasSize(1);
    assertThat(markets.get(1).winner()).isEqualTo(2);
    assertThat(markets.get(1).opening().stream().map(line -> line.book()))
        .containsExactly("pinnacle", "bet365");
    assertThat(markets.get(1).closing()).hasSize(1);
    assertThatThrownBy(() -> BookMarkets.read(List.of(file("f.csv", "Date,FTR\n05/08/2022,X\n"))))
        .hasMessageContaining("f.csv:2: FTR: 'X'");
    assertThatThrownBy(
            () ->
                BookMarkets.read(
                    List.of(file("g.csv", "Date,FTR,PSH,PSD,PSA\n05/08/2022,H,1,2,3\n"))))
        .hasMessageContaining("g.csv:2: PSH: '1'");
  }

  @Test
  void shouldReadCountsOfBaseballFromTheHomeSide() throws IOException {
    List<BaseballCount> counts = new ArrayList<>();

    BaseballCounts.read(file("c.csv", "\"H\",9,0,1,-2,100,8\n\"V\",5,1,8,2,100,75\n"), counts::add);

    assertThat(counts)
        .containsExactly(
            new BaseballCount(9, true, 0, 0, -2, 100, 8),
            new BaseballCount(5, false, 1, 7, -2, 100, 25));
    for (String bad :
        List.of("X,1,0,1,0,5,2", "H,1,3,1,0,5,2", "H,1,0,9,0,5,2", "H,1,0,1,0,5,6", "H,1")) {
      assertThatThrownBy(() -> BaseballCounts.read(file("d.csv", bad + "\n"), counts::add))
          .isInstanceOf(BadTape.class)
          .hasMessageContaining("d.csv:1");
    }
  }

  @Test
  void shouldReadFootballPlayByPlay() throws IOException {
    file("2016091100.json.gz", football(10));
    file("2016091200.json.gz", football(11).replace("2016091100", "2016091200"));
    file("schedule.json.gz", "{}");

    List<RecordedGame> games = Gamecenter.read(folder, Priors.none());

    assertThat(games).hasSize(1);
    assertThat(games.getFirst().result()).isEqualTo(1);
    assertThat(games.getFirst().states())
        .containsExactly(
            new ScoreState(0, 3_600), new ScoreState(7, 1_850), new ScoreState(-1, 59));
    file("2016091300.json.gz", "not json");
    assertThatThrownBy(() -> Gamecenter.read(folder, Priors.none()))
        .isInstanceOf(BadTape.class)
        .hasMessageContaining("2016091300.json.gz");
  }

  /** A touchdown with a kick, one with two points for the others, a field goal in overtime. */
  private static String football(int finalHome) {
    return """
        {"2016091100":{"home":{"abbr":"ATL","score":{"T":%d}},"away":{"abbr":"NO","score":{"T":8}},
        "drives":{"1":{"plays":{"40":{"qtr":1,"time":"15:00"},"90":{"qtr":2,"time":"00:50"}}},
        "2":{"plays":{"300":{"qtr":4,"time":":59"},"400":{"qtr":5,"time":"10:00"},
        "350":{"qtr":4,"time":""}}},"crntdrv":2},
        "scrsummary":{"80":{"type":"TD","team":"ATL","desc":"A 1 yd. run (B kick is good) Drive: 2"},
        "210":{"type":"TD","team":"NO","desc":"C pass (D) from E (pass from F to G) Drive: 9 plays"},
        "410":{"type":"FG","team":"ATL","desc":"B 30 yd. FG Drive: 4"}}},"nextupdate":1}
        """
        .formatted(finalHome);
  }
}
