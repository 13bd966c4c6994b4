package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as users and their scripts see them. */
class CommandLineTest {
  private static final String EVENING = "examples/evening";

  @TempDir private Path folder;

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.out()).endsWith("\n");
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "0.10, 1000, taker, 6.26",
    "0.10, 1000, maker, -1.12",
    "0.65, 1000, taker, 15.81",
    "0.65, 1000, maker, -2.84",
    "0.30, 1000, taker, 14.60",
    "0.30, 1000, maker, -2.62",
    "0.50, 1000, taker, 17.38",
    "0.50, 1000, maker, -3.12",
    "0.03, 100, taker, 0.20",
    "0.03, 100, maker, -0.04",
    "0.97, 3.12, taker, 0.01"
  })
  void shouldCalculateAFee(String price, String contracts, String role, String fee) {
    Run run =
        Run.of(
            "calc",
            "fee",
            "--price",
            price,
            "--contracts",
            contracts,
            "--role",
            role,
            "--date",
            "2026-10-01",
            "--json");

    assertThat(run.out()).isEqualTo("{\"fee\":\"" + fee + "\"}\n");
    assertThat(run.exit()).isZero();
  }

  @Test
  void shouldTakeTheMarketsOwnCoefficient() {
    Run run =
        Run.of(
            "calc",
            "fee",
            "--price",
            "0.50",
            "--contracts",
            "100",
            "--role",
            "taker",
            "--date",
            "2026-10-01",
            "--coefficient",
            "0.04",
            "--json");

    assertThat(run.out()).isEqualTo("{\"fee\":\"1.00\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calc fee --price 1 --contracts 1 --role taker",
        "calc fee --price 0.5 --contracts 0 --role taker",
        "calc fee --price 0.5 --contracts 1 --role waiter",
        "calc fee --price 0.5 --contracts 1 --role taker --date 2026-13-01",
        "calc fee --price 0.5 --contracts 1 --role taker --curve round",
        "bench --markets 0",
        "backtest --data examples/evening --html src",
        "backtest --data examples/evening --journal missing/x.journal",
        "calc fee --price 0.5 --contracts 1 --role taker --coefficient 2",
        "backtest",
        "backtest --data missing.csv",
        "backtest --data examples/evening --set risk.drawdown=7",
        "backtest --data examples/evening --html missing/page.html",
        "replay missing.journal",
        "import --data missing --out x.journal",
        "config check --set no.such.key=1",
        "nonsense",
        ""
      })
  void shouldRefuseWrongUsageAndBadInputInFewWords(String command) {
    Run run = Run.of(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSizeBetween(1, 3);
    assertThat(run.err()).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "backtest",
        "replay",
        "leadlag",
        "import",
        "calc",
        "calc fee",
        "config",
        "config show",
        "config check",
        "generate",
        "bench"
      })
  void shouldExplainItself(String command) {
    Run run = Run.of((command + " --help").strip().split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: tipoff " + command);
  }

  @Test
  void shouldReportABacktestAsOneLineOfJson() throws IOException {
    JsonNode report = json(Run.of("backtest", "--data", EVENING, "--json"));

    assertThat(report.path("events").intValue())
        .isEqualTo(Files.readAllLines(Path.of(EVENING, "bbo.csv")).size() - 1);
    assertThat(report.path("orders").intValue()).isPositive();
    assertThat(report.path("fills").intValue()).isPositive();
    assertThat(report.path("unsettled").intValue()).isZero();
    assertThat(report.path("commandsHash").textValue()).matches("[0-9a-f]{64}");
    assertThat(report.path("strategies").has("market-maker")).isTrue();
    assertThat(report.path("markets")).hasSize(3);
  }

  @Test
  void shouldDecideTheSameFromACsvTapeAndFromAJournal() throws IOException {
    Path imported = folder.resolve("evening.journal");
    assertThat(Run.of("import", "--data", EVENING, "--out", imported.toString()).exit()).isZero();

    JsonNode fromCsv = json(Run.of("backtest", "--data", EVENING, "--json"));
    JsonNode fromJournal = json(Run.of("backtest", "--data", imported.toString(), "--json"));

    assertThat(fromJournal.path("commandsHash")).isEqualTo(fromCsv.path("commandsHash"));
    assertThat(fromJournal.path("pnl")).isEqualTo(fromCsv.path("pnl"));
    assertThat(Run.of("replay", imported.toString()).exit()).isEqualTo(2);
  }

  @Test
  void shouldReplayWhatItRecordedAndRunOnWhatItRecorded() throws IOException {
    Path journal = folder.resolve("run.journal");
    JsonNode report =
        json(Run.of("backtest", "--data", EVENING, "--journal", journal.toString(), "--json"));

    JsonNode replayed = json(Run.of("replay", journal.toString(), "--json"));
    JsonNode again = json(Run.of("backtest", "--data", journal.toString(), "--json"));

    assertThat(replayed.path("reproduced").booleanValue()).isTrue();
    assertThat(replayed.path("commandsHash")).isEqualTo(report.path("commandsHash"));
    assertThat(again.path("commandsHash")).isEqualTo(report.path("commandsHash"));
  }

  @Test
  void shouldReplayWithTheRecordedConfigurationAndNotWithTodays() {
    Path journal = folder.resolve("run.journal");
    Run.of(
        "backtest",
        "--data",
        EVENING,
        "--journal",
        journal.toString(),
        "--set",
        "marketMaker.spread=0.05",
        "--fees-as-of",
        "2026-09-20");

    assertThat(Run.of("replay", journal.toString()).exit()).isZero();
  }

  @Test
  void shouldNeverOverwriteAJournalAndLeaveNoneHalfWritten() throws IOException {
    Path taken = Files.createFile(folder.resolve("taken.journal"));
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"),
            """
            ts_epoch,market_slug,best_bid,best_ask
            1790000000,a,0.40,0.42
            1780000000,a,0.40,0.42
            """);

    assertThat(Run.of("backtest", "--data", EVENING, "--journal", taken.toString()).exit())
        .isEqualTo(2);
    Run run =
        Run.of(
            "import", "--data", bad.toString(), "--out", folder.resolve("new.journal").toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("bad.csv:3: ts_epoch");
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("taken.journal", "bad.csv");
    }
  }

  @Test
  void shouldRefuseDataFromBeforeTheFeeSchedule() throws IOException {
    Path tape =
        Files.writeString(
            folder.resolve("old.csv"),
            """
            ts_epoch,market_slug,best_bid,best_ask
            1771900706,a,0.40,0.42
            """);

    Run refused = Run.of("backtest", "--data", tape.toString(), "--json");
    JsonNode allowed =
        json(Run.of("backtest", "--data", tape.toString(), "--fees-as-of", "2026-10-01", "--json"));

    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("--fees-as-of").contains("2026-07-21T04:00:00Z");
    assertThat(allowed.path("feesAsOf").textValue()).isEqualTo("2026-10-01");
  }

  @Test
  void shouldSettleAfterTheLastOfSeveralTapes() throws IOException {
    Path settlements = Files.writeString(folder.resolve("s.csv"), "slug,price\na,1\n");
    String row = "ts_epoch,market_slug,best_bid,best_ask\n%d,a,0.40,0.42\n";
    Path first = Files.writeString(folder.resolve("1.csv"), row.formatted(1_790_000_000));
    Path second = Files.writeString(folder.resolve("2.csv"), row.formatted(1_790_001_000));
    Path journal = folder.resolve("both.journal");

    Run run =
        Run.of(
            "import",
            "--data",
            first.toString(),
            second.toString(),
            "--settlements",
            settlements.toString(),
            "--out",
            journal.toString(),
            "--json");

    // Each tape lists, opens and quotes its market; one close and one settlement follow.
    assertThat(run.out()).contains("\"rows\":2").contains("\"events\":8");
  }

  @Test
  void shouldRefuseToCalculateAFeeThatNobodyKnows() {
    Run run =
        Run.of(
            "calc",
            "fee",
            "--price",
            "0.5",
            "--contracts",
            "1",
            "--role",
            "taker",
            "--date",
            "2025-01-01");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("the schedule begins at 2026-07-21T04:00:00Z");
  }

  @Test
  void shouldRefuseEveryOrderWhereTheTickIsUnknownAndSayWhy() throws IOException {
    String[] command = {"backtest", "--data", EVENING + "/bbo.csv"};

    Run text = Run.of(command);
    JsonNode report = json(Run.of("backtest", "--data", EVENING + "/bbo.csv", "--json"));

    assertThat(report.path("orders").intValue()).isZero();
    assertThat(report.path("standAsides").path("tick unknown").intValue()).isEqualTo(3);
    assertThat(text.out())
        .contains("Tick and minimum are unknown in 3 markets")
        .contains("--markets");
  }

  @Test
  void shouldRunOnTheMarketsThatAreNamedOnly() throws IOException {
    JsonNode report =
        json(
            Run.of(
                "backtest",
                "--data",
                EVENING,
                "--json",
                "--set",
                "markets.slugs=aec-nba-hbr-smt-2026-10-24"));

    assertThat(report.path("markets")).hasSize(1);
  }

  @Test
  void shouldListEveryFillAndWhyItWasAllowed() throws IOException {
    JsonNode report = json(Run.of("backtest", "--data", EVENING, "--json", "--verbose"));
    Run text = Run.of("backtest", "--data", EVENING, "--verbose");

    assertThat(report.path("fillList")).hasSize(report.path("fills").intValue());
    assertThat(text.out()).contains("print of ").contains("our place in the queue");
  }

  @Test
  void shouldWriteAPage() throws IOException {
    Path page = folder.resolve("page.html");

    Run run = Run.of("backtest", "--data", EVENING, "--html", page.toString());

    assertThat(run.exit()).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("uPlot");
  }

  @Test
  void shouldShowEveryKeyWithItsSource() throws IOException {
    JsonNode keys = json(Run.of("config", "show", "--json", "--set", "risk.dailyLoss=7"));

    assertThat(keys.path("risk.dailyLoss").path("value").asText()).isEqualTo("7");
    assertThat(keys.path("risk.dailyLoss").path("source").asText()).contains("--set");
    assertThat(keys.path("risk.totalLoss").path("source").asText()).contains("tipoff.yaml:");
    assertThat(List.of(Run.of("config", "check").exit(), Run.of("config", "show").exit()))
        .containsOnly(0);
  }
}
