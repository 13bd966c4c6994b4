package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How single values are read and written. */
class NotationTest {
  private static Optional<Object> read(Class<?> type, String text) {
    return Notation.of(type).orElseThrow().read(text).map(value -> value);
  }

  private static String write(Object value) {
    return Notation.of(value.getClass()).orElseThrow().write(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0ms, 0",
    "250ms, 250",
    "1500ms, 1500",
    "5s, 5000",
    "90s, 90000",
    "10m, 600000",
    "2h, 7200000",
    "1d, 86400000",
    "36h, 129600000"
  })
  void shouldReadAndWriteDurations(String text, long millis) {
    assertThat(read(Duration.class, text)).contains(Duration.ofMillis(millis));
    assertThat(write(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void shouldWriteADurationInItsLargestUnit() {
    assertThat(read(Duration.class, "120s").map(NotationTest::write)).contains("2m");
    assertThat(read(Duration.class, "48h").map(NotationTest::write)).contains("2d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 s", "-5s", "1.5s", "5S", "5min", "PT5S", "9999999999s"})
  void shouldRefuseWhatIsNoDuration(String text) {
    assertThat(read(Duration.class, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "500.00", "-0.0125", "0.1", "0.00000001", "12345678901234567890.5"})
  void shouldKeepEveryDigitOfADecimal(String text) {
    assertThat(read(BigDecimal.class, text)).contains(new BigDecimal(text));
    assertThat(write(new BigDecimal(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".5", "5.", "+5", "1e3", "1_000", "1,5", "0x10", ".inf", "NaN", "٣"})
  void shouldRefuseWhatIsNoPlainDecimal(String text) {
    assertThat(read(BigDecimal.class, text)).isEmpty();
  }

  @Test
  void shouldKeepTheOffsetOfAnInstant() {
    String text = "2026-09-17T00:00:00-04:00";
    assertThat(read(OffsetDateTime.class, text)).contains(OffsetDateTime.parse(text));
    assertThat(write(OffsetDateTime.parse(text))).isEqualTo(text);
    assertThat(read(OffsetDateTime.class, "2026-09-17T00:00:00")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.polymarket.us",
        "https://venue.example:8443",
        "http://127.0.0.1:8080",
        "http://localhost"
      })
  void shouldTakeAServerThatIsEncryptedOrHere(String text) {
    assertThat(read(URI.class, text)).contains(URI.create(text));
    assertThat(write(URI.create(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.polymarket.us",
        "http://api.polymarket.us",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com:80",
        "https://key@venue.example",
        "https://venue.example/path",
        "ws://127.0.0.1:1"
      })
  void shouldRefuseAServerThatIsNeither(String text) {
    assertThat(read(URI.class, text)).isEmpty();
  }
}
