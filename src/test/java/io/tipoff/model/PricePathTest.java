package io.tipoff.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.model.PricePath.Still;
import io.tipoff.model.PricePath.Turned;
import io.tipoff.model.PricePath.Unknown;
import org.junit.jupiter.api.Test;

final class PricePathTest {
  private static final long WINDOW = 100;
  private static final double LEAST = 0.02;

  private final PricePath path = new PricePath(WINDOW);

  private PricePath.Move around(long time) {
    return path.around(time, WINDOW, LEAST);
  }

  @Test
  void shouldTurnWhenHalfOfTheMoveIsMade() {
    path.moved(800, 0.5);
    path.moved(1_010, 0.515625);
    path.moved(1_020, 0.53125);
    path.moved(1_030, 0.5625);

    assertThat(around(1_000)).isEqualTo(new Turned(1_020, 0.0625));
  }

  @Test
  void shouldTurnDownAndBeforeTheNews() {
    path.moved(800, 0.5);
    path.moved(940, 0.4375);

    assertThat(around(1_000)).isEqualTo(new Turned(940, -0.0625));
  }

  @Test
  void shouldNotBeMovedByWhatComesAndGoesOrIsOutsideTheWindow() {
    path.moved(800, 0.5);
    path.moved(990, 0.515625);
    path.moved(995, 0.5);
    path.moved(1_101, 0.75);

    assertThat(around(1_000)).isEqualTo(new Still());
  }

  @Test
  void shouldCountTheEndOfTheWindowAndNotItsBeginning() {
    path.moved(900, 0.5);
    path.moved(1_100, 0.625);

    assertThat(around(1_000)).isEqualTo(new Turned(1_100, 0.125));
  }

  @Test
  void shouldNotKnowWhatWasNotQuotedAllTheTime() {
    path.moved(901, 0.5);
    path.moved(1_001, 0.625);
    assertThat(around(1_000)).as("nothing one window before").isEqualTo(new Unknown());

    path.lost(1_150);
    path.moved(1_160, 0.75);
    assertThat(around(1_100)).as("a gap inside").isEqualTo(new Unknown());
    path.moved(1_170, 0.8125);
    assertThat(around(1_260)).as("a gap just before").isEqualTo(new Turned(1_170, 0.0625));
  }

  @Test
  void shouldRememberThreeWindows() {
    for (int i = 0; i < 1_000; i++) {
      path.moved(i, i % 2 == 0 ? 0.5 : 0.625);
    }

    assertThat(around(600)).isInstanceOf(Unknown.class);
    assertThat(around(899)).isInstanceOf(Still.class);
    assertThat(path.around(850, 99, LEAST)).isInstanceOf(Still.class);
    assertThat(around(798)).isInstanceOf(Still.class);
  }
}
