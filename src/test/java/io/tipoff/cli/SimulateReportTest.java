package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evenings in virtual time as users and their scripts see them. */
class SimulateReportTest {
  @TempDir private Path folder;

  /** What a JVM of its own prints. */
  private static String output(String flag, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flag, "-Xmx300m", "-cp", System.getProperty("java.class.path")));
    command.add("io.tipoff.cli.Main");
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(out, StandardCharsets.UTF_8);
  }

  @Test
  void shouldPrintTheSameBytesInAnyProcess() throws IOException, InterruptedException {
    String[] arguments = {"simulate", "--seeds", "1", "--games", "1", "--json"};

    String first = output("-XX:+UseSerialGC", arguments);
    String second = output("-XX:+UseParallelGC", arguments);

    assertThat(first).isNotEmpty().isEqualTo(second);
    JsonNode report = new ObjectMapper().readTree(first);
    assertThat(report.path("fills").longValue()).isPositive();
    assertThat(report.path("unsettled").intValue()).isZero();
    assertThat(report.path("markets")).hasSize(3);
    JsonNode parity = report.path("parity");
    assertThat(parity.path("commandsEqual").booleanValue()).isTrue();
    assertThat(parity.path("pnlReal").textValue())
        .as("everything is settled")
        .isEqualTo(report.path("pnl").textValue());
    JsonNode maker = parity.path("maker");
    assertThat(maker.path("real").longValue())
        .isEqualTo(maker.path("matched").longValue() + maker.path("missed").longValue());
  }

  @Test
  void shouldShowTheFillsOfEachStrategyInGroups() throws IOException {
    Run run =
        Run.of(
            "simulate",
            "--seeds",
            "1",
            "--games",
            "1",
            "--json",
            "--feed-delay",
            "0",
            "--set",
            "liveArbitrage.enabled=true",
            "--set",
            "liveArbitrage.trusted=nba",
            "--set",
            "statisticalEdge.enabled=true");
    JsonNode report = new ObjectMapper().readTree(run.out());
    Map<String, BigDecimal> pnl = new TreeMap<>();
    Map<String, Long> fills = new TreeMap<>();
    for (JsonNode group : report.path("groups")) {
      String strategy = group.path("strategy").textValue();
      pnl.merge(strategy, new BigDecimal(group.path("pnl").textValue()), BigDecimal::add);
      fills.merge(strategy, group.path("fills").longValue(), Long::sum);
    }
    assertThat(report.path("strategies").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(pnl.keySet());
    for (String strategy : pnl.keySet()) {
      JsonNode whole = report.path("strategies").path(strategy);
      assertThat(pnl.get(strategy))
          .as(strategy)
          .isEqualByComparingTo(new BigDecimal(whole.path("pnl").textValue()));
      assertThat(fills.get(strategy)).as(strategy).isEqualTo(whole.path("fills").longValue());
    }
    assertThat(report.path("groups").findValuesAsText("phase")).contains("in-play");
    assertThat(report.path("groups").findValuesAsText("league")).containsOnly("nba");
  }

  @Test
  void shouldAddUpSeveralEvenings() throws IOException {
    JsonNode one = json("1");
    JsonNode other = json("2");
    Run both = Run.of("simulate", "--seeds", "2", "--games", "1", "--json");
    JsonNode sum = new ObjectMapper().readTree(both.out());

    for (String key : List.of("pnl", "fees", "startEquity")) {
      assertThat(new BigDecimal(sum.path(key).textValue()))
          .as(key)
          .isEqualByComparingTo(
              new BigDecimal(one.path(key).textValue())
                  .add(new BigDecimal(other.path(key).textValue())));
    }
    for (String key : List.of("events", "orders", "fills")) {
      assertThat(sum.path(key).longValue())
          .as(key)
          .isEqualTo(one.path(key).longValue() + other.path(key).longValue());
    }
    assertThat(sum.path("seconds").doubleValue())
        .isBetween(
            one.path("seconds").doubleValue() + other.path("seconds").doubleValue() - 1e-6,
            one.path("seconds").doubleValue() + other.path("seconds").doubleValue() + 1e-6);
    assertThat(sum.path("commandsHash").textValue())
        .isNotEqualTo(one.path("commandsHash").textValue());
  }

  private static JsonNode json(String seed) throws IOException {
    Run run = Run.of("simulate", "--seeds", "1", "--first-seed", seed, "--games", "1", "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void shouldWriteAPageOfOneEvening() throws IOException {
    Path page = folder.resolve("page.html");

    Run run = Run.of("simulate", "--seeds", "1", "--games", "1", "--html", page.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("PAPER AGAINST REAL FILLS")
        .contains("replayed commands   the same");
    assertThat(Files.readString(page)).contains("Paper against real fills");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seeds 0",
        "--seeds 100001",
        "--seeds 1 --games 0",
        "--seeds 1 --games 17",
        "--seeds 1 --sport CHESS",
        "--seeds 1 --scenario CALM",
        "--seeds 2 --html page.html",
        "--seeds x",
        ""
      })
  void shouldRefuseWhatCannotBe(String options) {
    List<String> arguments = new ArrayList<>(List.of("simulate"));
    arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));

    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--");
    assertThat(run.out()).isEmpty();
  }
}
