package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models on real games and real odds. */
class RealModelsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final String STATES = "nba-celtics-pbp/score_states.csv.gz";
  private static final String PRIORS = "oddsportal-moneylines/processed_nba.csv.gz";

  private static String data(String file) {
    Path path = DATA.resolve(file);
    assumeTrue(Files.exists(path), "the data are not here: " + path);
    return path.toString();
  }

  private static JsonNode run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add("--json");
    Run run = Run.of(command.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  private static double number(JsonNode node, String at) {
    return node.at(at).doubleValue();
  }

  @Test
  void shouldBeatTheClosedFormOnRecordedGames() throws IOException {
    JsonNode report =
        run(
            "calibrate",
            "winprob",
            "--league",
            "nba",
            "--states",
            data(STATES),
            "--priors",
            data(PRIORS),
            "--score-only");

    assertThat(report.path("states").intValue()).isEqualTo(37_450);
    assertThat(report.path("games").intValue()).isEqualTo(318);
    assertThat(report.path("withPrior").intValue()).isEqualTo(317);
    assertThat(number(report, "/brier")).isLessThan(0.1573);
    assertThat(number(report, "/logLoss")).isLessThan(0.4730);
    assertThat(number(report, "/baseline/brier")).isCloseTo(0.1577, within(2e-4));
    assertThat(number(report, "/baseline/logLoss")).isCloseTo(0.4749, within(2e-4));
    assertThat(number(report, "/pairedDifference/mean")).isLessThan(-0.0004);
    assertThat(number(report, "/pairedLogLossDifference/high")).isNegative();
    assertThat(number(report, "/coverage/share")).isGreaterThan(0.93);
    assertThat(report.at("/coverage/groups").intValue()).isGreaterThan(50);
  }

  @Test
  void shouldBeatTheClosedFormOnGamesThatTheFitHasNotSeen() throws IOException {
    JsonNode report =
        run(
            "calibrate",
            "winprob",
            "--league",
            "nba",
            "--states",
            data(STATES),
            "--priors",
            data(PRIORS));

    assertThat(report.path("fittedGames").intValue() + report.path("games").intValue())
        .isEqualTo(318);
    assertThat(number(report, "/pairedDifference/mean")).isNegative();
    assertThat(number(report, "/pairedLogLossDifference/mean")).isNegative();
    assertThat(number(report, "/parameters/reversion")).isBetween(0.015, 0.03);
    assertThat(number(report, "/coverage/share")).isGreaterThan(0.85);
  }

  @Test
  void shouldGoOnWithoutPriors() throws IOException {
    JsonNode report =
        run("calibrate", "winprob", "--league", "nba", "--states", data(STATES), "--score-only");

    assertThat(report.path("withPrior").intValue()).isZero();
    assertThat(number(report, "/brier")).isBetween(0.1580, 0.1740);
  }

  @Test
  void shouldBeatTheClosedFormInFootball() throws IOException {
    String[] command = {
      "calibrate",
      "winprob",
      "--league",
      "nfl",
      "--states",
      data("nfl-2016-gamecenter"),
      "--priors",
      data("oddsportal-moneylines/processed_nfl.csv.gz")
    };

    JsonNode later = run(command);

    assertThat(later.path("fittedGames").intValue()).isEqualTo(106);
    assertThat(later.path("games").intValue()).isEqualTo(81);
    assertThat(later.path("withPrior").intValue()).isEqualTo(78);
    assertThat(number(later, "/pairedDifference/mean")).isNegative();
    assertThat(number(later, "/pairedLogLossDifference/mean")).isNegative();
    assertThat(number(later, "/coverage/share")).isGreaterThan(0.9);
  }

  @Test
  void shouldFindPinnacleTheSharpest() throws IOException {
    JsonNode report =
        run(
            "calibrate",
            "consensus",
            "--data",
            data("football-data-multibook/E2.csv"),
            data("football-data-multibook/E3.csv"),
            data("football-data-multibook/E4.csv"));

    assertThat(report.path("fittedMatches").intValue()).isEqualTo(760);
    assertThat(report.path("judgedMatches").intValue()).isEqualTo(380);
    assertThat(number(report, "/sharpness/pinnacle")).isEqualTo(1);
    assertThat(number(report, "/sharpness/bet365")).isBetween(0.1, 0.3);
    assertThat(number(report, "/logLoss/fitted")).isLessThan(number(report, "/logLoss/pinnacle"));
    assertThat(number(report, "/logLoss/fitted")).isCloseTo(0.9656, within(1e-3));
  }

  @Test
  void shouldMakeTheShippedTableOfTheCounts(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("table.csv");

    Run run =
        Run.of(
            "calibrate",
            "baseball",
            "--counts",
            data("mlb-win-expectancy/win_expectancy_probs_1957-2023.csv"),
            "--out",
            table.toString());

    assertThat(run.exit()).isZero();
    assertThat(table)
        .hasSameTextualContentAs(
            Path.of("src/main/resources/io/tipoff/model/winprob/win-expectancy.csv"));
  }
}
