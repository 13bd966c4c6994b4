package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Quotes that the venue pays for. Two sides of 200 contracts at 0.46 and 0.54, fair value 0.50, 20
 * contracts wanted at 0.48 and 0.52. Alone at the best price ours have 20 / (20 + 200 x 0.5^ticks)
 * of their side.
 */
final class MarketMakerRewardsTest {
  private static final int HOURS_2 = 7_200;
  private static final MarketMakerSettings PLAIN =
      new MarketMakerSettings(
          Money.of("0.04"),
          Quantity.ofContracts(20),
          1,
          Money.of("0.01"),
          Quantity.ofContracts(100),
          Money.ZERO,
          Duration.ofSeconds(5),
          Money.of("0.005"),
          Duration.ofMillis(250),
          Price.of("0.03"),
          Price.of("0.97"),
          Duration.ofMinutes(5));

  private static StrategyDesk desk(String concession, int mostSize) {
    return new StrategyDesk(
        new MarketMaker(
            PLAIN,
            null,
            new IncentiveSettings(
                Duration.ofSeconds(60),
                0.5,
                Money.of(concession),
                Quantity.ofContracts(mostSize))));
  }

  private static LiquidityProgram program(StrategyDesk desk, String pool, int target) {
    return new LiquidityProgram(
        "live",
        desk.now(),
        OptionalLong.of(desk.now() + HOURS_2 * 1_000_000_000L),
        Money.of(pool),
        0.5,
        Quantity.ofContracts(target),
        Optional.empty());
  }

  private static StrategyDesk paid(String pool, String concession) {
    StrategyDesk desk = desk(concession, 20);
    return desk.pays(program(desk, pool, 220)).book("0.46", "0.54");
  }

  @Test
  void shouldQuoteAsEverWhereNothingIsPaid() {
    assertThat(desk("0.02", 100).book("0.46", "0.54").wishes())
        .containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
  }

  @Test
  void shouldMoveNearerOnlyWhereTheRewardPaysForTheTick() {
    // rate = pool / 7,200 s / 2; a contract earns rate x 0.5 x 60 s x share / 20
    // share at 0.48: 20/70, at 0.49: 20/45, so a tick more is worth rate x 30 x 0.0079365
    // = a cent from rate = 0.042, a pool of 604.8 dollars
    assertThat(paid("600", "0.01").wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
    assertThat(paid("610", "0.01").wishes()).containsExactly("buy 20 @ 0.49, sell 20 @ 0.51");
  }

  @Test
  void shouldGiveUpNoMoreThanTheConcession() {
    assertThat(paid("100000", "0.01").wishes()).containsExactly("buy 20 @ 0.49, sell 20 @ 0.51");
    assertThat(paid("100000", "0.009").wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
  }

  @Test
  void shouldNeverQuoteBeyondTheFairValue() {
    // five ticks would be allowed, and paid for, but 0.50 is what it is worth
    assertThat(paid("100000", "0.05").wishes()).containsExactly("buy 20 @ 0.50, sell 20 @ 0.50");
  }

  @Test
  void shouldSayThatItWasPaidFor() {
    assertThat(paid("610", "0.01").last().rationale().reason()).isEqualTo("rewarded");
    assertThat(paid("600", "0.01").last().rationale().reason()).isEqualTo("quote");
  }

  @Test
  void shouldQuoteWhatASideLacksToTheTargetSize() {
    StrategyDesk desk = desk("0", 80);
    desk.pays(program(desk, "600", 260)).book("0.46", "0.54");
    assertThat(desk.wishes()).containsExactly("buy 60 @ 0.48, sell 60 @ 0.52");
  }

  @Test
  void shouldNotQuoteMoreThanItMayForATargetSize() {
    StrategyDesk desk = desk("0", 50);
    desk.pays(program(desk, "600", 260)).book("0.46", "0.54");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
  }

  @Test
  void shouldKeepToTheInventoryLimit() {
    StrategyDesk desk = desk("0", 80);
    desk.holds("market-maker", 60, "30").pays(program(desk, "600", 240)).book("0.46", "0.54");
    assertThat(desk.wishes()).containsExactly("buy 40 @ 0.48, sell 40 @ 0.52");
  }

  @Test
  void shouldNotLookAtRewardsWhereItOnlyReduces() {
    StrategyDesk desk = desk("0.02", 80);
    desk.holds("market-maker", 60, "30").regime(Regime.REDUCE_ONLY);
    desk.pays(program(desk, "100000", 240)).book("0.46", "0.54");
    assertThat(desk.wishes()).containsExactly("sell 20 @ 0.52");
  }

  /** A second tick can be worth it where the first one alone is not. */
  @Test
  void shouldLookAtEveryTickThatItMayGiveUp() {
    // share at 0.50: 20/32.5, so two ticks are worth it from rate = 0.0404, a pool of 582.4
    assertThat(paid("580", "0.02").wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
    assertThat(paid("590", "0.02").wishes()).containsExactly("buy 20 @ 0.50, sell 20 @ 0.50");
  }

  @Test
  void shouldCountNothingBeforeAndAfterTheProgram() {
    StrategyDesk desk = desk("0.02", 20);
    LiquidityProgram program =
        new LiquidityProgram(
            "live",
            desk.now() + 60_000_000_000L,
            OptionalLong.of(desk.now() + 120_000_000_000L),
            Money.of("1000"),
            0.5,
            Quantity.ofContracts(220),
            Optional.empty());
    desk.pays(program).book("0.46", "0.54");
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
    desk.after(60).look();
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.50, sell 20 @ 0.50");
    desk.after(60).look();
    assertThat(desk.wishes()).containsExactly("buy 20 @ 0.48, sell 20 @ 0.52");
  }

  @Test
  void shouldTakeTheMarketsExpectedEndWhereTheProgramHasNone() {
    LiquidityProgram open =
        new LiquidityProgram(
            "live",
            1_000_000_000L,
            OptionalLong.empty(),
            Money.of("7200"),
            0.5,
            Quantity.ofContracts(1),
            Optional.empty());
    assertThat(open.rate(OptionalLong.of(3_601_000_000_000L))).isEqualTo(1.0);
    assertThat(open.rate(OptionalLong.empty())).isZero();
    assertThat(open.rate(OptionalLong.of(1_000_000_000L))).isZero();
  }
}
