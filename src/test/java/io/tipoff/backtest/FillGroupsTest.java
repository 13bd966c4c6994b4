package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.backtest.Breakdown.Bucket;
import io.tipoff.backtest.Breakdown.Group;
import io.tipoff.backtest.Breakdown.GroupKey;
import io.tipoff.engine.fills.FillNote;
import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FillGroupsTest {
  private static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private final FillGroups groups = new FillGroups();

  private static FillNote fill(
      Side side, String price, int contracts, String trigger, Liquidity how, double belief) {
    double paid = Price.of(price).units() / 10_000.0;
    double sign = side == Side.BUY ? 1 : -1;
    return new FillNote(
        0,
        new OrderId(1),
        GAME,
        "market-maker",
        side,
        Price.of(price),
        Quantity.ofContracts(contracts),
        how,
        Money.of(how == Liquidity.MAKER ? "-0.03" : "0.17"),
        "nba",
        "nba-bos-nyk",
        "IN_PLAY",
        trigger,
        belief,
        List.of(paid + sign * 0.01, paid - sign * 0.02, Double.NaN, Double.NaN));
  }

  private static GroupKey key(String trigger) {
    return new GroupKey("market-maker", "nba", "IN_PLAY", trigger);
  }

  private Breakdown at(Optional<Price> result, Optional<Price> mark) {
    return groups.table(_ -> result, _ -> mark);
  }

  private static Money pnl(Breakdown breakdown, String trigger) {
    return breakdown.groups().stream()
        .filter(group -> group.key().equals(key(trigger)))
        .map(Group::pnl)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldGiveEachGroupWhatItsFillsEarned() {
    groups.add(fill(Side.BUY, "0.50", 10, "quote", Liquidity.MAKER, 0.55));
    groups.add(fill(Side.SELL, "0.56", 10, "reduce", Liquidity.MAKER, 0.55));

    // 10 x (0.52 - 0.50) and 10 x (0.56 - 0.52), a rebate of 0.03 each
    Breakdown held = at(Optional.empty(), Optional.of(Price.of("0.52")));
    assertThat(pnl(held, "quote")).isEqualTo(Money.of("0.23"));
    assertThat(pnl(held, "reduce")).isEqualTo(Money.of("0.43"));
    // at the last price that was traded, where nobody values it
    Breakdown flat = at(Optional.empty(), Optional.empty());
    assertThat(pnl(flat, "quote")).isEqualTo(Money.of("0.63"));
    assertThat(pnl(flat, "reduce")).isEqualTo(Money.of("0.03"));
    Breakdown settled = at(Optional.of(Price.ONE), Optional.of(Price.of("0.52")));
    assertThat(pnl(settled, "quote")).isEqualTo(Money.of("5.03"));
    assertThat(pnl(settled, "reduce")).isEqualTo(Money.of("-4.37"));
    for (Breakdown one : List.of(held, flat, settled)) {
      assertThat(one.profits()).containsEntry("market-maker", Money.of("0.66"));
    }
  }

  @Test
  void shouldWeighFiguresByContracts() {
    groups.add(fill(Side.BUY, "0.50", 30, "quote", Liquidity.MAKER, 0.55));
    groups.add(fill(Side.SELL, "0.60", 10, "quote", Liquidity.TAKER, 0.55));

    Group group = at(Optional.empty(), Optional.empty()).groups().getFirst();
    assertThat(group.fills()).isEqualTo(2);
    assertThat(group.contracts()).isEqualTo(Quantity.ofContracts(40));
    assertThat(group.makerShare()).isEqualTo(0.75);
    assertThat(group.fees()).isEqualTo(Money.of("0.14"));
    // 30 x (0.05 + 0.001) and 10 x (0.05 - 0.017)
    assertThat(group.edge().value().orElseThrow()).isCloseTo(0.0465, within(1e-12));
    assertThat(group.markouts().get(0).value().orElseThrow()).isCloseTo(0.01, within(1e-12));
    assertThat(group.markouts().get(1).value().orElseThrow()).isCloseTo(-0.02, within(1e-12));
    assertThat(group.markouts().get(2).value()).isEmpty();
  }

  @Test
  void shouldCompareBeliefsOfTheSideThatWasBoughtWithWhatItPaid() {
    groups.add(fill(Side.BUY, "0.50", 30, "quote", Liquidity.MAKER, 0.62));
    groups.add(fill(Side.SELL, "0.70", 10, "quote", Liquidity.MAKER, 0.62));
    groups.add(fill(Side.BUY, "0.50", 5, "quote", Liquidity.MAKER, Double.NaN));

    assertThat(at(Optional.empty(), Optional.empty()).calibration()).isEmpty();
    List<Bucket> buckets = at(Optional.of(Price.ONE), Optional.empty()).calibration();
    assertThat(buckets).extracting(Bucket::index).containsExactly(3, 6);
    assertThat(buckets.get(0).believed().value().orElseThrow()).isCloseTo(0.38, within(1e-12));
    assertThat(buckets.get(0).paid().value()).hasValue(0);
    assertThat(buckets.get(1).believed().value().orElseThrow()).isCloseTo(0.62, within(1e-12));
    assertThat(buckets.get(1).paid().value()).hasValue(1);
    assertThat(buckets.get(1).fills()).isEqualTo(1);
  }

  @Test
  void shouldKeepABoundedNumberOfGroups() {
    for (int i = 0; i < 1_500; i++) {
      groups.add(fill(Side.BUY, "0.50", 1, "reason " + i, Liquidity.MAKER, 0.5));
    }
    Breakdown all = at(Optional.empty(), Optional.empty());
    assertThat(all.groups()).hasSize(FillGroups.MOST + 1);
    assertThat(all.groups().stream().mapToLong(Group::fills).sum()).isEqualTo(1_500);
    assertThat(all.groups().getFirst().key())
        .isEqualTo(new GroupKey("market-maker", "", "", "other"));
    assertThat(all.groups().getFirst().fills()).isEqualTo(500);
  }

  @Test
  void shouldAddUpTwoRuns() {
    groups.add(fill(Side.BUY, "0.50", 30, "quote", Liquidity.MAKER, 0.62));
    Breakdown one = at(Optional.of(Price.ONE), Optional.empty());
    groups.add(fill(Side.SELL, "0.70", 10, "take", Liquidity.TAKER, 0.62));
    Breakdown both = at(Optional.of(Price.ONE), Optional.empty());

    Breakdown sum = one.plus(both);
    assertThat(sum.groups())
        .extracting(group -> group.key().trigger(), Group::fills)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("quote", 2L),
            org.assertj.core.api.Assertions.tuple("take", 1L));
    assertThat(pnl(sum, "quote")).isEqualTo(Money.of("30.06"));
    assertThat(sum.calibration()).extracting(Bucket::fills).containsExactly(1L, 2L);
  }
}
