package io.tipoff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Market;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventedMarketsTest {
  @Test
  void shouldInventMarketsWithDifferentRules() {
    List<Market> markets = InventedMarkets.on(LocalDate.of(2026, 11, 20));

    assertThat(markets)
        .extracting(market -> market.id().slug())
        .doesNotHaveDuplicates()
        .contains(
            "aec-nba-hbr-smt-2026-11-20",
            "asc-nba-hbr-smt-2026-11-20-pos-3pt5",
            "tsc-nba-hbr-smt-2026-11-20-220pt5");
    assertThat(markets)
        .extracting(market -> market.rules().orElseThrow().tick().toString())
        .contains("0.01", "0.001", "0.005");
    assertThat(markets)
        .extracting(market -> market.rules().orElseThrow().minimum().toString())
        .contains("1", "0.01");
    assertThat(markets).allMatch(market -> market.listing().league().equals("nba"));
    assertThat(markets.getFirst().listing().event()).isEqualTo("nba-hbr-smt-2026-11-20");
    assertThat(markets.getFirst().listing().longTeam()).isEqualTo("Harbor Gulls");
  }
}
