package io.tipoff.exchange;

import static io.tipoff.exchange.Floor.ANN;
import static io.tipoff.exchange.Floor.BOB;
import static io.tipoff.exchange.Floor.CAT;
import static io.tipoff.exchange.Floor.GAME;
import static io.tipoff.exchange.Floor.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {
  private final Floor floor = Floor.free();

  @ParameterizedTest
  @EnumSource(
      value = MarketState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OPEN", "PREOPEN"})
  void shouldRefuseOrdersWhileNotOpen(MarketState state) {
    floor.state(state);
    floor.bid(ANN, "0.40", "1");

    assertThat(floor.news()).containsExactly("ann rejected EXCHANGE_CLOSED: Book is " + state);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUSPENDED", "HALTED"})
  void shouldKeepOrdersAndLetThemBeCancelled(MarketState state) {
    String id = floor.bid(ANN, "0.40", "5");
    floor.state(state);
    floor.news();

    floor.replace(ANN, id, "0.41", null);
    assertThat(floor.news()).containsExactly("ann rejected EXCHANGE_CLOSED: Book is " + state);
    assertThat(floor.book()).isEqualTo("[0.40 x 5] []");
    assertThat(floor.cancel(ANN, id)).isTrue();
    assertThat(floor.news()).containsExactly("ann canceled");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "TERMINATED", "CLOSED"})
  void shouldCancelOrdersWhenItEnds(MarketState state) {
    floor.bid(ANN, "0.40", "5");
    floor.offer(BOB, "0.60", "5");
    floor.news();
    floor.state(state);

    assertThat(floor.news())
        .containsExactly(
            "ann canceled unsolicited EXCHANGE_OPTION: Book is " + state,
            "bob canceled unsolicited EXCHANGE_OPTION: Book is " + state);
    assertThat(floor.balance(ANN).openOrders()).isEqualTo(Money.ZERO);
  }

  @Test
  void shouldCollectOrdersBeforeTheOpeningAndMatchThemThen() {
    floor.state(MarketState.PREOPEN);
    floor.offer(ANN, "0.45", "3");
    floor.bid(BOB, "0.50", "5");
    floor.offer(CAT, "0.48", "1");
    assertThat(floor.news()).containsExactly("ann new", "bob new", "cat new");
    assertThat(floor.book()).isEqualTo("[0.50 x 5] [0.45 x 3, 0.48 x 1]");

    floor.state(MarketState.OPEN);
    assertThat(floor.news())
        .containsExactly(
            "ann fill 3 @ 0.45",
            "bob partial fill 3 @ 0.45",
            "bob partial fill 1 @ 0.50",
            "cat fill 1 @ 0.50");
    assertThat(floor.book()).isEqualTo("[0.50 x 1] []");
    assertThat(floor.reports.getLast().aggressor()).isTrue();
  }

  @Test
  void shouldRefuseBeforeTheOpeningWhatMustTradeAtOnce() {
    String refused =
        "ann rejected EXCHANGE_CLOSED: Order has attributes that cannot be placed in PRE_OPEN";
    floor.state(MarketState.PREOPEN);
    floor.limit(ANN, Intent.BUY_LONG, "0.40", "1", TimeInForce.IMMEDIATE_OR_CANCEL);
    floor.limit(ANN, Intent.BUY_LONG, "0.40", "1", TimeInForce.FILL_OR_KILL);
    floor.submit(ANN, Floor.market(Intent.BUY_LONG, "1", null, Optional.empty()));

    assertThat(floor.news()).containsExactly(refused, refused, refused);
  }

  @Test
  void shouldNotMatchOwnOrdersAtTheOpening() {
    floor.state(MarketState.PREOPEN);
    floor.offer(BOB, "0.44", "5");
    floor.offer(ANN, "0.45", "3");
    String own = floor.bid(ANN, "0.50", "5");
    assertThat(floor.news()).containsExactly("bob new", "ann new", "ann new");
    floor.bid(CAT, "0.51", "5");
    floor.news();

    floor.state(MarketState.OPEN);
    assertThat(floor.news())
        .containsExactly(
            "bob fill 5 @ 0.44",
            "cat fill 5 @ 0.44",
            "ann canceled unsolicited EXCHANGE_OPTION: Self Match Prevention");
    assertThat(floor.order(ANN, own).status()).isEqualTo(OrderStatus.CANCELED);
  }

  @Test
  void shouldCancelAtTheOpeningWhatCannotPayItsFee() {
    Floor charging = Floor.charging();
    AccountId poor = new AccountId("poor");
    charging.exchange.deposit(poor, Money.of("10"), charging.now);
    charging.state(MarketState.PREOPEN);
    charging.offer(ANN, "0.50", "20");
    charging.bid(poor, "0.50", "20");
    charging.news();
    charging.state(MarketState.OPEN);

    assertThat(charging.news())
        .containsExactly(
            "poor canceled unsolicited EXCHANGE_OPTION: Not enough buying power for the fee");
    assertThat(charging.balance(poor).buyingPower()).isEqualTo(Money.of("10"));
    assertThat(charging.book()).isEqualTo("[] [0.50 x 20]");
  }

  @Test
  void shouldCancelEverythingBeforeAMaintenance() {
    floor.bid(ANN, "0.40", "5");
    floor.submit(
        BOB, Floor.request(OTHER, Intent.BUY_LONG, "0.40", "5", TimeInForce.GOOD_TILL_CANCEL));
    floor.news();
    floor.exchange.cancelEverything(floor.now);

    assertThat(floor.news())
        .containsExactly(
            "ann canceled unsolicited EXCHANGE_OPTION", "bob canceled unsolicited EXCHANGE_OPTION");
    assertThat(floor.exchange.openOrders(ANN, List.of())).isEmpty();
  }

  @Test
  void shouldCancelAllOrdersOfAnAccountInSomeMarkets() {
    String first = floor.bid(ANN, "0.40", "5");
    String second = floor.offer(ANN, "0.60", "5");
    String other =
        floor.submit(
            ANN, Floor.request(OTHER, Intent.BUY_LONG, "0.4", "5", TimeInForce.GOOD_TILL_CANCEL));
    floor.bid(BOB, "0.40", "5");

    assertThat(floor.exchange.cancelAll(ANN, List.of(GAME), floor.now))
        .containsExactly(first, second);
    assertThat(floor.exchange.cancelAll(ANN, List.of(), floor.now)).containsExactly(other);
    assertThat(floor.book()).isEqualTo("[0.40 x 5] []");
  }

  @Test
  void shouldKnowItsMarketsInTheOrderOfTheirListing() {
    assertThat(floor.exchange.markets()).containsExactly(GAME, OTHER);
    assertThatThrownBy(() -> floor.list(GAME, "0.01", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
