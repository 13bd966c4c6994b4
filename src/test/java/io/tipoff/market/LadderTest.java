package io.tipoff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LadderTest {
  private static final int[] DOWN = {5_000, 4_900, 4_700};
  private static final int[] UP = {5_100, 5_200, 5_400};
  private static final long[] SIZES = {100_000, 200_000, 300_000};

  @Test
  void shouldHoldBidsDescendingAndOffersAscending() {
    assertThat(Ladder.of(Side.BUY, DOWN, SIZES)).hasToString("[0.50 x 10, 0.49 x 20, 0.47 x 30]");
    assertThat(Ladder.of(Side.SELL, UP, SIZES)).hasToString("[0.51 x 10, 0.52 x 20, 0.54 x 30]");
  }

  @Test
  void shouldRefuseLevelsOutOfOrder() {
    int[] twice = {5_000, 5_000};
    long[] two = {1, 1};
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.of(Side.SELL, DOWN, SIZES));
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.of(Side.BUY, UP, SIZES));
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.of(Side.BUY, twice, two));
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.of(Side.SELL, twice, two));
  }

  @Test
  void shouldRefuseLevelsWithoutContracts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ladder.of(Side.BUY, new int[] {5_000}, new long[] {0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ladder.of(Side.BUY, new int[] {5_000}, new long[] {-1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ladder.of(Price.of("0.50"), Quantity.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ladder.of(Side.BUY, DOWN, new long[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ladder.of(Side.BUY, new int[] {10_001}, new long[] {1}));
  }

  @Test
  void shouldNotChangeWithTheArraysItWasMadeOf() {
    int[] prices = DOWN.clone();
    long[] sizes = SIZES.clone();
    Ladder ladder = Ladder.of(Side.BUY, prices, sizes);
    prices[0] = 9_900;
    sizes[0] = 1;
    assertThat(ladder).isEqualTo(Ladder.of(Side.BUY, DOWN, SIZES));
  }

  @Test
  void shouldBeTheEmptyLadderWithoutLevels() {
    Ladder none = Ladder.of(Side.BUY, new int[0], new long[0]);
    assertThat(none).isEqualTo(Ladder.EMPTY).hasToString("[]");
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.isSized()).isTrue();
    assertThat(none.size()).isZero();
  }

  @Test
  void shouldTellItsLevels() {
    Ladder bids = Ladder.of(Side.BUY, DOWN, SIZES);
    assertThat(bids.size()).isEqualTo(3);
    assertThat(bids.isEmpty()).isFalse();
    assertThat(bids.price(1)).isEqualTo(Price.of("0.49"));
    assertThat(bids.priceUnits(1)).isEqualTo(4_900);
    assertThat(bids.quantity(1)).isEqualTo(Quantity.of("20"));
    assertThat(bids.quantityUnits(1)).isEqualTo(200_000);
    assertThat(bids.quantityAt(Price.of("0.47"))).isEqualTo(Quantity.of("30"));
    assertThat(bids.quantityAt(Price.of("0.48"))).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldHideTheContractsOfAnUnsizedLadder() {
    Ladder unsized = Ladder.unsized(Price.of("0.50"));
    assertThat(unsized.isSized()).isFalse();
    assertThat(unsized.size()).isEqualTo(1);
    assertThat(unsized.price(0)).isEqualTo(Price.of("0.50"));
    assertThat(unsized).hasToString("[0.50]");
    assertThatIllegalStateException().isThrownBy(() -> unsized.quantity(0));
    assertThatIllegalStateException().isThrownBy(() -> unsized.quantityUnits(0));
  }

  @Test
  void shouldPutABetterBestInFront() {
    assertThat(bidsWithBest("0.505", "7"))
        .hasToString("[0.505 x 7, 0.50 x 10, 0.49 x 20, 0.47 x 30]");
    assertThat(offersWithBest("0.505", "7"))
        .hasToString("[0.505 x 7, 0.51 x 10, 0.52 x 20, 0.54 x 30]");
  }

  @Test
  void shouldGiveTheSameBestItsNewSize() {
    assertThat(bidsWithBest("0.50", "7")).hasToString("[0.50 x 7, 0.49 x 20, 0.47 x 30]");
    assertThat(offersWithBest("0.51", "7")).hasToString("[0.51 x 7, 0.52 x 20, 0.54 x 30]");
  }

  @Test
  void shouldDropLevelsBetterThanAWorseBest() {
    assertThat(bidsWithBest("0.49", "7")).hasToString("[0.49 x 7, 0.47 x 30]");
    assertThat(bidsWithBest("0.48", "7")).hasToString("[0.48 x 7, 0.47 x 30]");
    assertThat(bidsWithBest("0.40", "7")).hasToString("[0.40 x 7]");
    assertThat(offersWithBest("0.52", "7")).hasToString("[0.52 x 7, 0.54 x 30]");
    assertThat(offersWithBest("0.53", "7")).hasToString("[0.53 x 7, 0.54 x 30]");
    assertThat(offersWithBest("0.60", "7")).hasToString("[0.60 x 7]");
  }

  @Test
  void shouldKeepTheShownSizeOfABestWhoseSizeIsNotTold() {
    Ladder bids = Ladder.of(Side.BUY, DOWN, SIZES);
    assertThat(bids.withBest(Side.BUY, Price.of("0.49"), null))
        .hasToString("[0.49 x 20, 0.47 x 30]");
    assertThat(bids.withBest(Side.BUY, Price.of("0.495"), null)).hasToString("[0.495]");
  }

  @Test
  void shouldBeEqualByLevels() {
    Ladder one = Ladder.of(Price.of("0.50"), Quantity.of("10"));
    assertThat(one)
        .isEqualTo(Ladder.of(Side.BUY, new int[] {5_000}, new long[] {100_000}))
        .hasSameHashCodeAs(Ladder.of(Side.SELL, new int[] {5_000}, new long[] {100_000}))
        .isNotEqualTo(Ladder.of(Price.of("0.50"), Quantity.of("11")))
        .isNotEqualTo(Ladder.of(Price.of("0.51"), Quantity.of("10")))
        .isNotEqualTo(Ladder.unsized(Price.of("0.50")));
  }

  private static Ladder bidsWithBest(String price, String size) {
    return Ladder.of(Side.BUY, DOWN, SIZES).withBest(Side.BUY, Price.of(price), Quantity.of(size));
  }

  private static Ladder offersWithBest(String price, String size) {
    return Ladder.of(Side.SELL, UP, SIZES).withBest(Side.SELL, Price.of(price), Quantity.of(size));
  }

  @Test
  void shouldLoseContractsAndLevelsThatAreTakenOut() {
    Ladder bids =
        Ladder.of(Side.BUY, new int[] {5500, 5400, 5300}, new long[] {200_000, 50_000, 70_000});

    Ladder others = bids.less(price -> price == 5500 ? 150_000 : price == 5400 ? 50_000 : 0);

    assertThat(others)
        .isEqualTo(Ladder.of(Side.BUY, new int[] {5500, 5300}, new long[] {50_000, 70_000}));
    assertThat(bids.less(_ -> 1_000_000)).isSameAs(Ladder.EMPTY);
  }

  @Test
  void shouldStayAsItIsWithoutSizes() {
    Ladder best = Ladder.unsized(Price.of("0.55"));

    assertThat(best.less(_ -> 1_000_000)).isSameAs(best);
  }
}
