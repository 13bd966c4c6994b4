package io.tipoff.portfolio;

import static io.tipoff.portfolio.Orders.MAKER;
import static io.tipoff.portfolio.Orders.id;
import static io.tipoff.portfolio.Orders.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderLifeCycleTest {
  /**
   * What becomes of an order in the state of the row by news in the column; "-" cannot be, "="
   * leaves it as it is. Every order beyond PENDING_NEW was opened, but for the one whose outcome is
   * unknown: there the answer to the submission was lost.
   */
  private static final String NEWS =
      """
      state            OPENED PARTLY_FILLED    FILLED REPLACED CANCELED REJECTED EXPIRED
      PENDING_NEW      NEW    PARTIALLY_FILLED FILLED -        CANCELED REJECTED EXPIRED
      NEW              -      PARTIALLY_FILLED FILLED REPLACED CANCELED -        EXPIRED
      PARTIALLY_FILLED -      =                FILLED =        CANCELED -        EXPIRED
      REPLACED         -      PARTIALLY_FILLED FILLED =        CANCELED -        EXPIRED
      PENDING_REPLACE  -      =                FILLED REPLACED CANCELED -        EXPIRED
      PENDING_CANCEL   -      =                FILLED =        CANCELED REJECTED EXPIRED
      OUTCOME_UNKNOWN  NEW    PARTIALLY_FILLED FILLED REPLACED CANCELED REJECTED EXPIRED
      FILLED           -      -                -      -        -        -        -
      CANCELED         -      -                -      -        -        -        -
      REJECTED         -      -                -      -        -        -        -
      EXPIRED          -      -                -      -        -        -        -
      NOT_SENT         -      -                -      -        -        -        -
      """;

  /**
   * The same for our own requests. An answer may be lost after the executions came, and for two
   * requests about one order. A change may fail because the order was done before the venue looked
   * at it, or because of somebody else who uses the same key.
   */
  private static final String REQUESTS =
      """
      state            REPLACE_REQUESTED CANCEL_REQUESTED CHANGE_FAILED NOT_SENT ANSWER_LOST ABSENT
      PENDING_NEW      -                 -                -             NOT_SENT OUTCOME_UNKNOWN  -
      NEW  PENDING_REPLACE  PENDING_CANCEL  =  -  =  -
      PARTIALLY_FILLED  PENDING_REPLACE  PENDING_CANCEL  =  -  =  -
      REPLACED  PENDING_REPLACE  PENDING_CANCEL  =  -  =  -
      PENDING_REPLACE  -                 PENDING_CANCEL   NEW           -        OUTCOME_UNKNOWN  -
      PENDING_CANCEL   -                 -                NEW           -        OUTCOME_UNKNOWN  -
      OUTCOME_UNKNOWN  -                 PENDING_CANCEL   NEW           -        =  NOT_SENT
      FILLED           -                 -                =             -        =  -
      CANCELED         -                 -                =             -        =  -
      REJECTED         -                 -                =             -        =  -
      EXPIRED          -                 -                =             -        =  -
      NOT_SENT         -                 -                -             -        -  -
      """;

  static Stream<Arguments> everyPair() {
    return Stream.of(NEWS, REQUESTS).flatMap(OrderLifeCycleTest::pairs);
  }

  private static Stream<Arguments> pairs(String table) {
    List<List<String>> rows =
        table.lines().map(line -> Arrays.asList(line.trim().split(" +", -1))).toList();
    List<String> changes = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row -> IntStream.range(1, row.size()).mapToObj(i -> pair(changes, row, i)));
  }

  private static Arguments pair(List<String> changes, List<String> row, int column) {
    return arguments(
        OrderState.valueOf(row.getFirst()),
        OrderChange.valueOf(changes.get(column)),
        row.get(column));
  }

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @MethodSource("everyPair")
  void shouldLeadWhereTheTableSays(OrderState state, OrderChange change, String to) {
    Order order = in(state);
    if (to.equals("-")) {
      assertThatThrownBy(() -> order.apply(change))
          .isInstanceOf(IllegalTransition.class)
          .hasMessageContainingAll("o7", state.name(), change.name());
      assertThat(order.state()).isEqualTo(state);
    } else {
      order.apply(change);
      assertThat(order.state()).isEqualTo(to.equals("=") ? state : OrderState.valueOf(to));
    }
  }

  @Test
  void shouldNameEveryPairOnce() {
    assertThat(everyPair().map(pair -> pair.get()[0] + " " + pair.get()[1]))
        .hasSize(OrderState.values().length * OrderChange.values().length)
        .doesNotHaveDuplicates();
  }

  /** The same for an order of which three contracts of ten have traded. */
  @ParameterizedTest
  @CsvSource({
    "PENDING_REPLACE, REPLACED,      PARTIALLY_FILLED",
    "PENDING_REPLACE, CHANGE_FAILED, PARTIALLY_FILLED",
    "PENDING_CANCEL,  CHANGE_FAILED, PARTIALLY_FILLED",
    "PENDING_CANCEL,  REPLACED,      PENDING_CANCEL",
    "PENDING_CANCEL,  CANCELED,      CANCELED",
    "OUTCOME_UNKNOWN, REPLACED,      PARTIALLY_FILLED",
    "OUTCOME_UNKNOWN, CHANGE_FAILED, PARTIALLY_FILLED",
    "OUTCOME_UNKNOWN, CANCELED,      CANCELED"
  })
  void shouldRememberThatItTraded(OrderState state, OrderChange change, OrderState to) {
    Order order = partlyFilled(state);
    order.apply(change);
    assertThat(order.state()).isEqualTo(to);
    assertThat(order.filled()).isEqualTo(Quantity.of("3"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING_REPLACE", "PENDING_CANCEL", "OUTCOME_UNKNOWN"})
  void shouldNotBeRejectedOnceItTraded(OrderState state) {
    Order order = partlyFilled(state);
    assertThatThrownBy(() -> order.apply(OrderChange.REJECTED))
        .isInstanceOf(IllegalTransition.class);
  }

  @Test
  void shouldOpenLateWhereTheAnswerToTheSubmissionWasLost() {
    Order order = in(OrderState.OUTCOME_UNKNOWN);
    order.apply(OrderChange.CANCEL_REQUESTED);
    order.apply(OrderChange.OPENED);
    assertThat(order.state()).isEqualTo(OrderState.PENDING_CANCEL);
    assertThatThrownBy(() -> order.apply(OrderChange.OPENED)).isInstanceOf(IllegalTransition.class);
  }

  /** A fill proves that the order is there; what became of a cancel it does not tell. */
  @Test
  void shouldKnowByAFillWhetherTheSubmissionArrivedButNotWhetherAChangeDid() {
    Order submitted = in(OrderState.OUTCOME_UNKNOWN);
    submitted.fill(Quantity.of("1"));
    assertThat(submitted.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    Order cancelled = partlyFilled(OrderState.OUTCOME_UNKNOWN);
    cancelled.fill(Quantity.of("1"));
    assertThat(cancelled.state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
    assertThat(cancelled.filled()).isEqualTo(Quantity.of("4"));
  }

  @Test
  void shouldNotOpenTwice() {
    Order order = partlyFilled(OrderState.OUTCOME_UNKNOWN);
    assertThatThrownBy(() -> order.apply(OrderChange.OPENED)).isInstanceOf(IllegalTransition.class);
  }

  @Test
  void shouldCountAFillForTheOpening() {
    Order order = in(OrderState.OUTCOME_UNKNOWN);
    order.fill(Quantity.of("1"));
    order.apply(OrderChange.CANCEL_REQUESTED);
    order.apply(OrderChange.ANSWER_LOST);
    order.fill(Quantity.of("1"));
    assertThat(order.state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING_NEW,      true,  false, true",
    "NEW,              true,  true,  false",
    "PARTIALLY_FILLED, true,  true,  false",
    "REPLACED,         true,  true,  false",
    "PENDING_REPLACE,  true,  false, true",
    "PENDING_CANCEL,   true,  false, true",
    "OUTCOME_UNKNOWN,  true,  false, true",
    "FILLED,           false, false, false",
    "CANCELED,         false, false, false",
    "REJECTED,         false, false, false",
    "EXPIRED,          false, false, false",
    "NOT_SENT,         false, false, false"
  })
  void shouldTellWhatAStateAllows(
      OrderState state, boolean live, boolean settledIn, boolean inFlight) {
    assertThat(state.isLive()).isEqualTo(live);
    assertThat(state.isSettledIn()).isEqualTo(settledIn);
    assertThat(state.isInFlight()).isEqualTo(inFlight);
    assertThat(in(state).leaves().isPositive()).isEqualTo(live);
    assertThat(in(state).mostLeaves().isPositive()).isEqualTo(live);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PENDING_REPLACE", "PENDING_CANCEL", "PENDING_NEW", "OUTCOME_UNKNOWN", "REPLACED"})
  void shouldFillWhateverRequestIsUnderWay(OrderState state) {
    Order order = in(state);
    order.fill(Quantity.of("4"));
    assertThat(order.filled()).isEqualTo(Quantity.of("4"));
    assertThat(order.leaves()).isEqualTo(Quantity.of("6"));
    order.fill(Quantity.of("6"));
    assertThat(order.state()).isEqualTo(OrderState.FILLED);
    assertThat(order.leaves()).isEqualTo(Quantity.ZERO);
    assertThat(order.mostLeaves()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void shouldNotFillMoreThanItsQuantity() {
    Order order = partlyFilled(OrderState.PARTIALLY_FILLED);
    assertThatThrownBy(() -> order.fill(Quantity.of("7.0001")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("o7", "10.0001 of 10");
    assertThat(order.filled()).isEqualTo(Quantity.of("3"));
    order.fill(Quantity.of("7"));
    assertThat(order.state()).isEqualTo(OrderState.FILLED);
  }

  @ParameterizedTest
  @EnumSource(names = {"FILLED", "CANCELED", "REJECTED", "EXPIRED", "NOT_SENT"})
  void shouldNotFillOnceItIsDone(OrderState state) {
    Order order = in(state);
    assertThatThrownBy(() -> order.fill(Quantity.of("1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("o7", state.name());
  }

  private static Order in(OrderState state) {
    Order order = new Order(id(7), MAKER, quote(Side.BUY, "0.50", "10"));
    switch (state) {
      case PENDING_NEW -> {}
      case REJECTED -> order.apply(OrderChange.REJECTED);
      case NOT_SENT -> order.apply(OrderChange.NOT_SENT);
      case OUTCOME_UNKNOWN -> order.apply(OrderChange.ANSWER_LOST);
      case NEW,
          PARTIALLY_FILLED,
          REPLACED,
          PENDING_REPLACE,
          PENDING_CANCEL,
          FILLED,
          CANCELED,
          EXPIRED -> {
        order.apply(OrderChange.OPENED);
        onward(order, state);
      }
    }
    assertThat(order.state()).isEqualTo(state);
    return order;
  }

  private static Order partlyFilled(OrderState state) {
    Order order = in(OrderState.PARTIALLY_FILLED);
    switch (state) {
      case PENDING_REPLACE -> order.requestReplacement(quote(Side.BUY, "0.50", "10"));
      case PENDING_CANCEL -> order.apply(OrderChange.CANCEL_REQUESTED);
      case OUTCOME_UNKNOWN -> {
        order.apply(OrderChange.CANCEL_REQUESTED);
        order.apply(OrderChange.ANSWER_LOST);
      }
      default -> {}
    }
    assertThat(order.state()).isEqualTo(state);
    return order;
  }

  private static void onward(Order order, OrderState state) {
    switch (state) {
      case PARTIALLY_FILLED -> order.fill(Quantity.of("3"));
      case FILLED -> order.fill(Quantity.of("10"));
      case PENDING_REPLACE -> order.requestReplacement(order.terms());
      case REPLACED -> {
        order.requestReplacement(order.terms());
        order.replace(order.terms());
      }
      case PENDING_CANCEL -> order.apply(OrderChange.CANCEL_REQUESTED);
      case CANCELED -> order.apply(OrderChange.CANCELED);
      case EXPIRED -> order.apply(OrderChange.EXPIRED);
      default -> {}
    }
  }
}
