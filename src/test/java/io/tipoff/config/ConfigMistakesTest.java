package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of mistake, with the exact line that tells it. */
class ConfigMistakesTest {
  private static final String BASE = "config/tipoff.yaml";

  @TempDir private Path home;
  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(home.resolve("config"));
  }

  private List<String> mistakes(String base, Map<String, String> environment, String... sets)
      throws IOException {
    Files.writeString(directory.resolve("tipoff.yaml"), base);
    ConfigException thrown =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigFiles.load(directory, "paper", environment, List.of(sets)));
    return thrown == null ? List.of() : thrown.getMessage().lines().toList();
  }

  private List<String> mistakes(String base) throws IOException {
    return mistakes(base, Map.of());
  }

  private List<String> mistakesOf(String variable, String value) throws IOException {
    return mistakes("", Map.of(variable, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          risk: {dailyLoss: 0}          | 1:19: risk.dailyLoss: "0" is out of range; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: 1000000.01} | 1:19: risk.dailyLoss: "1000000.01" is out of range; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: -5}         | 1:19: risk.dailyLoss: "-5" is out of range; allowed: 0.01 to 1000000 dollars
          risk: {ordersPerSide: 11}     | 1:23: risk.ordersPerSide: "11" is out of range; allowed: 1 to 10 orders
          risk: {collarTicks: -1}       | 1:21: risk.collarTicks: "-1" is out of range; allowed: 0 to 100 ticks
          risk: {drawdown: 0.12345}     | 1:18: risk.drawdown: "0.12345" is too fine; allowed: 0.001 to 1 of the highest equity with at most 4 decimals
          book: {maxAge: 999ms}         | 1:16: book.maxAge: "999ms" is out of range; allowed: 1s to 1d
          engine: {rejectPause: 11m}    | 1:23: engine.rejectPause: "11m" is out of range; allowed: 0ms to 10m
          paper: {fillCap: 0}           | 1:18: paper.fillCap: "0" is out of range; allowed: 0.0001 to 1000000 contracts
          """)
  void shouldSayTheRangeWhenAValueIsOutOfIt(String yaml, String line) throws IOException {
    assertThat(mistakes(yaml)).containsExactly(BASE + ":" + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          risk: {dailyLoss: much}          | 1:19: risk.dailyLoss: "much" is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: 1e3}           | 1:19: risk.dailyLoss: "1e3" is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: }              | 1:18: risk.dailyLoss: nothing is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: [5]}           | 1:19: risk.dailyLoss: a list is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: {a: 5}}        | 1:19: risk.dailyLoss: a mapping is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {dailyLoss: *other}        | 1:19: risk.dailyLoss: an alias is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk: {ordersPerSide: 2.0}       | 1:23: risk.ordersPerSide: "2.0" is not a whole number of at most 9 digits; allowed: 1 to 10 orders
          risk: {ordersPerSide: 9999999999} | 1:23: risk.ordersPerSide: "9999999999" is not a whole number of at most 9 digits; allowed: 1 to 10 orders
          book: {maxAge: 10}               | 1:16: book.maxAge: "10" is not a duration; allowed: 1s to 1d
          fees: {asOf: 2026-02-30}         | 1:14: fees.asOf: "2026-02-30" is not a date; allowed: 2000-01-01 to 2200-01-01
          fees: {asOf: 1999-12-31}         | 1:14: fees.asOf: "1999-12-31" is out of range; allowed: 2000-01-01 to 2200-01-01
          marketMaker: {enabled: yes}      | 1:24: marketMaker.enabled: "yes" is not a switch; allowed: true or false
          markets: {slugs: a-b}            | 1:18: markets.slugs: "a-b" is not a list; allowed: a list, each letters, digits, dots, dashes and underscores
          markets: {slugs: [a b]}          | 1:19: markets.slugs[0]: "a b" is not a market slug; allowed: letters, digits, dots, dashes and underscores
          risk: 5                          | 1:7: risk: "5" is not a mapping; allowed: the keys marketLoss, totalLoss, eventLoss, leagueLoss, settlementDayLoss, groupLoss, positions, dailyVolume, cashBuffer, groups, ordersPerSide, minimumOrder, lowestPrice, highestPrice, collarTicks, dailyLoss, drawdown
          5                                | 1:1: "5" is not a mapping; allowed: the keys book, marketMaker, gameQuoting, incentives, liveArbitrage, statisticalEdge, risk, breaker, sizing, regimes, feeds, hedge, sums, engine, paper, markets, venue, store, fees, control, live, watchdog, monitor
          """)
  void shouldSayWhatIsAllowedWhenAValueIsOfTheWrongType(String yaml, String line)
      throws IOException {
    assertThat(mistakes(yaml)).containsExactly(BASE + ":" + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          risk: {dailyLos: 5}        | 1:8: risk.dailyLos: unknown key; the nearest known key is risk.dailyLoss
          risk: {dailyloss: 5}       | 1:8: risk.dailyloss: unknown key; the nearest known key is risk.dailyLoss
          riks: {dailyLoss: 5}       | 1:1: riks: unknown key; the nearest known key is risk
          dailyLoss: 5               | 1:1: dailyLoss: unknown key; the nearest known key is risk.dailyLoss
          risk: {rejectPause: 5s}    | 1:8: risk.rejectPause: unknown key; the nearest known key is engine.rejectPause
          risk.dailyLoss: 5          | 1:1: risk.dailyLoss: a name with dots; allowed: nested keys
          """)
  void shouldNameTheNearestKeyWhenOneIsUnknown(String yaml, String line) throws IOException {
    assertThat(mistakes(yaml)).containsExactly(BASE + ":" + line);
  }

  @Test
  void shouldNotShowTheValueOfAnUnknownKey() throws IOException {
    List<String> lines =
        mistakes(
            "POLYMARKET_SECRET_KEY: c2VjcmV0\nrisk: {token: c2VjcmV0}\n",
            Map.of("TIPOFF_POLYMARKET_SECRET_KEY", "c2VjcmV0"),
            "polymarket.secretKey=c2VjcmV0",
            "c2VjcmV0");
    assertThat(lines).hasSize(5).noneMatch(line -> line.contains("c2VjcmV0"));
    assertThat(lines.getFirst())
        .startsWith(BASE + ":1:1: POLYMARKET_SECRET_KEY: unknown key; the nearest known key is ");
  }

  @Test
  void shouldNotShowTheTextOfMalformedYaml() throws IOException {
    assertThat(mistakes("POLYMARKET_SECRET_KEY: c2VjcmV0\n\tnext: 'c2VjcmV0\n"))
        .hasSize(1)
        .noneMatch(line -> line.contains("c2VjcmV0"));
  }

  @Test
  void shouldNameBothPlacesWhenAKeyIsThereTwice() throws IOException {
    assertThat(mistakes("risk:\n  dailyLoss: 5\n  drawdown: 0.1\n  dailyLoss: 6\nrisk: {}\n"))
        .containsExactly(
            BASE + ":4:3: risk.dailyLoss: duplicate key, first at " + BASE + ":2; allowed: once",
            BASE + ":5:1: risk: duplicate key, first at " + BASE + ":1; allowed: once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          risk: a: b      | :1:8: malformed YAML: mapping values are not allowed here
          risk: [1        | :1:9: malformed YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>
          risk: @x        | :1:7: malformed YAML: while scanning for the next token: found character '@' that cannot start any token. (Do not use @ for indentation)
          ? [a, b]        | : malformed YAML: Expected a field name (Scalar value in YAML)
          """)
  void shouldSayWhereYamlIsMalformed(String yaml, String line) throws IOException {
    assertThat(mistakes(yaml)).containsExactly(BASE + line);
  }

  @Test
  void shouldRefuseControlCharacters() throws IOException {
    assertThat(mistakes("risk: \u0001\n"))
        .containsExactly(BASE + ": malformed YAML: special characters are not allowed");
  }

  @Test
  void shouldRefuseASecondDocument() throws IOException {
    assertThat(mistakes("risk: {}\n---\nrisk: {}\n"))
        .containsExactly(BASE + ":3:1: a second document; allowed: one");
  }

  @Test
  void shouldRefuseWhatIsNotUtf8() throws IOException {
    Files.write(directory.resolve("tipoff.paper.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
    assertThat(mistakes("")).containsExactly("config/tipoff.paper.yaml: not UTF-8 text");
  }

  @Test
  void shouldNameTheBaseWhenItIsNotThere() {
    assertThatThrownBy(() -> ConfigFiles.load(directory, "paper", Map.of(), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("config/tipoff.yaml: no such file in " + directory);
  }

  @Test
  void shouldKeepToOneLineWhateverIsWritten() throws IOException {
    assertThat(mistakes("\"a\\nb\\u2028c\": 1\nrisk: {dailyLoss: \"1\\r\\n2\"}\n"))
        .hasSize(2)
        .element(1)
        .isEqualTo(
            BASE
                + ":2:19: risk.dailyLoss: \"1  2\" is not a decimal number;"
                + " allowed: 0.01 to 1000000 dollars");
  }

  @Test
  void shouldShortenLongValues() throws IOException {
    assertThat(mistakes("risk: {dailyLoss: " + "9".repeat(200) + "}"))
        .singleElement()
        .asString()
        .contains('"' + "9".repeat(40) + "...\" is not a decimal number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TIPOFF_RISK_DAILY_LOSS    | 0    | TIPOFF_RISK_DAILY_LOSS: risk.dailyLoss: "0" is out of range; allowed: 0.01 to 1000000 dollars
          TIPOFF_RISK_DAILY_LOSS    | ``   | TIPOFF_RISK_DAILY_LOSS: risk.dailyLoss: nothing is not a decimal number; allowed: 0.01 to 1000000 dollars
          TIPOFF_RISK_DAILYLOSS     | 5    | TIPOFF_RISK_DAILYLOSS: unknown variable; the nearest known variable is TIPOFF_RISK_DAILY_LOSS
          TIPOFF_MARKETS_SLUGS      | a,,b | TIPOFF_MARKETS_SLUGS: markets.slugs[1]: nothing is not a market slug; allowed: letters, digits, dots, dashes and underscores
          TIPOFF_FEES_SCHEDULE      | [{   | TIPOFF_FEES_SCHEDULE: malformed YAML: while parsing a flow node: expected the node content, but found '<stream end>'
          TIPOFF_FEES_SCHEDULE      | 0.06 | TIPOFF_FEES_SCHEDULE: fees.schedule[0]: "0.06" is not a mapping; allowed: the keys from, curve, taker, maker, convexity
          """)
  void shouldNameTheVariable(String name, String value, String line) throws IOException {
    assertThat(mistakesOf(name, value)).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          risk.dailyLoss=0   | --set risk.dailyLoss: "0" is out of range; allowed: 0.01 to 1000000 dollars
          risk.dailyLoss=x=y | --set risk.dailyLoss: "x=y" is not a decimal number; allowed: 0.01 to 1000000 dollars
          risk.dailyLos=5    | --set risk.dailyLos: unknown key; the nearest known key is risk.dailyLoss
          risk=5             | --set risk: unknown key; the nearest known key is risk.cashBuffer
          risk.dailyLoss     | --set number 1: no equals sign; allowed: key=value
          fees.schedule=[{   | --set fees.schedule: malformed YAML: while parsing a flow node: expected the node content, but found '<stream end>'
          """)
  void shouldNameTheFlag(String flag, String line) throws IOException {
    assertThat(mistakes("", Map.of(), flag)).containsExactly(line);
  }

  @Test
  void shouldRefuseAFlagThatIsGivenTwice() throws IOException {
    assertThat(mistakes("", Map.of(), "risk.dailyLoss=5", "risk.dailyLoss=6"))
        .containsExactly("--set risk.dailyLoss: set twice; allowed: once");
  }

  @Test
  void shouldRefuseAnInventoryLimitBelowOneQuote() throws IOException {
    assertThat(mistakes("marketMaker:\n  inventoryLimit: 10\n  quoteSize: 10.5\n"))
        .containsExactly(
            BASE
                + ":2:19: marketMaker.inventoryLimit: 10 is below marketMaker.quoteSize;"
                + " allowed: 10.5 contracts or more");
  }

  @Test
  void shouldRefuseAReserveThatLeavesNothing() throws IOException {
    assertThat(mistakes("venue:\n  requestsPerSecond: 5\n  cancelReserve: 5\n"))
        .containsExactly(
            BASE
                + ":3:18: venue.cancelReserve: 5 leaves nothing of venue.requestsPerSecond;"
                + " allowed: below 5");
  }

  @Test
  void shouldNotCompareWhatIsWrongAlready() throws IOException {
    assertThat(mistakes("marketMaker: {inventoryLimit: 10, quoteSize: -1}"))
        .containsExactly(
            BASE
                + ":1:46: marketMaker.quoteSize: \"-1\" is out of range;"
                + " allowed: 0.01 to 100000 contracts");
  }

  @Test
  void shouldCheckEveryItemOfTheFeeSchedule() throws IOException {
    assertThat(
            mistakes(
                """
                fees:
                  schedule:
                    - {from: yesterday, curve: standard, taker: 0.06, maker: 0}
                    - {from: 2026-09-17T00:00:00-04:00, curve: soccer, taker: 1.1, maker: 0.1}
                    - {from: 2026-09-17T00:00:00-04:00, taker: 0.06, maker: 0, curv: combo}
                """))
        .containsExactly(
            BASE
                + ":3:14: fees.schedule[0].from: \"yesterday\" is not a date and time;"
                + " allowed: 2000-01-01T00:00:00Z to 2200-01-01T00:00:00Z",
            BASE
                + ":4:48: fees.schedule[1].curve: \"soccer\" is not a fee curve;"
                + " allowed: standard, table-tennis, combo",
            BASE + ":4:63: fees.schedule[1].taker: \"1.1\" is out of range; allowed: 0 to 1",
            BASE + ":4:75: fees.schedule[1].maker: \"0.1\" is out of range; allowed: -1 to 0",
            BASE
                + ":5:64: fees.schedule[2].curv: unknown key;"
                + " the nearest known key is fees.schedule[2].curve",
            BASE
                + ":5:7: fees.schedule[2].curve: missing;"
                + " allowed: standard, table-tennis, combo");
  }

  @Test
  void shouldRefuseTwoFeesOfOneCurveAndDate() throws IOException {
    assertThat(
            mistakes(
                """
                fees:
                  schedule:
                    - {from: 2026-09-17T00:00:00-04:00, curve: standard, taker: 0.06, maker: 0}
                    - {from: 2026-09-17T04:00:00Z, curve: standard, taker: 0.07, maker: 0}
                """))
        .containsExactly(
            BASE
                + ":3:5: fees.schedule[1]: the curve and date of fees.schedule[0];"
                + " allowed: once");
  }

  @Test
  void shouldTellEverythingAtOnceInOrder() throws IOException {
    Files.writeString(directory.resolve("tipoff.paper.yaml"), "paper: {cash: -1}\nbok: 1\n");
    List<String> lines =
        mistakes(
            "book: {maxAge: 0s, deadspread: 1}\nrisk: {dailyLoss: 0}\n",
            Map.of("TIPOFF_RISK_DRAWDOWN", "2", "TIPOFF_BOOKS", "x", "PATH", "/bin"),
            "risk.totalLoss=0",
            "nothing=1");
    assertThat(lines)
        .extracting(line -> line.replaceAll(": [^:]*(; allowed.*)?$", ""))
        .containsExactly(
            "config/tipoff.yaml:1:16: book.maxAge",
            "config/tipoff.yaml:1:20: book.deadspread",
            "config/tipoff.yaml:2:19: risk.dailyLoss",
            "config/tipoff.paper.yaml:1:15: paper.cash",
            "config/tipoff.paper.yaml:2:1: bok",
            "TIPOFF_BOOKS",
            "TIPOFF_RISK_DRAWDOWN: risk.drawdown",
            "--set risk.totalLoss",
            "--set nothing");
  }
}
