package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The market maker over best prices of 44 real markets, recorded on 2026-02-24. */
class RealTapeTest {
  private static final Path TAPE = Path.of("../shared/data/pmus-bbo-2026-02-23");

  @BeforeEach
  void requireTape() {
    assumeTrue(Files.isDirectory(TAPE), "the recorded tape is not here: " + TAPE);
  }

  private static JsonNode run(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("backtest", "--data", TAPE.toString(), "--fees-as-of", "2026-10-01", "--json"));
    command.addAll(List.of(more));
    return new ObjectMapper().readTree(Run.of(command.toArray(String[]::new)).out());
  }

  @Test
  void shouldQuoteAndFillAndSayThatTheFillsAreAssumed() throws IOException {
    JsonNode report = run();

    assertThat(report.path("events").intValue()).isEqualTo(2_351);
    assertThat(report.path("duplicates").intValue()).isEqualTo(268);
    assertThat(report.path("seconds").doubleValue()).isEqualTo(5_386);
    assertThat(report.path("orders").intValue()).isPositive();
    assertThat(report.path("sizeAssumedFills")).isEqualTo(report.path("fills"));
    assertThat(report.path("fills").intValue()).isPositive();
    assertThat(report.path("markets")).hasSize(44);
    assertThat(report.path("assumedMarkets").intValue()).isEqualTo(44);
    assertThat(report.path("ignoredFiles").toString()).contains("score_clock.csv");
  }

  @Test
  void shouldDecideTheSameTwice() throws IOException {
    assertThat(run().path("commandsHash")).isEqualTo(run().path("commandsHash"));
  }

  /** Each fill needs a row of its market that showed the price, in the second it names. */
  @Test
  void shouldFillOnlyWhereARowOfTheTapeShowsIt() throws IOException {
    Set<String> rows = new HashSet<>();
    List<String> lines = Files.readAllLines(TAPE.resolve("bbo.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      rows.add(String.join(" ", fields[1], fields[3], "bid", price(fields[6])));
      rows.add(String.join(" ", fields[1], fields[3], "offer", price(fields[7])));
    }

    for (JsonNode fill : run("--verbose").path("fillList")) {
      boolean buy = fill.path("side").asText().equalsIgnoreCase("buy");
      JsonNode evidence = fill.path("evidence");
      long second = Instant.parse(evidence.path("seenAt").asText()).getEpochSecond();
      String seen = evidence.path("price").asText();
      assertThat(lines.get(fill.path("row").intValue()))
          .contains("," + fill.path("market").asText() + ",")
          .contains("," + second + ",");
      assertThat(rows)
          .contains(
              String.join(
                  " ",
                  Long.toString(second),
                  fill.path("market").asText(),
                  buy ? "offer" : "bid",
                  price(seen)));
      double ours = Double.parseDouble(fill.path("price").asText());
      assertThat(Double.parseDouble(seen) - ours)
          .isLessThanOrEqualTo(buy ? 1e-9 : 1)
          .isGreaterThanOrEqualTo(buy ? -1 : -1e-9);
    }
  }

  private static String price(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
