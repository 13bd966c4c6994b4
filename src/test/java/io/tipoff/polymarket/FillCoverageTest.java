package io.tipoff.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Quantity;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every contract of an order counts once, however its fills are told. */
class FillCoverageTest {
  private final FillCoverage coverage = new FillCoverage();

  private long add(long from, long to) {
    return coverage.add(new Quantity(from), new Quantity(to)).units();
  }

  @Test
  void shouldCountAFillThatIsToldTwiceOnce() {
    assertThat(add(0, 5)).isEqualTo(5);
    assertThat(add(0, 5)).isZero();
    assertThat(coverage.total()).isEqualTo(new Quantity(5));
  }

  @Test
  void shouldTakeFillsInAnyOrder() {
    assertThat(add(5, 8)).isEqualTo(3);
    assertThat(add(0, 5)).isEqualTo(5);
    assertThat(add(2, 8)).isZero();
    assertThat(coverage.total()).isEqualTo(new Quantity(8));
  }

  @Test
  void shouldCountWhatIsNewOfAnOverlap() {
    add(0, 4);
    add(6, 10);
    assertThat(add(2, 8)).isEqualTo(2);
  }

  @Test
  void shouldFillTheFirstGaps() {
    add(3, 5);
    coverage.fillGaps(new Quantity(4), new Quantity(10));
    assertThat(add(0, 6)).isZero();
    assertThat(add(6, 10)).isEqualTo(4);
  }

  @Test
  void shouldNeverFillBeyondTheEnd() {
    coverage.fillGaps(new Quantity(9), new Quantity(4));
    assertThat(coverage.total()).isEqualTo(new Quantity(4));
  }

  @Test
  void shouldAgreeWithASetOfContracts() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 300; run++) {
      FillCoverage mine = new FillCoverage();
      BitSet set = new BitSet();
      for (int i = 0; i < 40; i++) {
        int from = random.nextInt(60);
        int to = from + random.nextInt(8);
        BitSet before = (BitSet) set.clone();
        set.set(from, to);
        long fresh = mine.add(new Quantity(from), new Quantity(to)).units();
        assertThat(fresh).isEqualTo(set.cardinality() - before.cardinality());
        assertThat(mine.total()).isEqualTo(new Quantity(set.cardinality()));
      }
    }
  }
}
