package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.book.BookRules;
import io.tipoff.engine.Engine;
import io.tipoff.engine.EngineSettings;
import io.tipoff.event.BalanceRestored;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.risk.RiskLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskScreenTest {
  private static final RiskLimits LIMITS =
      new RiskLimits(
          Money.of("50"),
          Money.of("80"),
          4,
          Quantity.ofContracts(1),
          Price.of("0.02"),
          Price.of("0.98"),
          5,
          Money.of("25"),
          500);

  private final Engine engine =
      new Engine(
          new EngineSettings(
              new BookRules(Duration.ofHours(1), Money.of("0.90")),
              LIMITS,
              new FeeSchedule(List.of()),
              Duration.ofSeconds(1)),
          List.of(),
          _ -> {});
  private final RiskScreen screen = new RiskScreen(engine, LIMITS);

  @BeforeEach
  void start() {
    engine.on(new BalanceRestored(1, Money.of("100")));
  }

  @Test
  void shouldNameTheMarketsThatWaitForAnOperator() throws IOException {
    assertThat(screen.text()).doesNotContain("left alone");

    engine.on(
        new RiskRestored(
            2,
            Money.of("100"),
            Money.of("100"),
            Long.MAX_VALUE,
            false,
            false,
            "",
            "",
            List.of(new MarketId("aec-nba-bos-nyk"))));
    assertThat(screen.text())
        .contains("breaker         normal", "left alone      aec-nba-bos-nyk jumped too often");
    assertThat(new ObjectMapper().readTree(screen.json()).at("/jumped/0").asText())
        .isEqualTo("aec-nba-bos-nyk");

    engine.on(new BreakerReset(3, "looked at it"));
    assertThat(screen.text()).doesNotContain("left alone");
  }

  @Test
  void shouldTellTheBreakersCause() {
    engine.on(
        new RiskRestored(
            2,
            Money.of("100"),
            Money.of("100"),
            Long.MAX_VALUE,
            false,
            false,
            "REJECTS",
            "3 orders rejected",
            List.of()));
    assertThat(screen.text())
        .contains("breaker         halted: REJECTS, 3 orders rejected (until reset)");
  }
}
