package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.market.Intent;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private final Floor floor = Floor.free();

  @Test
  void shouldRestWhatMeetsNobody() {
    String id = floor.bid(ANN, "0.40", "5");

    assertThat(floor.news()).containsExactly("ann new");
    assertThat(floor.book()).isEqualTo("[0.40 x 5] []");
    assertThat(floor.exchange.openOrders(ANN, List.of())).containsExactly(floor.order(ANN, id));
    assertThat(floor.order(ANN, id).leaves()).isEqualTo(Quantity.ofContracts(5));
  }

  @Test
  void shouldTradeAtTheRestingPrice() {
    floor.offer(ANN, "0.40", "5");
    floor.bid(BOB, "0.45", "5");

    assertThat(floor.news())
        .containsExactly("ann new", "bob new", "ann fill 5 @ 0.40", "bob fill 5 @ 0.40");
    assertThat(floor.book()).isEqualTo("[] []");
    assertThat(floor.position(ANN, GAME)).isEqualTo(Quantity.ofContracts(-5));
    assertThat(floor.position(BOB, GAME)).isEqualTo(Quantity.ofContracts(5));
  }

  @Test
  void shouldServeTheBestPriceFirstThenTheFirstComer() {
    floor.offer(ANN, "0.42", "1");
    floor.offer(BOB, "0.41", "1");
    floor.offer(ANN, "0.41", "1");
    floor.news();
    floor.bid(CAT, "0.42", "3");

    assertThat(floor.news())
        .containsExactly(
            "cat new",
            "bob fill 1 @ 0.41",
            "cat partial fill 1 @ 0.41",
            "ann fill 1 @ 0.41",
            "cat partial fill 1 @ 0.41",
            "ann fill 1 @ 0.42",
            "cat fill 1 @ 0.42");
  }

  @Test
  void shouldServeTheHighestBidFirst() {
    floor.bid(ANN, "0.40", "1");
    floor.bid(BOB, "0.41", "1");
    floor.news();
    floor.offer(CAT, "0.40", "1");

    assertThat(floor.news()).containsExactly("cat new", "bob fill 1 @ 0.41", "cat fill 1 @ 0.41");
  }

  @Test
  void shouldRestTheRestAtItsLimit() {
    floor.offer(ANN, "0.40", "2");
    String id = floor.bid(BOB, "0.45", "5");

    assertThat(floor.book()).isEqualTo("[0.45 x 3] []");
    OrderSnapshot order = floor.order(BOB, id);
    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(order.filled()).isEqualTo(Quantity.ofContracts(2));
    assertThat(order.leaves()).isEqualTo(Quantity.ofContracts(3));
    assertThat(order.averagePrice()).isEqualTo(Price.of("0.40"));
  }

  @Test
  void shouldMatchBuyersOfYesWithBuyersOfNo() {
    floor.limit(ANN, Intent.BUY_SHORT, "0.17", "4", TimeInForce.GOOD_TILL_CANCEL);
    floor.bid(BOB, "0.17", "4");

    Trade trade = floor.trades.getFirst();
    assertThat(trade.makerIntent()).isEqualTo(Intent.BUY_SHORT);
    assertThat(trade.takerIntent()).isEqualTo(Intent.BUY_LONG);
    assertThat(trade.maker()).isEqualTo(ANN);
    assertThat(trade.taker()).isEqualTo(BOB);
    assertThat(trade.price()).isEqualTo(Price.of("0.17"));
  }

  @Test
  void shouldTellBothSidesOfATradeTheSameTrade() {
    floor.offer(ANN, "0.40", "5");
    floor.bid(BOB, "0.40", "5");

    ExecutionReport made = floor.reports.get(2);
    ExecutionReport taken = floor.reports.get(3);
    assertThat(made.tradeId()).isEqualTo(taken.tradeId()).isEqualTo(floor.trades.getFirst().id());
    assertThat(made.aggressor()).isFalse();
    assertThat(taken.aggressor()).isTrue();
    assertThat(made.id()).isNotEqualTo(taken.id()).matches("[0-9A-Z]{12}");
  }

  @Test
  void shouldCountWhatTraded() {
    floor.offer(ANN, "0.40", "5");
    floor.bid(BOB, "0.40", "3");
    floor.bid(BOB, "0.50", "2");
    floor.offer(CAT, "0.60", "4");
    floor.bid(BOB, "0.60", "1");

    MarketSnapshot game = floor.game();
    assertThat(game.traded()).isEqualTo(Quantity.ofContracts(6));
    assertThat(game.openInterest()).isEqualTo(Quantity.ofContracts(6));
    assertThat(game.lastPrice()).isEqualTo(Price.of("0.60"));
    assertThat(game.low()).isEqualTo(Price.of("0.40"));
    assertThat(game.high()).isEqualTo(Price.of("0.60"));
    assertThat(game.changed()).isEqualTo(floor.now);
  }

  @Test
  void shouldLowerTheOpenInterestWhenBothSidesClose() {
    floor.offer(ANN, "0.40", "5");
    floor.bid(BOB, "0.40", "5");
    floor.bid(ANN, "0.50", "5");
    floor.offer(BOB, "0.50", "3");

    assertThat(floor.game().openInterest()).isEqualTo(Quantity.ofContracts(2));
  }

  @Test
  void shouldTellOfAMarketOnceACall() {
    floor.offer(ANN, "0.40", "1");
    floor.offer(ANN, "0.41", "1");
    floor.changes.clear();
    floor.bid(BOB, "0.45", "5");

    assertThat(floor.changes).containsExactly(GAME);
  }

  @Test
  void shouldCancelOnceOnly() {
    String id = floor.bid(ANN, "0.40", "5");
    floor.news();

    assertThat(floor.cancel(BOB, id)).isFalse();
    assertThat(floor.news()).isEmpty();
    assertThat(floor.cancel(ANN, id)).isTrue();
    assertThat(floor.news()).containsExactly("ann canceled");
    assertThat(floor.book()).isEqualTo("[] []");
    assertThat(floor.order(ANN, id).status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(floor.order(ANN, id).leaves()).isEqualTo(Quantity.ZERO);
    assertThat(floor.cancel(ANN, id)).isFalse();
    assertThat(floor.news()).containsExactly("ann rejected EXCHANGE_OPTION: Unknown order");
  }

  @Test
  void shouldCancelInTheMiddleOfAQueue() {
    floor.bid(ANN, "0.40", "1");
    String middle = floor.bid(BOB, "0.40", "2");
    floor.bid(CAT, "0.40", "3");
    floor.cancel(BOB, middle);
    floor.news();
    floor.offer(BOB, "0.40", "2");

    assertThat(floor.book()).isEqualTo("[0.40 x 2] []");
    assertThat(floor.news())
        .containsExactly(
            "bob new",
            "ann fill 1 @ 0.40",
            "bob partial fill 1 @ 0.40",
            "cat partial fill 1 @ 0.40",
            "bob fill 1 @ 0.40");
  }
}
