package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.protocol.ApiKey;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.market.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that follow the venue, as processes of their own, on an embedded exchange. */
@Timeout(120)
class PaperSocketsTest {
  private static ExchangeServer exchange;

  @TempDir private Path folder;

  /** What a process printed, and how it ended. */
  private record Ended(int exit, String out, String err) {}

  @BeforeAll
  static void start() throws IOException {
    exchange =
        ExchangeServer.start(
            ServerSettings.of(List.of(), Configuration.defaults().feeSchedule())
                .withSeed(OptionalLong.of(7))
                .withWorld(SeasonSettings.of(7).withGames(2)));
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static Map<String, String> keys(ApiKey key) {
    return Map.of("POLYMARKET_KEY_ID", key.id(), "POLYMARKET_SECRET_KEY", key.secret());
  }

  /** A key of its own: one key may ask only so often. */
  private static Map<String, String> newKeys() {
    return keys(exchange.open(new AccountId(UUID.randomUUID().toString()), Money.of("100")));
  }

  private Process launch(Map<String, String> environment, String... arguments) throws IOException {
    return launch("", environment, arguments);
  }

  private Process launch(String prefix, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(prefix + "out").toFile())
            .redirectError(folder.resolve(prefix + "err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("POLYMARKET_"));
    builder.environment().put("TIPOFF_STORE_DIRECTORY", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Ended end(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  private Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return end(launch(environment, arguments));
  }

  private static String url() {
    return exchange.rest().toString();
  }

  @Test
  void shouldQuoteOnTheExchangeAndReplayToTheSameCommands() throws Exception {
    Path journal = folder.resolve("session.journal");

    Ended ended =
        run(
            newKeys(),
            "paper",
            "--venue",
            url(),
            "--seconds",
            "6",
            "--journal",
            journal.toString(),
            "--json");

    assertThat(ended.exit).as(ended.err).isZero();
    assertThat(ended.err).contains("following 6 markets of " + url(), "market data flows");
    JsonNode report = new ObjectMapper().readTree(ended.out);
    assertThat(report.get("orders").asInt()).isGreaterThanOrEqualTo(12);
    assertThat(report.get("markets").size()).isEqualTo(6);
    Run replay = Run.of("replay", journal.toString(), "--json");
    assertThat(replay.exit()).as(replay.err()).isZero();
    assertThat(new ObjectMapper().readTree(replay.out()).get("commandsHash"))
        .isEqualTo(report.get("commandsHash"));
  }

  @Test
  void shouldKeepTheAccountOverRestarts() throws Exception {
    Map<String, String> keys = newKeys();
    String[] paper = {"paper", "--venue", url(), "--seconds", "8", "--json"};

    Ended first = run(keys, paper);
    assertThat(first.exit).as(first.err).isZero();
    assertThat(first.err).doesNotContain("the account goes on");
    List<String> left =
        query(
            "SELECT (SELECT cash FROM sessions WHERE number = 1) || ' ' || MAX(number) FROM orders");
    assertThat(query("SELECT state FROM sessions")).as(first.err).containsExactly("ENDED");
    assertThat(query("SELECT dropped FROM gaps")).isEmpty();
    JsonNode printed = new ObjectMapper().readTree(first.out);
    JsonNode kept = report();
    for (String key :
        List.of(
            "orders",
            "replaces",
            "cancels",
            "fills",
            "contracts",
            "pnl",
            "pnlAtMid",
            "realised",
            "unrealised",
            "fees",
            "feesPaid",
            "rebates",
            "makerShare",
            "unsettled")) {
      assertThat(kept.get(key)).as(key).isEqualTo(printed.get(key));
    }
    assertThat(kept.fieldNames())
        .toIterable()
        .contains("orders", "fills", "pnl", "fees", "strategies", "markets", "unsettled")
        .doesNotContain("events", "seconds", "commandsHash");
    Ended second = run(keys, paper);

    assertThat(second.exit).as(second.err).isZero();
    assertThat(second.err).contains("the account goes on: cash ");
    assertThat(query("SELECT cash_before || ' ' || last_order FROM sessions WHERE number = 2"))
        .isEqualTo(left);
    assertThat(query("SELECT state FROM sessions ORDER BY number")).containsOnly("ENDED");
    assertThat(query("SELECT kind FROM ledger WHERE kind IN ('OPENING', 'CORRECTION')"))
        .containsExactly("OPENING");
    assertThat(query("SELECT SUM(amount) FROM ledger"))
        .isEqualTo(query("SELECT cash FROM sessions WHERE number = 2"));
    assertThat(
            query(
                "SELECT p.market FROM positions p WHERE quantity <> (SELECT SUM(quantity) FROM"
                    + " executions e WHERE e.market = p.market)"))
        .isEmpty();
    assertThat(query("SELECT 1 FROM signals LIMIT 1")).isNotEmpty();
    assertThat(query("SELECT 1 FROM equity WHERE session = 2 LIMIT 1")).isNotEmpty();
    assertThat(query("SELECT high_water_mark > 0 FROM risk_state")).containsExactly("1");
    JsonNode json = report();
    assertThat(json.get("fills").asLong())
        .isEqualTo(
            Long.parseLong(
                query("SELECT COUNT(*) FROM executions WHERE kind = 'FILL'").getFirst()));
  }

  private JsonNode report() throws IOException {
    Run report =
        Run.of(
            "report",
            "--mode",
            "paper",
            "--json",
            "--set",
            "store.directory=" + folder.resolve("data"));
    assertThat(report.exit()).as(report.err()).isZero();
    return new ObjectMapper().readTree(report.out());
  }

  /** The first column of what the database of paper trading answers. */
  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/paper.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Test
  void shouldRefuseASecondEngineWithTheSameKey() throws Exception {
    Map<String, String> keys = newKeys();
    Process first = launch(keys, "paper", "--venue", url(), "--json");
    awaitWords("following");
    Process second = launch("second-", keys, "paper", "--venue", url());
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("second-err")))
        .contains("one engine a key", "pid " + first.pid());
    first.destroy();
    assertThat(end(first).exit).isZero();
  }

  @Test
  void shouldRecordWhatABacktestCanRead() throws Exception {
    Path journal = folder.resolve("data.journal");

    Ended ended =
        run(newKeys(), "record", "--venue", url(), "--seconds", "4", "--out", journal.toString());

    assertThat(ended.exit).as(ended.err).isZero();
    Run backtest = Run.of("backtest", "--data", journal.toString(), "--json");
    assertThat(backtest.exit()).as(backtest.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(backtest.out());
    assertThat(report.get("orders").asInt()).isPositive();
    assertThat(report.get("markets").size()).isEqualTo(6);
  }

  @Test
  void shouldEndWithItsReportWhenItIsAskedToStop() throws Exception {
    Process process = launch(newKeys(), "paper", "--venue", url(), "--json");
    awaitWords("following");

    process.destroy();

    Ended ended = end(process);
    assertThat(ended.exit).as(ended.err).isZero();
    assertThat(new ObjectMapper().readTree(ended.out).has("pnl")).isTrue();
  }

  /** The words on standard error that show how far the process is. */
  private void awaitWords(String words) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.exists(folder.resolve("err"))) {
        try (BufferedReader lines =
            Files.newBufferedReader(folder.resolve("err"), StandardCharsets.UTF_8)) {
          if (lines.lines().anyMatch(line -> line.contains(words))) {
            return;
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no " + words);
  }

  @Test
  void shouldReadBooksWithoutAKey() throws Exception {
    Ended ended =
        run(
            Map.of(),
            "paper",
            "--venue",
            url(),
            "--poll",
            "--seconds",
            "4",
            "--set",
            "venue.pollInterval=1s",
            "--json");

    assertThat(ended.exit).as(ended.err).isZero();
    assertThat(new ObjectMapper().readTree(ended.out).get("orders").asInt()).isPositive();
  }

  @Test
  void shouldSayThatAStreamNeedsAKey() throws Exception {
    Ended ended = run(Map.of(), "paper", "--venue", url());

    assertThat(ended.exit).isEqualTo(3);
    assertThat(ended.err).contains("POLYMARKET_KEY_ID", "--poll");
  }

  @Test
  void shouldEndWhenTheVenueDoesNotAcceptTheKey() throws Exception {
    String secret = Base64.getEncoder().encodeToString(new byte[32]);
    Ended ended =
        run(
            Map.of(
                "POLYMARKET_KEY_ID", UUID.randomUUID().toString(), "POLYMARKET_SECRET_KEY", secret),
            "record",
            "--venue",
            url(),
            "--out",
            folder.resolve("never").toString());

    assertThat(ended.exit).isEqualTo(1);
    assertThat(ended.err).contains("does not accept the key").doesNotContain(secret);
  }

  @Test
  void shouldRefuseAMalformedSecretWithoutPrintingIt() throws Exception {
    Ended ended =
        run(
            Map.of("POLYMARKET_KEY_ID", "k", "POLYMARKET_SECRET_KEY", "bm90IGEga2V5"),
            "paper",
            "--venue",
            url());

    assertThat(ended.exit).isEqualTo(2);
    assertThat(ended.err).contains("POLYMARKET_SECRET_KEY").doesNotContain("bm90IGEga2V5");
  }

  @Test
  void shouldSayThatTheVenueCannotBeReached() throws Exception {
    Ended ended = run(newKeys(), "markets", "--venue", "http://127.0.0.1:1");

    assertThat(ended.exit).isEqualTo(1);
    assertThat(ended.err).contains("connection refused");
  }

  @Test
  void shouldRefuseAVenueElsewhereThatIsNotEncrypted() throws Exception {
    Ended ended = run(newKeys(), "markets", "--venue", "http://venue.example");

    assertThat(ended.exit).isEqualTo(2);
    assertThat(ended.err).contains("https://host");
  }

  @Test
  void shouldListTheMarketsThatWouldBeTraded() throws Exception {
    Ended all = run(Map.of(), "markets", "--venue", url(), "--json");
    Ended none = run(Map.of(), "markets", "--venue", url(), "--league", "nfl", "--json");
    Ended one =
        run(
            Map.of("TIPOFF_MARKETS_TYPES", "moneyline", "TIPOFF_MARKETS_MOST", "1"),
            "markets",
            "--venue",
            url(),
            "--universe",
            "--json");

    assertThat(markets(all)).hasSize(6);
    assertThat(markets(none)).isEmpty();
    assertThat(markets(one))
        .singleElement()
        .satisfies(market -> assertThat(market.get("type").asText()).isEqualTo("moneyline"));
  }

  private static JsonNode markets(Ended ended) throws IOException {
    assertThat(ended.exit).as(ended.err).isZero();
    return new ObjectMapper().readTree(ended.out).get("markets");
  }
}
