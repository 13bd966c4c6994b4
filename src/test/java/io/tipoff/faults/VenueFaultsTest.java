package io.tipoff.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RejectReason;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TimeInForce;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.OrdersApi;
import io.tipoff.polymarket.rest.PortfolioApi;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.polymarket.wire.OrderState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong at the exchange itself: what adapter and engine make of it. */
@Timeout(60)
class VenueFaultsTest {
  private FaultDesk desk;

  @BeforeEach
  void open() throws InterruptedException {
    desk = new FaultDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shouldTryAgainAfterTheExchangeWasTooSlow() throws Exception {
    desk.listening();
    desk.set("late-reject:path=/v1/orders,delay=500,next=1");
    desk.wants("0.45").nudge();

    OrderRejected rejected = desk.await(OrderRejected.class);

    assertThat(rejected.reason()).isEqualTo(RejectReason.EXCHANGE_OPTION);
    assertThat(rejected.text()).isEqualTo("Global Rate Limit Exceeded");
    assertThat(desk.gateway.rejectedAsTooSlow()).isEqualTo(1);
    RequestTaken taken = desk.events(RequestTaken.class).findFirst().orElseThrow();
    assertThat(rejected.time() - taken.time()).isPositive();
    assertThat(desk.openOrders()).isEmpty();
    desk.awaitOpenOrders(1);
    assertThat(desk.submitted()).hasSize(2);
  }

  @Test
  void shouldKeepTheOldOrderWhenTheExchangeWasTooSlowToChangeIt() throws Exception {
    desk.quoting();
    desk.set("late-reject:delay=30,next=1");
    desk.wants("0.44").nudge();

    ChangeRejected rejected = desk.await(ChangeRejected.class);

    assertThat(rejected.text()).isEqualTo("Global Rate Limit Exceeded");
    assertThat(desk.bid(1).price()).isEqualTo(Price.of("0.45"));
    awaitOrderAt("0.44");
    assertThat(desk.kinds())
        .containsExactly("SubmitOrder", "ReplaceOrder", "CancelOrder", "SubmitOrder");
  }

  private void awaitOrderAt(String price) throws InterruptedException {
    desk.await(
        () ->
            desk.openOrders().stream()
                .map(order -> order.price().toString())
                .toList()
                .equals(List.of(price)));
  }

  @Test
  void shouldCancelThoughTheExchangeIsTooSlow() throws Exception {
    desk.quoting();
    desk.set("late-reject:delay=30");
    desk.wants(null).nudge();

    desk.await(OrderCanceled.class);

    assertThat(desk.openOrders()).isEmpty();
  }

  private NewOrder order(String price) {
    return new NewOrder(
        FaultDesk.GAME,
        Intent.BUY_LONG,
        Price.of(price),
        Quantity.ofContracts(10),
        null,
        TimeInForce.GOOD_TILL_CANCEL,
        OptionalLong.empty(),
        true,
        null);
  }

  @Test
  void shouldTellOfTheBatchEntryThatWasRefused() throws Exception {
    OrdersApi orders = new OrdersApi(desk.client);
    desk.set("partial-batch:variant=refuse,next=1");

    List<String> ids = orders.createBatch(List.of(order("0.41"), order("0.42")));

    assertThat(ids).hasSize(2);
    assertThat(orders.order(ids.getFirst()).orElseThrow().state()).isEqualTo(OrderState.REJECTED);
    assertThat(orders.order(ids.getLast()).orElseThrow().state()).isEqualTo(OrderState.NEW);
  }

  /** Which entry has which id cannot be told any more: all of them may be there or not. */
  @Test
  void shouldNotGuessWhichBatchEntryWasPassedOver() {
    OrdersApi orders = new OrdersApi(desk.client);
    desk.set("partial-batch:variant=ignore,next=1");

    assertThatThrownBy(() -> orders.createBatch(List.of(order("0.41"), order("0.42"))))
        .isInstanceOf(VenueException.OutcomeUnknown.class);
    assertThat(desk.openOrders()).hasSize(1);
  }

  @Test
  void shouldKeepTheOrderWhoseChangeInABatchWasRefused() throws Exception {
    desk.quoting();
    desk.set("partial-batch:variant=refuse,next=1");
    desk.wants("0.44").nudge();

    desk.await(ChangeRejected.class);
    assertThat(desk.bid(1).price()).isEqualTo(Price.of("0.45"));
    awaitOrderAt("0.44");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0.44"})
  void shouldSendNothingMoreWhileARequestThatWasPassedOverHasNoEnd(String wanted) throws Exception {
    desk.quoting();
    desk.set("partial-batch:variant=ignore,next=1");
    desk.wants(wanted.equals("null") ? null : wanted).nudge();
    desk.await(() -> desk.strikes(Fault.PARTIAL_BATCH) == 1);
    desk.await(() -> desk.engine.openCommands().stream().noneMatch(FaultDesk::isRequest));
    desk.wants("0.43").nudge();
    desk.nudge();

    assertThat(desk.kinds()).hasSize(2);
    assertThat(desk.openOrders()).hasSize(1);
  }

  @Test
  void shouldHearOfACancelledOrderThatTheBatchPassedOver() throws Exception {
    OrdersApi orders = new OrdersApi(desk.client);
    List<String> ids = orders.createBatch(List.of(order("0.41"), order("0.42")));
    desk.set("partial-batch:next=1");

    orders.cancelBatch(ids.stream().map(id -> new OrderRef(id, FaultDesk.GAME)).toList());

    assertThat(orders.open(List.of())).singleElement().matches(o -> o.id().equals(ids.getFirst()));
  }

  @ParameterizedTest
  @CsvSource({"suspend-market, SUSPENDED", "halt-market, HALTED"})
  void shouldNotQuoteInAMarketThatIsNotOpen(String fault, MarketState state) throws Exception {
    desk.quoting();
    desk.set(fault + ":market=" + FaultDesk.GAME.slug());

    MarketStateChanged changed = desk.await(MarketStateChanged.class);
    assertThat(changed.market()).isEqualTo(FaultDesk.GAME);
    assertThat(changed.state()).isEqualTo(state);
    desk.awaitOpenOrders(0);
    assertThat(desk.submitted()).hasSize(1);

    desk.server.faults().clear();
    assertThat(desk.await(MarketStateChanged.class).state()).isEqualTo(MarketState.OPEN);
    desk.awaitOpenOrders(1);
    assertThat(desk.submitted()).hasSize(2);
  }

  @Test
  void shouldOpenAMarketAgainWhenItsFaultIsCalledOff() throws Exception {
    desk.listening();
    desk.set("halt-market");
    desk.await(MarketStateChanged.class);
    assertThat(desk.strikes(Fault.HALT_MARKET)).isEqualTo(2);

    desk.server.faults().clear();

    desk.await(() -> desk.stateAtExchange() == MarketState.OPEN);
  }

  @Test
  void shouldComeThroughAMaintenance() throws Exception {
    desk.listening();
    desk.set("maintenance:duration=2000,delay=2000");

    desk.await(StreamLost.class);
    assertThatThrownBy(() -> new MarketsApi(desk.client).book(FaultDesk.GAME))
        .isInstanceOf(VenueException.Unavailable.class)
        .hasMessageContaining("503");
    desk.wants("0.45");
    desk.await(StreamRestored.class);
    assertThat(desk.count(StreamCount.FAILED_CONNECTS)).isPositive();
    assertThat(desk.stateAtExchange()).isEqualTo(MarketState.SUSPENDED);
    desk.await(
        MarketStateChanged.class,
        changed -> changed.market().equals(FaultDesk.GAME) && changed.state() == MarketState.OPEN);
    assertThat(desk.engine.books().book(FaultDesk.GAME).bids().isEmpty()).isTrue();
    assertThat(desk.submitted()).isEmpty();
    desk.others(FaultDesk.GAME, Intent.BUY_LONG, "0.46", "100");
    desk.others(FaultDesk.GAME, Intent.BUY_SHORT, "0.54", "100");
    desk.awaitOpenOrders(1);
  }

  /** A request that met the closing door has no certain outcome; what was cancelled was told. */
  @Test
  void shouldBelieveInNoOrderThatAMaintenanceCancelled() throws Exception {
    desk.quoting();
    desk.set("maintenance:duration=300,delay=100");

    desk.await(() -> !desk.bid(1).state().isLive());

    assertThat(desk.bid(1).state()).isEqualTo(io.tipoff.portfolio.OrderState.CANCELED);
    desk.await(() -> desk.stateAtExchange() == MarketState.OPEN);
    assertThat(desk.openOrders()).isEmpty();
  }

  @Test
  void shouldFollowAClockThatIsAFewSecondsOff() throws Exception {
    desk.set("clock-skew:seconds=20");

    assertThat(new PortfolioApi(desk.client).balances()).isNotEmpty();

    assertThat(desk.clock.offset()).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(22));
    assertThat(desk.strikes(Fault.CLOCK_SKEW)).isPositive();
    desk.listening();
    desk.wants("0.45").nudge();
    desk.awaitOpenOrders(1);
  }

  /** The venue would refuse every signature; no order may leave by such a clock. */
  @Test
  void shouldSendNoOrderByAClockThatIsTooFarOff() throws Exception {
    desk.listening();
    desk.set("clock-skew:seconds=-90");
    assertThatThrownBy(() -> new PortfolioApi(desk.client).balances())
        .isInstanceOf(VenueException.AuthenticationFailed.class);
    assertThat(desk.clock.isUsable()).isFalse();

    desk.wants("0.45").nudge();
    desk.await(() -> desk.events(CommandOutcome.class).findAny().isPresent());

    assertThat(desk.events(CommandOutcome.class).findFirst().orElseThrow())
        .isNotInstanceOf(RequestTaken.class)
        .isNotInstanceOf(OutcomeUnknown.class);
    assertThat(desk.openOrders()).isEmpty();
  }

  @Test
  void shouldReadAStateThatNobodyHasHeardOfAsSuspended() throws Exception {
    desk.set("unknown-enum:variant=market-state,path=/v1/market*");

    assertThat(new MarketsApi(desk.client).book(FaultDesk.GAME).orElseThrow().state())
        .isEqualTo(MarketState.SUSPENDED);
  }

  @Test
  void shouldReadOrdersWhoseStateNobodyHasHeardOf() throws Exception {
    OrdersApi orders = new OrdersApi(desk.client);
    orders.create(order("0.41"));
    desk.set("unknown-enum:variant=order-state,path=/v1/order*");

    assertThat(orders.open(List.of()))
        .singleElement()
        .satisfies(read -> assertThat(read.state()).isEqualTo(OrderState.UNKNOWN));
  }
}
