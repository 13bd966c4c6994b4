package io.tipoff.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.book.BookCondition;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Execution;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.portfolio.OrderState;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that go wrong: what adapter and engine make of it. */
@Timeout(60)
class StreamFaultsTest {
  private static final String BOOK_OF_GAME =
      "kind=market-data,market=" + FaultDesk.GAME.slug() + ",";

  private FaultDesk desk;

  @BeforeEach
  void open() throws InterruptedException {
    desk = new FaultDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void bestOffer(String price) {
    desk.others(FaultDesk.GAME, Intent.BUY_SHORT, price, "5");
  }

  private Price offer() {
    return desk.engine.books().book(FaultDesk.GAME).bestOffer();
  }

  @Test
  void shouldHaveTheWholeBookAgainAfterADroppedMessage() throws Exception {
    desk.listening();
    desk.set("drop-message:" + BOOK_OF_GAME + "next=1");
    bestOffer("0.53");
    desk.await(() -> desk.strikes(Fault.DROP_MESSAGE) == 1);
    assertThat(offer()).isEqualTo(Price.of("0.54"));

    bestOffer("0.52");

    desk.await(() -> Price.of("0.52").equals(offer()));
    assertThat(desk.engine.books().book(FaultDesk.GAME).offers().quantityAt(Price.of("0.53")))
        .isEqualTo(Quantity.of("5"));
  }

  @Test
  void shouldTakeAStreamWithoutHeartbeatsAndNewsForDead() throws Exception {
    desk.quoting();
    desk.set("drop-message:stream=markets");
    desk.await(StreamLost.class);
    assertThat(desk.condition(FaultDesk.GAME)).isEqualTo(BookCondition.STALE_CONNECTION);
    desk.awaitOpenOrders(0);

    desk.server.faults().clear();

    desk.await(() -> desk.condition(FaultDesk.GAME) == BookCondition.SOUND);
    desk.awaitOpenOrders(1);
  }

  @Test
  void shouldHearLateWhatIsDelayed() throws Exception {
    desk.listening();
    desk.set("delay-message:" + BOOK_OF_GAME + "delay=200,next=1");
    long before = System.nanoTime();
    bestOffer("0.53");
    bestOffer("0.52");

    desk.await(() -> Price.of("0.52").equals(offer()));

    assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
    assertThat(desk.events(StreamLost.class)).isEmpty();
  }

  @Test
  void shouldTakeAStreamForDeadThatIsDelayedForTooLong() throws Exception {
    desk.quoting();
    desk.set("delay-message:" + BOOK_OF_GAME + "delay=5000,next=1");
    bestOffer("0.53");

    desk.await(StreamLost.class, lost -> lost.reason().contains("silent"));
    desk.await(() -> Price.of("0.53").equals(offer()));
    desk.awaitOpenOrders(1);
  }

  @Test
  void shouldDoNothingTwiceForADuplicate() throws Exception {
    desk.quoting();
    desk.set("duplicate-message");
    desk.nudge();
    desk.nudge();

    assertThat(desk.kinds()).containsExactly("SubmitOrder");
    assertThat(desk.strikes(Fault.DUPLICATE_MESSAGE)).isGreaterThan(1);
  }

  @Test
  void shouldFillOnceByAnExecutionThatIsToldTwice() throws Exception {
    desk.quoting();
    desk.set("duplicate-message:stream=private");
    desk.fill("4");
    desk.await(OrderFilled.class);
    desk.await(() -> desk.news.counters().get(StreamCount.DUPLICATES) > 0);
    desk.wants(null).nudge();

    assertThat(desk.events(OrderFilled.class)).hasSize(1);
    assertThat(desk.engine.portfolio().holding(FaultDesk.GAME).position().quantity())
        .isEqualTo(Quantity.of("4"));
  }

  @Test
  void shouldEndWithTheRightBookOnceAReorderedOneIsFollowed() throws Exception {
    desk.listening();
    desk.set("reorder-message:" + BOOK_OF_GAME + "next=1");
    bestOffer("0.53");
    bestOffer("0.52");
    desk.await(() -> desk.events(BookChanged.class).filter(this::isOfGame).count() >= 3);
    assertThat(desk.events(BookChanged.class).filter(this::isOfGame).map(this::offerOf).toList())
        .endsWith(Price.of("0.52"), Price.of("0.53"));

    bestOffer("0.51");

    desk.await(() -> Price.of("0.51").equals(offer()));
  }

  private boolean isOfGame(BookChanged book) {
    return book.market().equals(FaultDesk.GAME);
  }

  private Price offerOf(BookChanged book) {
    return book.offers().price(0);
  }

  @Test
  void shouldUnderstandExecutionsInTheWrongOrder() throws Exception {
    desk.quoting();
    desk.set("reorder-message:stream=private,kind=order,next=1");
    desk.fill("3");
    desk.fill("2");

    desk.await(() -> desk.events(OrderFilled.class).count() == 2);

    assertThat(desk.engine.portfolio().holding(FaultDesk.GAME).position().quantity())
        .isEqualTo(Quantity.of("5"));
  }

  @Test
  void shouldPullQuotesWhileAConnectionThatWasCutIsAway() throws Exception {
    desk.quoting();
    desk.set("cut-connection:" + BOOK_OF_GAME + "next=1", "http-503:path=/v1/ws/markets");
    bestOffer("0.53");

    desk.await(StreamLost.class);
    desk.awaitOpenOrders(0);
    assertThat(desk.condition(FaultDesk.GAME)).isEqualTo(BookCondition.STALE_CONNECTION);
    desk.await(() -> desk.count(StreamCount.FAILED_CONNECTS) > 0);

    desk.server.faults().clear();
    desk.await(() -> desk.condition(FaultDesk.GAME) == BookCondition.SOUND);
    desk.await(() -> Price.of("0.53").equals(offer()));
    desk.awaitOpenOrders(1);
  }

  @Test
  void shouldNoticeAHalfOpenSocketByItsSilence() throws Exception {
    desk.quoting();
    int sockets = desk.server.streams();
    long before = System.nanoTime();
    desk.nudge();
    desk.set("half-open:stream=markets,next=1");

    StreamLost lost = desk.await(StreamLost.class);
    long after = System.nanoTime();

    assertThat(lost.reason()).contains("silent");
    assertThat(after - before).isGreaterThan(FaultDesk.SILENCE.toNanos() * 9 / 10);
    assertThat(desk.events.getLast()).isEqualTo(lost);
    assertThat(desk.condition(FaultDesk.GAME)).isEqualTo(BookCondition.STALE_CONNECTION);
    desk.await(StreamRestored.class);
    desk.await(() -> desk.condition(FaultDesk.GAME) == BookCondition.SOUND);
    desk.awaitOpenOrders(1);
    desk.await(() -> desk.server.streams() == sockets);
    assertThat(desk.kinds()).contains("CancelOrder");
  }

  @Test
  void shouldTellThatExecutionsWereMissedWhileThePrivateStreamWasHalfOpen() throws Exception {
    desk.quoting();
    desk.set("half-open:stream=private,next=1");

    assertThat(desk.privately.poll(10, TimeUnit.SECONDS)).startsWith("lost: silent");
    assertThat(desk.privately.poll(10, TimeUnit.SECONDS)).isEqualTo("restored");
  }

  @Test
  void shouldTellThatExecutionsWereMissedWhenThePrivateStreamWasCut() throws Exception {
    desk.quoting();
    desk.set("cut-connection:stream=private,next=1");

    assertThat(desk.privately.poll(10, TimeUnit.SECONDS)).startsWith("lost: ");
    assertThat(desk.privately.poll(10, TimeUnit.SECONDS)).isEqualTo("restored");
  }

  @Test
  void shouldNotQuoteInAStateThatNobodyHasHeardOf() throws Exception {
    desk.quoting();
    desk.set("unknown-enum:variant=market-state," + BOOK_OF_GAME + "duration=3600000");
    bestOffer("0.53");

    MarketStateChanged state = desk.await(MarketStateChanged.class);
    assertThat(state.state()).isEqualTo(MarketState.SUSPENDED);
    assertThat(desk.count(StreamCount.UNKNOWN_ENUMS)).isPositive();
    desk.awaitOpenOrders(0);
    desk.nudge();
    assertThat(desk.kinds()).containsExactly("SubmitOrder", "CancelOrder");

    desk.server.faults().clear();
    desk.nudge();
    desk.awaitOpenOrders(1);
  }

  @Test
  void shouldPassOverMessagesOfAnUnknownKind() throws Exception {
    desk.quoting();
    desk.set("unknown-enum:variant=message-kind," + BOOK_OF_GAME + "next=1");
    bestOffer("0.53");
    desk.await(() -> desk.count(StreamCount.UNKNOWN_KINDS) > 0);
    assertThat(offer()).isEqualTo(Price.of("0.54"));

    bestOffer("0.52");

    desk.await(() -> Price.of("0.52").equals(offer()));
    assertThat(desk.events(StreamLost.class)).isEmpty();
  }

  /** An execution of an unknown type says nothing but the state; the order is not forgotten. */
  @Test
  void shouldKeepAnOrderInMindWhoseNewsHasAnUnknownType() throws Exception {
    desk.listening();
    desk.set("unknown-enum:variant=execution-type,kind=order,next=1");
    desk.wants("0.45").nudge();
    desk.awaitOpenOrders(1);
    desk.await(() -> desk.news.counters().get(StreamCount.UNKNOWN_ENUMS) > 0);
    desk.nudge();

    assertThat(desk.events(OrderOpened.class)).isEmpty();
    assertThat(desk.bid(1).state()).isEqualTo(OrderState.PENDING_NEW);
    assertThat(desk.submitted()).hasSize(1);
    desk.fill("2");
    desk.await(OrderFilled.class);
    assertThat(desk.engine.portfolio().holding(FaultDesk.GAME).position().quantity().isPositive())
        .isTrue();
  }

  @Test
  void shouldTakeAFillWhoseOrderHasAnUnknownState() throws Exception {
    desk.quoting();
    desk.set("unknown-enum:variant=order-state,kind=order,next=1");
    desk.fill("3");

    desk.await(OrderFilled.class);

    assertThat(desk.news.counters().get(StreamCount.UNKNOWN_ENUMS)).isPositive();
    assertThat(desk.bid(1).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
  }

  /** What an order's lost news leaves open stays closed: nothing is sent that could double it. */
  @Test
  void shouldSendNothingMoreWhileTheNewsOfAnOrderIsMissing() throws Exception {
    desk.listening();
    desk.set("drop-message:stream=private,kind=order,next=1");
    desk.wants("0.45").nudge();
    desk.awaitOpenOrders(1);
    desk.nudge();
    desk.wants("0.44").nudge();

    assertThat(desk.strikes(Fault.DROP_MESSAGE)).isEqualTo(1);
    assertThat(desk.events(Execution.class)).allMatch(OrderNamed.class::isInstance);
    assertThat(desk.kinds()).containsExactly("SubmitOrder");
  }
}
