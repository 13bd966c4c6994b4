package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exchange as a process of its own. */
@Timeout(120)
class ExchangeCommandTest {

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dtipoff.home=" + Path.of("").toAbsolutePath(),
                Main.class.getName(),
                "exchange"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static JsonNode readyLine(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    return new ObjectMapper().readTree(out.readLine());
  }

  @Test
  void shouldSayWhereItIsServeAndEndCleanlyWhenAsked() throws Exception {
    Process process = start("--port", "0", "--seed", "7", "--no-page", "--json");
    try {
      JsonNode ready = readyLine(process);
      assertThat(ready.fieldNames())
          .toIterable()
          .containsExactly("rest", "ws", "opticodds", "espn", "theoddsapi", "keyId", "secretKey");
      String rest = ready.path("rest").textValue();
      assertThat(rest).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(ready.path("ws").textValue()).isEqualTo(rest.replace("http", "ws"));
      assertThat(ready.path("opticodds").textValue()).isEqualTo(rest + "/opticodds");
      assertThat(markets(rest)).contains("\"bestAskQuote\"").contains("MARKET_STATUS_OPEN");

      process.toHandle().destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(process.inputReader().readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String markets(String rest) throws IOException, InterruptedException {
    return get(rest + "/v1/markets");
  }

  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void shouldHaveTheSameKeyForTheSameSeed() throws Exception {
    Process first = start("--seed", "9", "--json");
    Process second = start("--seed", "9", "--json");
    try {
      JsonNode one = readyLine(first);
      JsonNode other = readyLine(second);
      assertThat(one.path("keyId")).isEqualTo(other.path("keyId"));
      assertThat(one.path("secretKey")).isEqualTo(other.path("secretKey"));
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  @Test
  void shouldRefuseOptionsThatCannotBe() {
    assertThat(Run.of("exchange", "--port", "70000").exit()).isEqualTo(2);
    assertThat(Run.of("exchange", "--speed", "0").exit()).isEqualTo(2);
    assertThat(Run.of("exchange", "--speed", "NaN").exit()).isEqualTo(2);
    assertThat(Run.of("exchange", "--cash", "nothing").exit()).isEqualTo(2);
    assertThat(Run.of("exchange", "--cash", "0").exit()).isEqualTo(2);
  }

  @Test
  void shouldSayWhichFaultsThereAre() {
    Run wrong = Run.of("exchange", "--fault", "lose-answr");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--fault", "lose-answr", "lose-answer", "half-open");

    Run value = Run.of("exchange", "--fault", "html", "--fault", "lose-answer:variant=burn");
    assertThat(value.exit()).isEqualTo(2);
    assertThat(value.err()).contains("reset or hang");
  }

  @Test
  void shouldGoWrongAsAskedFor() throws Exception {
    Process process =
        start(
            "--fault",
            "http-503:path=/v1/markets,next=1",
            "--fault",
            "clock-skew:seconds=5",
            "--json");
    try {
      String rest = readyLine(process).path("rest").textValue();

      assertThat(markets(rest)).contains("Service Unavailable");
      assertThat(markets(rest)).contains("MARKET_STATUS_OPEN");
      assertThat(get(rest + "/control/faults"))
          .contains("\"fault\":\"http-503\"", "\"strikes\":1", "clock-skew");
    } finally {
      process.destroyForcibly();
    }
  }
}
