package io.tipoff.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.book.Book;
import io.tipoff.market.Ladder;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The examples of the venue's page about its liquidity program, and its edges. */
final class LiquidityScoreTest {
  private static final Tick TICK = Tick.of("0.01");
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Ladder NOBODY = Ladder.EMPTY;

  private static LiquidityScore program(double discount, int target, String maxSpread) {
    Optional<Money> widest =
        maxSpread.isEmpty() ? Optional.empty() : Optional.of(Money.of(maxSpread));
    return new LiquidityScore(
        new LiquidityProgram(
            "early",
            0,
            OptionalLong.empty(),
            Money.of("1000"),
            discount,
            Quantity.ofContracts(target),
            widest));
  }

  /** Prices in cents and contracts, in turn. */
  private static Ladder side(Side side, int... levels) {
    int[] prices = new int[levels.length / 2];
    long[] sizes = new long[levels.length / 2];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = 100 * levels[2 * i];
      sizes[i] = (long) levels[2 * i + 1] * Quantity.UNITS_PER_CONTRACT;
    }
    return Ladder.of(side, prices, sizes);
  }

  private static Ladder bids(int... levels) {
    return side(Side.BUY, levels);
  }

  private static Ladder offers(int... levels) {
    return side(Side.SELL, levels);
  }

  private static double share(
      LiquidityScore program, Ladder bids, Ladder offers, Side side, String price, int contracts) {
    Book book = new Book(new MarketId("bos"), bids, offers, 0);
    return program.share(book, side, Price.of(price), Quantity.ofContracts(contracts), TICK);
  }

  private static double bid(LiquidityScore program, Ladder bids, String price, int contracts) {
    return share(program, bids, NOBODY, Side.BUY, price, contracts);
  }

  @Test
  void shouldScoreLessWithEachTick() {
    LiquidityScore program = program(0.30, 4_000, "");
    // 1,000 at each of four prices score 1,000, 300, 90 and 27 of 1,417
    assertThat(bid(program, bids(49, 1_000, 48, 1_000, 47, 1_000), "0.50", 1_000))
        .isCloseTo(1_000 / 1_417.0, EXACT);
    assertThat(bid(program, bids(50, 1_000, 49, 1_000, 48, 1_000), "0.47", 1_000))
        .isCloseTo(27 / 1_417.0, EXACT);
    assertThat(
            share(
                program, NOBODY, offers(50, 1_000, 51, 1_000, 52, 1_000), Side.SELL, "0.53", 1_000))
        .isCloseTo(27 / 1_417.0, EXACT);
  }

  @Test
  void shouldScoreWholeLevelsUpToTheTargetSize() {
    LiquidityScore program = program(0.5, 500, "");
    // 220 at 0.49, then all 400 at 0.48, though only 280 of them were lacking
    assertThat(bid(program, bids(49, 200, 48, 400), "0.49", 20))
        .isCloseTo(20 / (220 + 200.0), EXACT);
    assertThat(bid(program, bids(49, 200, 48, 400), "0.48", 20))
        .isCloseTo(10 / (200 + 210.0), EXACT);
    assertThat(bid(program, bids(49, 200, 48, 400), "0.47", 20)).isZero();
  }

  @Test
  void shouldScoreNothingBehindTheTargetSize() {
    LiquidityScore program = program(0.9, 20_000, "");
    assertThat(bid(program, bids(50, 25_000), "0.49", 1_000)).isZero();
    assertThat(bid(program, bids(50, 19_500), "0.49", 500)).isPositive();
  }

  @Test
  void shouldScoreNothingOnASideThatLacksTheTargetSize() {
    LiquidityScore program = program(0.5, 500, "");
    assertThat(bid(program, bids(49, 200, 48, 279), "0.49", 20)).isZero();
    assertThat(bid(program, bids(49, 200, 48, 280), "0.49", 20)).isPositive();
    assertThat(program.missing(bids(49, 200, 48, 279))).isEqualTo(Quantity.ofContracts(21));
    assertThat(program.missing(bids(49, 900))).isEqualTo(Quantity.ZERO);
    assertThat(bid(program, NOBODY, "0.49", 499)).isZero();
    assertThat(bid(program, NOBODY, "0.49", 500)).isEqualTo(1);
  }

  @Test
  void shouldMakeTheOthersScoreLessAtABetterPrice() {
    LiquidityScore program = program(0.5, 500, "");
    // 300 at 0.50 are not enough, 200 at half and 400 at a quarter follow
    assertThat(bid(program, bids(49, 200, 48, 400), "0.50", 300))
        .isCloseTo(300 / (300 + 100.0), EXACT);
    assertThat(bid(program, bids(49, 199, 48, 400), "0.50", 300))
        .isCloseTo(300 / (300 + 99.5 + 100), EXACT);
  }

  @Test
  void shouldPayNobodyWhereTheSidesAreTooFarApart() {
    LiquidityScore program = program(0.5, 1_000, "0.035");
    assertThat(share(program, bids(49, 990), offers(51, 1_000), Side.BUY, "0.49", 10))
        .isCloseTo(0.01, EXACT);
    // a gap of 8 cents, and of 7: 3.5 from the middle is still paid
    assertThat(share(program, bids(49, 990), offers(57, 1_000), Side.BUY, "0.49", 10)).isZero();
    assertThat(share(program, bids(47, 990), offers(54, 1_000), Side.BUY, "0.47", 10))
        .isCloseTo(0.01, EXACT);
    // the best price does not count, the one does at which the target size is reached
    assertThat(share(program, bids(49, 990), offers(50, 1, 57, 999), Side.BUY, "0.49", 10))
        .isZero();
    assertThat(share(program, bids(49, 990), offers(51, 999), Side.BUY, "0.49", 10))
        .as("the other side lacks one")
        .isZero();
  }

  @Test
  void shouldScoreNothingWhereSizesAreNotTold() {
    assertThat(bid(program(0.5, 1, ""), Ladder.unsized(Price.of("0.49")), "0.49", 10)).isZero();
  }
}
