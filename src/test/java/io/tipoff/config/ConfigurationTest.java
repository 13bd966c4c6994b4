package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.book.BookRules;
import io.tipoff.engine.EngineSettings;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.paper.PaperSettings;
import io.tipoff.risk.BreakerLimits;
import io.tipoff.risk.ExposureLimits;
import io.tipoff.risk.HedgeLimits;
import io.tipoff.risk.RegimeLimits;
import io.tipoff.risk.RiskLimits;
import io.tipoff.risk.SizingLimits;
import io.tipoff.risk.SumLimits;
import io.tipoff.strategy.MarketMakerSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The values of the configuration as the rest of the bot takes them, and as text. */
class ConfigurationTest {
  private final Configuration defaults = Configuration.defaults();

  private static Configuration with(String old, String replacement) {
    String text = Configuration.defaults().toYaml();
    assertThat(text).contains(old);
    return Configuration.fromYaml(text.replace(old, replacement), "journal");
  }

  @Test
  void shouldMakeTheSettingsOfTheEngine() {
    EngineSettings settings = defaults.engineSettings();
    assertThat(settings.books()).isEqualTo(new BookRules(Duration.ofMinutes(10), Money.of("0.90")));
    assertThat(settings.limits())
        .isEqualTo(
            new RiskLimits(
                Money.of("50"),
                Money.of("250"),
                2,
                Quantity.of("1"),
                Price.of("0.01"),
                Price.of("0.99"),
                5,
                Money.of("25"),
                1_500,
                new ExposureLimits(
                    Money.of("125"),
                    Money.of("250"),
                    Money.of("250"),
                    Money.of("125"),
                    10,
                    Quantity.of("5000"),
                    1_000,
                    List.of()),
                new BreakerLimits(
                    Duration.ofSeconds(5),
                    1_000,
                    60,
                    Duration.ofSeconds(10),
                    Money.of("0.25"),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    3),
                new SizingLimits(
                    2_500,
                    Money.of("0.02"),
                    Money.of("1"),
                    Money.of("50"),
                    Money.of("1000"),
                    500,
                    Duration.ofDays(30)),
                new RegimeLimits(
                    Money.of("0.10"),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Money.of("0.06"),
                    Money.of("0.10"),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    20,
                    Money.of("0.01"),
                    Money.of("0.03"),
                    Duration.ofMinutes(10)),
                new HedgeLimits(false, Money.of("75"), 1_000, Duration.ofSeconds(10)),
                new SumLimits(false, Money.of("0.01"), Money.of("5"), Duration.ofSeconds(5))));
    assertThat(settings.rejectPause()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldMakeTheSettingsOfTheMarketMaker() {
    assertThat(defaults.marketMakerEnabled()).isTrue();
    assertThat(defaults.marketMaker())
        .isEqualTo(
            new MarketMakerSettings(
                Money.of("0.03"),
                Quantity.of("20"),
                1,
                Money.of("0.01"),
                Quantity.of("100"),
                Money.of("0.02"),
                Duration.ofSeconds(5),
                Money.of("0.005"),
                Duration.ofMillis(250),
                Price.of("0.03"),
                Price.of("0.97"),
                Duration.ofMinutes(5)));
  }

  @Test
  void shouldMakeTheSettingsOfTheSimulatedVenue() {
    assertThat(defaults.paper())
        .isEqualTo(
            new PaperSettings(
                Money.of("1000"),
                Quantity.of("20"),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                1.0));
  }

  @Test
  void shouldFillAtMostOneQuoteUnlessACapIsSet() {
    assertThat(with("quoteSize: 20", "quoteSize: 7").paper().fillCap()).isEqualTo(Quantity.of("7"));
    assertThat(with("fillCap: null", "fillCap: 0.5").paper().fillCap())
        .isEqualTo(Quantity.of("0.5"));
  }

  @Test
  void shouldMakeTheFeeSchedule() {
    FeeSchedule fees = defaults.feeSchedule();
    assertThat(fees.rates(market(FeeCurve.STANDARD), nanos("2026-07-21T03:59:59Z"))).isEmpty();
    assertThat(fees.rates(market(FeeCurve.STANDARD), nanos("2026-07-21T04:00:00Z")))
        .contains(FeeRates.of("0.06", "0"));
    assertThat(fees.rates(market(FeeCurve.STANDARD), nanos("2026-09-17T04:00:00Z")))
        .contains(FeeRates.of("0.0695", "-0.0125"));
    assertThat(fees.rates(market(FeeCurve.COMBO), nanos("2026-09-25T04:00:00Z")))
        .contains(
            new FeeRates(
                new BigDecimal("0.0695"), new BigDecimal("-0.0125"), new BigDecimal("0.04")));
    assertThat(fees.rates(market(FeeCurve.TABLE_TENNIS), nanos("2026-10-01T03:58:59Z")))
        .contains(FeeRates.of("0.0695", "-0.0125"));
    assertThat(fees.rates(market(FeeCurve.TABLE_TENNIS), nanos("2026-10-01T03:59:00Z")))
        .contains(FeeRates.of("0.10", "-0.0125"));
  }

  @Test
  void shouldTakeTheFeesOfOneDateWhenAsked() {
    assertThat(defaults.feesAsOf()).isEmpty();
    Configuration pinned = with("asOf: null", "asOf: 2026-09-17");
    assertThat(pinned.feesAsOf()).isEqualTo("2026-09-17");
    assertThat(pinned.feeSchedule().rates(market(FeeCurve.COMBO), nanos("2026-02-23T00:00:00Z")))
        .contains(FeeRates.of("0.0695", "-0.0125"));
  }

  private static Market market(FeeCurve curve) {
    return new Market(
        new MarketId("m"), Optional.empty(), curve, Optional.empty(), Listing.UNKNOWN, false);
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000;
  }

  @Test
  void shouldTradeEveryMarketUnlessSomeAreNamed() {
    assertThat(defaults.slugs()).isEmpty();
    assertThat(with("slugs: []", "slugs: [a-1, b-2]").slugs()).containsExactly("a-1", "b-2");
  }

  @Test
  void shouldReadBackItsOwnText() {
    Configuration back = Configuration.fromYaml(defaults.toYaml(), "journal");
    assertThat(back).isEqualTo(defaults).hasSameHashCodeAs(defaults);
    assertThat(back.toYaml()).isEqualTo(defaults.toYaml());
  }

  @Test
  void shouldWriteEveryKeySorted() {
    assertThat(defaults.toYaml())
        .startsWith(
            """
            book:
              deadSpread: 0.90
              maxAge: 10m
            breaker:
              calm: 1m
              errors: 0.1
              jump: 0.25
              jumpWindow: 5s
              meanLatency: 5s
              pauses: 3
              rejects: 60
              staleFeed: 10s
            control:
              directory: null
            engine:
              quoteLifetime: 10m
              rejectPause: 1s
            feeds:
              burstBooks: 3
              burstWindow: 2s
              confidence: 0.9
              espnInterval: 5s
              espnUrl: https://site.api.espn.com
              maxAge: 30s
              mostBehind: 45s
              opticOddsBooks: [pinnacle, circa_sports, betonline, draftkings, fanduel]
              opticOddsUrl: https://api.opticodds.com/api/v3
              sources: [venue, opticodds, the-odds-api]
              theOddsApiInterval: 15m
              theOddsApiRegions: [us, eu]
              theOddsApiUrl: https://api.the-odds-api.com
              venueInterval: 2s
            fees:
              asOf: null
              schedule: [{from: 2026-07-21T00:00:00-04:00, curve: standard, taker: 0.06, maker: 0}, {from: \
            """)
        .contains(
            "  ordersPerSide: 2\n  positions: 10\n  settlementDayLoss: 250\n  totalLoss: 250\nsizing:\n")
        .contains("\nwatchdog:\n  patience: 10s\n")
        .contains("  url: https://api.polymarket.us\n  wholeBooks: true\n");
  }

  @Test
  void shouldBeEqualWhereverTheValuesWereSet() {
    assertThat(Configuration.fromYaml(defaults.toYaml(), "one"))
        .isEqualTo(Configuration.fromYaml("\n" + defaults.toYaml(), "other"))
        .isNotEqualTo(with("levels: 1", "levels: 2"));
  }

  @Test
  void shouldKeepTheDigitsOfANumber() {
    Configuration configuration = with("cash: 1000", "cash: 500.00");
    assertThat(configuration.toYaml()).contains("  cash: 500.00\n");
    assertThat(configuration.paper().cash()).isEqualTo(Money.of("500"));
    assertThat(Configuration.fromYaml(configuration.toYaml(), "journal")).isEqualTo(configuration);
  }

  @Test
  void shouldReadDecimalsExactly() {
    assertThat(with("spread: 0.03", "spread: 0.1").marketMaker().spread())
        .isEqualTo(Money.of("0.1"));
    assertThat(with("taker: 0.06,", "taker: 0.06000001,").toYaml()).contains("taker: 0.06000001,");
  }

  @Test
  void shouldNameWhatIsMissingFromAWholeConfiguration() {
    assertThatThrownBy(() -> with("  maxAge: 10m\n", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage("journal: book.maxAge: missing; allowed: 1s to 1d");
  }

  @Test
  void shouldTellAMistakeOnceWhenItLeavesKeysWithoutAValue() {
    assertThatThrownBy(() -> Configuration.fromYaml("book: [", "journal"))
        .hasMessageStartingWith("journal:1:8: malformed YAML: ")
        .hasMessageNotContaining("missing");
    assertThatThrownBy(
            () -> with("engine:\n  quoteLifetime: 10m\n  rejectPause: 1s\n", "engine: 5\n"))
        .hasMessage(
            "journal:15:9: engine: \"5\" is not a mapping; allowed: the keys rejectPause,"
                + " quoteLifetime");
    assertThatThrownBy(() -> with("curve: combo", "curve: comob"))
        .hasMessageMatching(
            "journal:35:\\d+: fees\\.schedule\\[2]\\.curve: \"comob\" is not a fee curve;"
                + " allowed: standard, table-tennis, combo");
  }
}
