package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
  @Test
  void shouldResampleGamesAndNotTheirNumbers() {
    List<Double> slow = List.of(1.0, 1.0, 1.0);
    List<Double> fast = List.of(3.0, 3.0, 3.0);

    Bootstrap one = Bootstrap.ofMedian(List.of(slow, fast));

    assertThat(one).isEqualTo(new Bootstrap(2, 1, 3, 2));
  }

  @Test
  void shouldTakeTheMiddleOfAnOddNumberAndTheMeanOfTheTwoOfAnEvenOne() {
    assertThat(Bootstrap.ofMedian(List.of(List.of(5.0, 1.0, 2.0))).sum()).isEqualTo(2);
    assertThat(Bootstrap.ofMedian(List.of(List.of(5.0, 1.0, 2.0, 4.0))).sum()).isEqualTo(3);
  }

  @Test
  void shouldHoldNinetyOfAHundredMedians() {
    SplittableRandom random = new SplittableRandom(3);
    int holds = 0;
    for (int trial = 0; trial < 200; trial++) {
      List<List<Double>> games = new ArrayList<>();
      for (int game = 0; game < 30; game++) {
        double shift = random.nextGaussian();
        games.add(List.of(shift + random.nextGaussian(), shift + random.nextGaussian()));
      }
      Bootstrap found = Bootstrap.ofMedian(games);
      holds += found.low() <= 0 && found.high() >= 0 ? 1 : 0;
    }
    assertThat(holds).isBetween(165, 192);
  }
}
