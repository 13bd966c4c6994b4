package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Quantity;
import org.junit.jupiter.api.Test;

class PostOnlyTest {
  private static final String REFUSED =
      "rejected EXCHANGE_OPTION: Order may participate but not initiate in the market";

  private final Floor floor = Floor.free();

  @Test
  void shouldRefuseWholeWhatWouldTrade() {
    floor.offer(ANN, "0.40", "1");
    floor.news();
    String id = floor.submit(BOB, Floor.postOnly(Intent.BUY_LONG, "0.40", "5"));

    assertThat(floor.news()).containsExactly("bob " + REFUSED);
    assertThat(floor.book()).isEqualTo("[] [0.40 x 1]");
    assertThat(floor.order(BOB, id).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(floor.order(BOB, id).leaves()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldRestWhatWouldNotTrade() {
    floor.offer(ANN, "0.40", "1");
    floor.submit(BOB, Floor.postOnly(Intent.BUY_LONG, "0.39", "5"));

    assertThat(floor.book()).isEqualTo("[0.39 x 5] [0.40 x 1]");
  }

  @Test
  void shouldRefuseAReplacementThatWouldTradeAndWorkOn() {
    floor.offer(ANN, "0.40", "1");
    String id = floor.submit(BOB, Floor.postOnly(Intent.BUY_LONG, "0.39", "5"));
    floor.news();
    floor.replace(BOB, id, "0.40", null);

    assertThat(floor.news()).containsExactly("bob " + REFUSED);
    assertThat(floor.order(BOB, id).status()).isEqualTo(OrderStatus.NEW);
    assertThat(floor.book()).isEqualTo("[0.39 x 5] [0.40 x 1]");
  }
}
