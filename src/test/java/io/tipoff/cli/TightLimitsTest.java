package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An evening with one limit very tight: it binds, and the report names it. */
@Timeout(300)
class TightLimitsTest {
  @TempDir private static Path folder;

  private static final String LIMITS =
      """
      MARKET_LOSS         | risk.marketLoss=1
      EVENT_LOSS          | risk.eventLoss=1
      LEAGUE_LOSS         | risk.leagueLoss=1
      SETTLEMENT_DAY_LOSS | risk.settlementDayLoss=1
      GROUP_LOSS          | risk.groupLoss=1
      TOTAL_LOSS          | risk.totalLoss=1
      POSITIONS           | risk.positions=1
      DAILY_VOLUME        | risk.dailyVolume=15
      CASH_BUFFER         | risk.cashBuffer=0.9 paper.cash=10
      BUYING_POWER        | paper.cash=1
      MINIMUM_ORDER       | risk.minimumOrder=50
      PRICE_BOUNDS        | risk.lowestPrice=0.49 risk.highestPrice=0.51
      DAILY_LOSS, tripped | risk.dailyLoss=0.01
      DRAWDOWN, tripped   | risk.drawdown=0.001 paper.cash=20
      LATENCY, tripped    | breaker.meanLatency=10ms
      PAUSES, tripped     | breaker.meanLatency=10ms breaker.pauses=1
      PRICE_JUMP, tripped | breaker.jump=0.01
      MARKOUT, tripped    | regimes.markoutFills=1 regimes.markoutStop=0
      near settlement     | regimes.reduceBefore=7d
      something happened  | regimes.eventMove=0.01
      """;

  @BeforeAll
  static void generate() {
    Run run = Run.of("generate", "--seed", "1", "--out", tape());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static String tape() {
    return folder.resolve("evening").toString();
  }

  @ParameterizedTest
  @CsvSource(textBlock = LIMITS, delimiter = '|')
  void shouldBindAndBeNamedInASimulation(String limit, String settings) {
    shouldBeNamed(List.of("simulate", "--seeds", "1", "--games", "1"), limit, settings);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          LIMITS
              + """
              ORDERS_PER_SIDE     | risk.ordersPerSide=1
              """,
      delimiter = '|')
  void shouldBindAndBeNamedInABacktest(String limit, String settings) {
    shouldBeNamed(List.of("backtest", "--data", tape()), limit, settings);
  }

  private static void shouldBeNamed(List<String> command, String limit, String settings) {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--json");
    for (String setting : settings.split(" ", -1)) {
      arguments.addAll(List.of("--set", setting));
    }
    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"" + limit);
  }
}
