package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.TimeInForce;
import org.junit.jupiter.api.Test;

class SelfMatchTest {
  private static final String REFUSED = "rejected EXCHANGE_OPTION: Self Match Prevention";
  private final Floor floor = Floor.free();

  @Test
  void shouldRefuseTheNewerOrderWholeBeforeAnyFill() {
    floor.offer(BOB, "0.40", "2");
    floor.offer(ANN, "0.41", "2");
    floor.news();
    floor.bid(ANN, "0.41", "3");

    assertThat(floor.news()).containsExactly("ann " + REFUSED);
    assertThat(floor.book()).isEqualTo("[] [0.40 x 2, 0.41 x 2]");
  }

  @Test
  void shouldTradeWhatEndsBeforeTheOwnOrder() {
    floor.offer(BOB, "0.40", "2");
    floor.offer(ANN, "0.41", "2");
    floor.news();
    floor.bid(ANN, "0.41", "2");

    assertThat(floor.news()).containsExactly("ann new", "bob fill 2 @ 0.40", "ann fill 2 @ 0.40");
  }

  /** The two prices add up to one dollar or more. */
  @Test
  void shouldRefuseToBuyBothOutcomesFromOneself() {
    floor.limit(ANN, Intent.BUY_LONG, "0.55", "1", TimeInForce.GOOD_TILL_CANCEL);
    floor.news();
    floor.limit(ANN, Intent.BUY_SHORT, "0.50", "1", TimeInForce.GOOD_TILL_CANCEL);
    assertThat(floor.news()).containsExactly("ann " + REFUSED);
    floor.limit(ANN, Intent.BUY_SHORT, "0.56", "1", TimeInForce.GOOD_TILL_CANCEL);
    assertThat(floor.news()).containsExactly("ann new");
  }

  @Test
  void shouldRefuseAReplacementThatWouldMeetAnOwnOrder() {
    floor.offer(ANN, "0.41", "2");
    String id = floor.bid(ANN, "0.40", "2");
    floor.news();
    floor.replace(ANN, id, "0.41", null);

    assertThat(floor.news()).containsExactly("ann " + REFUSED);
    assertThat(floor.book()).isEqualTo("[0.40 x 2] [0.41 x 2]");
  }
}
