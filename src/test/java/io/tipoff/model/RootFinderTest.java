package io.tipoff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RootFinderTest {
  @Test
  void shouldFindRootsToItsTolerance() {
    assertThat(RootFinder.find(x -> x * x - 2, 0, 2)).isCloseTo(Math.sqrt(2), within(2e-15));
    assertThat(RootFinder.find(x -> Math.cos(x) - x, 0, 1))
        .isCloseTo(0.7390851332151607, within(2e-15));
    assertThat(RootFinder.find(x -> 5 - x, 0, 1e6)).isCloseTo(5, within(1e-14));
  }

  @Test
  void shouldNeedFewStepsWhereTheFunctionIsSmooth() {
    AtomicInteger calls = new AtomicInteger();

    RootFinder.find(
        x -> {
          calls.incrementAndGet();
          return Math.exp(x) - 3;
        },
        -10,
        10);

    assertThat(calls.get()).isLessThan(25);
  }

  @Test
  void shouldEndWhereInterpolationIsNoHelp() {
    assertThat(RootFinder.find(x -> x < 0.7 ? -1 : 1, 0, 1)).isCloseTo(0.7, within(1e-14));
    assertThat(RootFinder.find(x -> Math.pow(x - 0.3, 9), 0, 1)).isCloseTo(0.3, within(1e-3));
    assertThat(RootFinder.find(x -> x < 0.2 ? -1e-300 : 1e300, 0, 1)).isCloseTo(0.2, within(1e-14));
  }

  @Test
  void shouldTakeAnEndThatIsTheRoot() {
    assertThat(RootFinder.find(x -> x, 0, 3)).isZero();
    assertThat(RootFinder.find(x -> x - 3, 0, 3)).isEqualTo(3);
  }

  @Test
  void shouldRefuseWithoutASignChange() {
    assertThatThrownBy(() -> RootFinder.find(x -> x * x + 1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RootFinder.find(x -> Double.NaN, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RootFinder.findAbove(x -> 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldLookEverFartherUp() {
    assertThat(RootFinder.findAbove(x -> 1_000_003 - x, 1)).isCloseTo(1_000_003, within(1e-8));
  }

  @Test
  void shouldFindTheLowestPlace() {
    double[] lowest =
        NelderMead.minimum(
            at -> {
              double a = 1 - at[0];
              double b = at[1] - at[0] * at[0];
              return a * a + 100 * b * b;
            },
            -1.2,
            1);

    assertThat(lowest[0]).isCloseTo(1, within(1e-3));
    assertThat(lowest[1]).isCloseTo(1, within(1e-3));
  }
}
