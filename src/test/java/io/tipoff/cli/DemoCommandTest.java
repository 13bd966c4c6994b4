package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot on the embedded exchange, as a process of its own. */
@Timeout(180)
class DemoCommandTest {
  private static final String SECRET = "the user's own secret";

  @TempDir private Path folder;

  /** A process whose keys are not well formed: it would refuse them if it read them. */
  private Process start(String... arguments) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "-Dtipoff.home=" + Path.of("").toAbsolutePath(),
                Main.class.getName(),
                "demo"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("TIPOFF_CONTROL_DIRECTORY", folder.resolve("private").toString());
    builder.environment().put("POLYMARKET_KEY_ID", "the user's own key");
    builder.environment().put("POLYMARKET_SECRET_KEY", SECRET);
    return builder.start();
  }

  /** Reads what the process says until some words come. */
  private static String awaitWords(BufferedReader errors, String words) throws IOException {
    StringBuilder said = new StringBuilder();
    while (said.indexOf(words) < 0) {
      String line = errors.readLine();
      if (line == null) {
        throw new AssertionError("ended before '" + words + "': " + said);
      }
      said.append(line).append('\n');
    }
    return said.toString();
  }

  private JsonNode report(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(folder.resolve("out"));
    assertThat(lines).hasSize(1);
    return new ObjectMapper().readTree(lines.getFirst());
  }

  @Test
  void shouldTradeByItselfAndEndWithItsReport() throws Exception {
    Path journal = folder.resolve("demo.journal");
    Path page = folder.resolve("demo.html");
    long began = System.nanoTime();
    Process process =
        start(
            "--seconds",
            "8",
            "--speed",
            "20",
            "--seed",
            "7",
            "--no-page",
            "--json",
            "--journal",
            journal.toString(),
            "--html",
            page.toString());
    try (BufferedReader errors = process.errorReader()) {
      String said = awaitWords(errors, "page written");
      assertThat(said)
          .contains("seed 7", "20 requests a second are 1 a second of the game")
          .contains("following 12 markets", "first quote after", "the time is over", "replayed")
          .doesNotContain(SECRET);
      JsonNode report = report(process);

      assertThat(process.exitValue()).isZero();
      assertThat(report.path("fills").asInt()).isPositive();
      assertThat(report.path("orders").asInt()).isGreaterThanOrEqualTo(24);
      assertThat(report.at("/parity/commandsEqual").booleanValue()).isTrue();
      assertThat(report.at("/parity/maker/real").longValue())
          .isEqualTo(report.path("fills").longValue());
      assertThat(report.at("/parity/maker/matched").longValue()).isPositive();
      double took = (System.nanoTime() - began) / 1e9;
      assertThat(report.path("seconds").asDouble()).isBetween(4.0, took);
      assertThat(report.path("markets").size()).isEqualTo(12);
      assertThat(report.fieldNames())
          .toIterable()
          .contains("events", "pnl", "fees", "commandsHash", "strategies", "unsettled");
      assertThat(page).content().contains("uPlot", "market-maker");
      assertThat(folder.resolve("temporary")).isEmptyDirectory();
      Run replay = Run.of("replay", journal.toString(), "--json");
      assertThat(replay.exit()).as(replay.err()).isZero();
      assertThat(new ObjectMapper().readTree(replay.out()).get("commandsHash"))
          .isEqualTo(report.get("commandsHash"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldCancelEverythingAndReportWhenItIsAskedToStop() throws Exception {
    Process process = start("--speed", "20", "--seed", "7", "--json");
    try (BufferedReader errors = process.errorReader()) {
      awaitWords(errors, "first quote after");
      assertThat(folder.resolve("temporary")).isNotEmptyDirectory();

      process.toHandle().destroy();

      assertThat(awaitWords(errors, "replayed")).contains("stopping: interrupted");
      JsonNode report = report(process);
      assertThat(process.exitValue()).isZero();
      assertThat(report.path("orders").asInt()).isPositive();
      assertThat(report.at("/parity/commandsEqual").booleanValue()).isTrue();
      assertThat(folder.resolve("temporary")).isEmptyDirectory();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldRefuseOptionsThatCannotBe() throws IOException {
    Path there = Files.writeString(folder.resolve("there.journal"), "something");
    assertThat(Run.of("demo", "--speed", "0").exit()).isEqualTo(2);
    assertThat(Run.of("demo", "--speed", "1001").exit()).isEqualTo(2);
    assertThat(Run.of("demo", "--html", "no/such/page.html").exit()).isEqualTo(2);
    assertThat(Run.of("demo", "--journal", there.toString()).exit()).isEqualTo(2);
    assertThat(there).hasContent("something");
    assertThat(Run.of("demo", "--seconds", "1", "--set", "venue.url=https://venue.example").err())
        .contains("venue.url", "set twice");
  }
}
