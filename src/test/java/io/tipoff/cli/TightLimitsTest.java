package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An evening with one limit very tight: it binds, and the report names it. */
@Timeout(120)
class TightLimitsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
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
          """,
      delimiter = '|')
  void shouldBindAndBeNamed(String limit, String settings) {
    List<String> arguments =
        new ArrayList<>(List.of("simulate", "--seeds", "1", "--games", "1", "--json"));
    for (String setting : settings.split(" ", -1)) {
      arguments.addAll(List.of("--set", setting));
    }
    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"" + limit);
  }
}
