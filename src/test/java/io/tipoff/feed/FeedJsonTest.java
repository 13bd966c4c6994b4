package io.tipoff.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedJsonTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static JsonNode value(String json) throws JsonProcessingException {
    return MAPPER.readTree("{\"x\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 2",
    "-100, 2",
    "+150, 2.5",
    "198, 2.98",
    "-230, 1.434782608695652",
    "-110, 1.909090909",
    "1200.5, 13.005",
    "-100000, 1.001"
  })
  void shouldTurnAmericanOddsIntoDecimalOnes(String american, double decimal) throws Exception {
    assertThat(FeedJson.american(value("\"" + american + "\""), "x").getAsDouble())
        .isCloseTo(decimal, Offset.offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "99",
        "-99.9",
        "2.27",
        "null",
        "\"\"",
        "\"evens\"",
        "{}",
        "[]",
        "true",
        "\"1e3\"",
        "1e400",
        "-1e400",
        "1e999999999",
        "-1e20",
        "1e20",
        "\"NaN\"",
        "\"Infinity\"",
        "-999999999999999999999999999999",
        "1e-999999999"
      })
  void shouldTakeNothingElseForAmericanOdds(String price) {
    OptionalDouble odds =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> FeedJson.american(value(price), "x"));

    assertThat(odds).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-999999999",
        "1e999999999",
        "-1E-2147483640",
        "1.005",
        "10000.01",
        "-10001",
        "\"1.5.\"",
        "\"+\"",
        "\" \"",
        "null",
        "[1]",
        "\"0x10\"",
        "\"\u0661\""
      })
  void shouldTakeNoSuchPoints(String points) {
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> FeedJson.points(value(points), "x")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1.5, -150", "\"+1.5\", 150", "8, 800", "8.0, 800", "247.25, 24725", "0, 0"})
  void shouldReadPointsInHundredths(String points, int hundredths) throws Exception {
    assertThat(FeedJson.points(value(points), "x")).hasValue(hundredths);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "3.0, 3", "\"17\", 17", "-1, -1", "\" 5 \", 5"})
  void shouldReadWholeNumbers(String json, int number) throws Exception {
    assertThat(FeedJson.whole(value(json), "x")).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3.5", "2147483648", "1e30", "1e-30", "1e999999999", "\"\"", "{}", "true"})
  void shouldTakeNoSuchWholeNumbers(String json) {
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> FeedJson.whole(value(json), "x")))
        .isEmpty();
  }

  @Test
  void shouldReadTimesToTheNanosecond() throws Exception {
    long half = 1_730_079_534_500_000_000L;

    assertThat(FeedJson.seconds(value("1730079534.5"), "x")).contains(half);
    assertThat(FeedJson.seconds(value("1730079534.712572812"), "x"))
        .contains(1_730_079_534_712_572_812L);
    assertThat(FeedJson.time(value("\"2024-10-28T01:38:54.5Z\""), "x")).contains(half);
    assertThat(FeedJson.time(value("\"2024-10-28T02:38:54.5+01:00\""), "x")).contains(half);
    assertThat(FeedJson.time(value("\"2022-11-20T18:00Z\""), "x"))
        .contains(FeedDesk.nanos("2022-11-20T18:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2024-13-01T00:00:00Z\"",
        "\"1999-12-31T00:00:00Z\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "0",
        "-1",
        "1e18",
        "1e999999999",
        "1e-999999999",
        "null"
      })
  void shouldTakeNoSuchTimes(String json) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(FeedJson.time(value(json), "x")).isEmpty();
          assertThat(FeedJson.seconds(value(json), "x")).isEmpty();
        });
  }

  @Test
  void shouldReadTextsOfBoundedLength() throws Exception {
    assertThat(FeedJson.text(value("\"" + "x".repeat(1_000) + "\""), "x")).hasSize(1_000);
    assertThat(FeedJson.text(value("\"" + "x".repeat(1_001) + "\""), "x")).isEmpty();
    assertThat(FeedJson.text(value("401437845"), "x")).isEqualTo("401437845");
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> FeedJson.text(value("1e999999999"), "x")))
        .isEmpty();
    assertThat(FeedJson.text(value("true"), "x")).isEqualTo("true");
    assertThat(FeedJson.text(value("null"), "x")).isEmpty();
    assertThat(FeedJson.text(value("{}"), "x")).isEmpty();
  }

  @Test
  void shouldSayWhichTextIsMissing() {
    assertThatThrownBy(() -> FeedJson.required(value("null"), "x"))
        .isInstanceOf(FeedException.class)
        .hasMessage("there is no x");
    assertThatThrownBy(() -> FeedJson.required(value("{}"), "x")).hasMessage("there is no x");
  }
}
