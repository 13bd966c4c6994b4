package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.OTHER;
import static io.tipoff.exchange.Floor.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.TimeInForce;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTradersTest {
  private static final long START = 1_000 * SECOND;

  private static Floor live(long seed, long seconds) {
    Floor floor = Floor.bare(FeeRates.of("0.0695", "-0.0125"));
    InventedMarkets.on(LocalDate.of(2026, 11, 20))
        .forEach(market -> floor.exchange.list(market, MarketState.OPEN, START));
    BackgroundTraders traders = new BackgroundTraders(floor.exchange, seed, START);
    long end = START + seconds * SECOND;
    for (long now = traders.nextDue(); now <= end; now = traders.nextDue()) {
      traders.run(now);
      assertThat(traders.nextDue()).isGreaterThan(now);
    }
    return floor;
  }

  @Test
  void shouldQuoteBothSidesOfEveryMarketAndTrade() {
    Floor floor = live(7, 600);

    for (MarketId id : floor.exchange.markets()) {
      MarketSnapshot market = floor.exchange.market(id).orElseThrow();
      assertThat(market.bids().size()).as("%s", id).isGreaterThanOrEqualTo(2);
      assertThat(market.offers().size()).as("%s", id).isGreaterThanOrEqualTo(2);
      assertThat(market.traded().isPositive()).isTrue();
      assertThat(market.low()).isNotEqualTo(market.high());
    }
    assertThat(floor.trades).allMatch(trade -> trade.maker().equals(BackgroundTraders.MAKER));
    assertThat(floor.reports).noneMatch(report -> report.type() == ExecutionType.REJECTED);
  }

  @Test
  void shouldDoTheSameForTheSameSeed() {
    List<ExecutionReport> reports = live(7, 60).reports;

    assertThat(live(7, 60).reports).isEqualTo(reports);
    assertThat(live(8, 60).reports).isNotEqualTo(reports);
  }

  @Test
  void shouldMakeWayForOthers() {
    Floor floor = live(7, 10);
    BackgroundTraders traders = new BackgroundTraders(floor.exchange, 9, floor.now);
    floor.exchange.deposit(ANN, Money.of("1000"), START + 20 * SECOND);
    floor.exchange.cancelAll(BackgroundTraders.MAKER, List.of(), START + 20 * SECOND);
    floor.exchange.submit(
        ANN,
        Floor.request(GAME, Intent.BUY_LONG, "0.90", "100", TimeInForce.GOOD_TILL_CANCEL),
        START + 20 * SECOND);
    traders.run(START + 20 * SECOND);

    assertThat(floor.game().bids().price(0)).isEqualTo(Price.of("0.90"));
    assertThat(floor.game().offers().price(0)).isEqualTo(Price.of("0.91"));
  }

  @Test
  void shouldLeaveMarketsAloneThatAreNotOpen() {
    Floor floor = Floor.bare(FeeRates.of("0", "0"));
    BackgroundTraders traders = new BackgroundTraders(floor.exchange, 7, START);
    traders.run(START);
    assertThat(floor.reports).isNotEmpty();
    floor.exchange.setState(GAME, MarketState.SUSPENDED, START);
    floor.exchange.setState(OTHER, MarketState.SUSPENDED, START);
    floor.reports.clear();
    for (int second = 1; second < 60; second++) {
      traders.run(START + second * SECOND);
    }

    assertThat(floor.reports).isEmpty();
  }

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
