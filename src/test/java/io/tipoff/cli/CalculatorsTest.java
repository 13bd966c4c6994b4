package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorsTest {
  private static JsonNode json(String command) throws IOException {
    Run run = Run.of((command + " --json").split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  private static double number(JsonNode node, String key) {
    assertThat(node.path(key).isNumber()).as(key).isTrue();
    return node.path(key).doubleValue();
  }

  @Test
  void shouldDevig() throws IOException {
    JsonNode shin = json("calc devig --method shin --odds 2.7,2.3,4.4");
    JsonNode plain = json("calc devig --method multiplicative --odds 2.7,2.3,4.4");

    assertThat(shin.path("probabilities").get(1).doubleValue())
        .isCloseTo(0.4232438481831195, within(1e-12));
    assertThat(number(shin, "parameter")).isCloseTo(0.016236442856292648, within(1e-12));
    assertThat(plain.path("probabilities").get(2).doubleValue())
        .isCloseTo(0.22013470400567173, within(1e-12));
    assertThat(plain.path("parameter").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "multiplicative, 0.5857068876229934",
    "additive, 0.5891702586206897",
    "power, 0.5909149851311966",
    "shin, 0.5891702586206897",
    "odds-ratio, 0.589320912790627",
    "probit, 0.5892887466069985"
  })
  void shouldReadAmericanOdds(String method, double home) throws IOException {
    JsonNode two = json("calc devig --odds -156,+132 --method " + method);

    assertThat(two.path("probabilities").get(0).doubleValue()).isCloseTo(home, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nba --sigma 12 --spread 0 --lead 10 --seconds-left 1440; 0.880704",
        "nba --sigma 12 --spread 5 --lead -5 --seconds-left 1440; 0.384139",
        "nba --sigma 12 --prior 0.6 --lead 0 --seconds-left 2880; 0.6",
        "nba --prior 0.6 --lead 0 --seconds-left 2880; 0.6",
        "nfl --prior 0.4 --lead 0 --seconds-left 3600; 0.4",
        "nfl --sigma 13.45 --spread -3 --lead 7 --seconds-left 1800; 0.718201",
        "nfl --sigma 13.45 --spread 0 --lead -4 --seconds-left 120; 0.055236",
        "mlb --prior 0.6 --inning 1 --half top; 0.6",
        "mlb --prior 0.6 --inning 9 --half bottom --lead 1; 1",
        "nhl --home-rate 3.1 --away-rate 2.9 --lead 1 --seconds-left 1200; 0.77558",
        "nhl --prior 0.55 --seconds-left 3600; 0.55",
        "soccer --home-rate 1.5 --away-rate 1.2 --seconds-left 5400; 0.44151",
        "soccer --prior 0.5 --total 3 --seconds-left 5400; 0.5"
      })
  void shouldCalculateWinProbabilities(String flags, double p) throws IOException {
    JsonNode result = json("calc winprob --league " + flags);

    assertThat(number(result, "probability")).isCloseTo(p, within(5e-5));
  }

  @Test
  void shouldStateTheUncertaintyOfAWinProbability() throws IOException {
    JsonNode result = json("calc winprob --league nba --prior 0.6 --lead 5 --seconds-left 720");

    assertThat(number(result, "probability")).isBetween(0.70, 0.80);
    assertThat(number(result, "sigma")).isBetween(0.005, 0.05);
    assertThat(number(result, "low")).isLessThan(number(result, "probability"));
    assertThat(number(result, "high")).isGreaterThan(number(result, "probability"));
    assertThat(
            Run.of("calc winprob --league mlb --prior 0.5 --runners 13 --outs 1".split(" ")).out())
        .contains("probability", "sigma");
  }

  @Test
  void shouldSizeAStake() throws IOException {
    String command =
        "calc kelly --probability 0.60 --price 0.55 --role taker --sigma 0.02 --bankroll 1000"
            + " --date 2026-10-01";
    JsonNode result = json(command);

    assertThat(number(result, "cost")).isCloseTo(0.567201, within(1e-6));
    assertThat(number(result, "fraction")).isCloseTo(0.075783, within(1e-6));
    assertThat(number(result, "shrink")).isCloseTo(0.7290, within(1e-4));
    assertThat(number(result, "contracts")).isCloseTo(97.3943, within(1e-3));
    assertThat(number(json(command + " --cap 0.25"), "contracts"))
        .isCloseTo(97.3943 / 4, within(1e-3));
    assertThat(Run.of(command.split(" ")).out()).contains("97.3943");
  }

  @Test
  void shouldFindAConsensus() throws IOException {
    String books =
        " --book pinnacle=-110,+100 --book circa=1.91,2.0@5 --book fanduel=-112,-108/500";
    JsonNode result = json("calc consensus" + books + " --book nobody=2,1.9");

    assertThat(result.path("probabilities").get(0).doubleValue()).isBetween(0.505, 0.515);
    assertThat(result.path("sigmas")).hasSize(2);
    assertThat(result.path("low").get(0).doubleValue()).isLessThan(0.505);
    assertThat(result.path("books")).hasSize(3);
    assertThat(result.path("leftOut").get(0).path("book").textValue()).isEqualTo("nobody");
    assertThat(Run.of(("calc consensus" + books).split(" ")).out()).contains("outcome 1", "circa");
  }

  @Test
  void shouldRefuseAConsensusOfTooFew() {
    Run run =
        Run.of(
            "calc consensus --book pinnacle=1.9,2.0 --book fanduel=1.9,2.0 --book x=-,2"
                .split(" "));

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("2 independent books are left; 3 are needed", "rated are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calc devig",
        "calc devig --odds 2.7",
        "calc devig --odds 2.7,abc",
        "calc devig --odds 2.1,2.1",
        "calc devig --odds 1.6,1.6",
        "calc devig --odds 1.9,1",
        "calc devig --odds 1.9,1.9 --method guess",
        "calc winprob --league nba --prior 0.6",
        "calc winprob --league nba --seconds-left 100",
        "calc winprob --league nba --prior 1.2 --seconds-left 100",
        "calc winprob --league nba --prior 0.5 --seconds-left 2881",
        "calc winprob --league nba --prior 0.5 --seconds-left -1",
        "calc winprob --league nba --prior 0.5 --seconds-left NaN",
        "calc winprob --league nba --sigma 0 --spread 1 --seconds-left 100",
        "calc winprob --league nba --sigma 12 --spread 1e9 --seconds-left 100",
        "calc winprob --league nba --prior 0.5 --prior-sigma 0.7 --seconds-left 100",
        "calc winprob --league curling --prior 0.5 --seconds-left 100",
        "calc winprob --league mlb --prior 0.5 --outs 3",
        "calc winprob --league mlb --prior 0.5 --inning 0",
        "calc winprob --league mlb --prior 0.5 --runners 4",
        "calc winprob --league mlb --prior 0.5 --seconds-left 100",
        "calc winprob --league nhl --home-rate 3 --seconds-left 100",
        "calc winprob --league nhl --prior 0.5 --overtime 2 --seconds-left 100",
        "calc winprob --league soccer --prior 0.99 --total 1 --seconds-left 100",
        "calc winprob --league soccer --home-rate -1 --away-rate 1 --seconds-left 100",
        "calc kelly --probability 1.6 --price 0.5 --role taker",
        "calc kelly --probability 0.6 --price 1.5 --role taker",
        "calc kelly --probability 0.6 --price 0.5 --role taker --sigma -1",
        "calc kelly --probability 0.6 --price 0.5 --role taker --bankroll 0",
        "calc kelly --probability 0.6 --price 0.5 --role taker --cap 2",
        "calc consensus",
        "calc consensus --book pinnacle",
        "calc consensus --book pinnacle=2,x",
        "calc consensus --book pinnacle=2,1.9 --book circa=2,3,4",
        "calc consensus --book pinnacle=2,1.9 --z 0",
        "calibrate",
        "calibrate winprob --league nba",
        "calibrate winprob --league nba --states missing.csv",
        "calibrate winprob --league nba --states pom.xml",
        "calibrate winprob --league chess --states pom.xml",
        "calibrate consensus --data missing.csv",
        "calibrate baseball --counts missing.csv --out x.csv"
      })
  void shouldRefuseWrongUsageAndBadInputInFewWords(String command) {
    Run run = Run.of(command.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSizeBetween(1, 3);
    assertThat(run.err()).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calc devig",
        "calc winprob",
        "calc kelly",
        "calc consensus",
        "calibrate",
        "calibrate winprob",
        "calibrate consensus",
        "calibrate baseball"
      })
  void shouldExplainItself(String command) {
    Run run = Run.of((command + " --help").split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: tipoff " + command);
  }
}
