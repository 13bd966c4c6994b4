package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.Configuration.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that come with the bot for paper and live trading. */
class PresetsTest {
  private static final Path DIRECTORY = Path.of("config");

  /** Keys of money, risk and pace; a live bot may do no more than one without money at stake. */
  private static final List<String> LIMITS =
      List.of(
          "marketMaker.quoteSize",
          "marketMaker.inventoryLimit",
          "risk.marketLoss",
          "risk.eventLoss",
          "risk.groupLoss",
          "risk.leagueLoss",
          "risk.settlementDayLoss",
          "risk.totalLoss",
          "risk.positions",
          "risk.dailyVolume",
          "risk.collarTicks",
          "risk.dailyLoss",
          "risk.drawdown",
          "risk.ordersPerSide",
          "sizing.fraction",
          "sizing.maximumStake",
          "sizing.bankroll",
          "breaker.rejects",
          "live.maxOrderNotional",
          "live.maxOrdersPerMinute",
          "live.maxNotionalPerDay",
          "live.collarTicks",
          "markets.most");

  private static Map<String, Entry> entries(String mode) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    ConfigFiles.load(DIRECTORY, mode, Map.of(), List.of())
        .entries()
        .forEach(entry -> entries.put(entry.key(), entry));
    return entries;
  }

  private static BigDecimal number(Map<String, Entry> entries, String key) {
    return new BigDecimal(entries.get(key).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "live"})
  void shouldExplainEveryKeyThatItSets(String mode) throws IOException {
    String file = "tipoff." + mode + ".yaml";
    Map<String, String> comments =
        ShippedConfigurationTest.comments(Files.readAllLines(DIRECTORY.resolve(file)));

    assertThat(entries(mode).values())
        .filteredOn(entry -> entry.source().startsWith("config/" + file))
        .hasSizeGreaterThan(7)
        .allSatisfy(entry -> assertThat(comments.get(entry.key())).as(entry.key()).isNotBlank());
  }

  @Test
  void shouldAllowNoMoreWithMoneyAtStakeThanWithout() {
    Map<String, Entry> live = entries("live");
    Map<String, Entry> paper = entries("paper");
    for (String key : LIMITS) {
      assertThat(number(live, key)).as(key).isLessThanOrEqualTo(number(paper, key));
    }
    for (String key : List.of("risk.cashBuffer", "marketMaker.spread", "risk.minimumOrder")) {
      assertThat(number(live, key)).as(key).isGreaterThanOrEqualTo(number(paper, key));
    }
  }

  @Test
  void shouldBeginWithOrdersOfAFewDollarsAndLoseNoMoreThanTwentyFiveADay() {
    Map<String, Entry> live = entries("live");
    assertThat(number(live, "live.maxOrderNotional")).isLessThanOrEqualTo(new BigDecimal(5));
    assertThat(number(live, "risk.dailyLoss")).isLessThanOrEqualTo(new BigDecimal(25));
    assertThat(number(live, "live.maxStarts")).isEqualTo("3");
    assertThat(number(live, "marketMaker.quoteSize").multiply(number(live, "risk.highestPrice")))
        .as("a quote at the highest price is one that may be sent")
        .isLessThanOrEqualTo(number(live, "live.maxOrderNotional"));
  }

  @Test
  void shouldKeepTheLimitsInOrder() {
    for (String mode : List.of("paper", "live")) {
      Map<String, Entry> entries = entries(mode);
      assertThat(number(entries, "risk.marketLoss"))
          .isLessThanOrEqualTo(number(entries, "risk.eventLoss"));
      assertThat(number(entries, "risk.eventLoss"))
          .isLessThanOrEqualTo(number(entries, "risk.totalLoss"));
      assertThat(number(entries, "sizing.maximumStake"))
          .isLessThanOrEqualTo(number(entries, "risk.marketLoss"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper", "live"})
  void shouldEnableTheMarketMakerAlone(String mode) {
    assertThat(entries(mode).values())
        .filteredOn(entry -> entry.key().endsWith(".enabled") && entry.value().equals("true"))
        .extracting(Entry::key)
        .containsExactlyInAnyOrder(
            "marketMaker.enabled", "gameQuoting.enabled", "incentives.enabled");
    assertThat(entries(mode).get("hedge.send").value()).isEqualTo("false");
  }

  @Test
  void shouldTradeNothingForMoneyThatNobodyNamed() {
    assertThat(ConfigFiles.load(DIRECTORY, "live", Map.of(), List.of()).universe().isNamed())
        .isFalse();
    for (String name : List.of("markets.leagues=nba", "markets.slugs=a-market")) {
      Configuration named = ConfigFiles.load(DIRECTORY, "live", Map.of(), List.of(name));
      assertThat(named.universe().isNamed()).as(name).isTrue();
    }
  }
}
