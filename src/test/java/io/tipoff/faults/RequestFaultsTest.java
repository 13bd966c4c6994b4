package io.tipoff.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.event.CommandOutcome;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.exchange.faults.Fault;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.portfolio.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are lost, refused or answered badly: what adapter and engine make of it. */
@Timeout(60)
class RequestFaultsTest {
  private FaultDesk desk;

  @BeforeEach
  void open() throws InterruptedException {
    desk = new FaultDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** The first order's request meets a fault; what the engine hears of it. */
  private CommandOutcome firstOrderMeets(String fault) throws InterruptedException {
    desk.listening();
    desk.set(fault + (fault.contains(":") ? "," : ":") + "path=/v1/orders,next=1");
    desk.wants("0.45").nudge();
    desk.await(() -> desk.events(CommandOutcome.class).findAny().isPresent());
    return desk.events(CommandOutcome.class).findFirst().orElseThrow();
  }

  /** Whatever the strategy wants now, the market and side get no second order. */
  private void shouldSendNoOrderMore() throws InterruptedException {
    desk.nudge();
    desk.wants("0.44").nudge();
    desk.nudge();
    assertThat(desk.submitted()).hasSize(1);
    assertThat(desk.bid(1).state().isLive()).as("it may be there").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-answer:variant=reset", "lose-answer:variant=hang"})
  void shouldSendNoSecondOrderAfterALostAnswer(String fault) throws Exception {
    assertThat(firstOrderMeets(fault)).isInstanceOf(OutcomeUnknown.class);

    shouldSendNoOrderMore();
    assertThat(desk.openOrders()).as("the exchange has it").hasSize(1);
    assertThat(desk.strikes(Fault.LOSE_ANSWER)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-request:variant=reset", "lose-request:variant=hang"})
  void shouldSendNoSecondOrderAfterALostRequest(String fault) throws Exception {
    assertThat(firstOrderMeets(fault)).isInstanceOf(OutcomeUnknown.class);

    shouldSendNoOrderMore();
    assertThat(desk.openOrders()).as("the exchange never had it").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-500", "http-503", "html"})
  void shouldNotTakeAServersTroubleForANo(String fault) throws Exception {
    assertThat(firstOrderMeets(fault)).isInstanceOf(OutcomeUnknown.class);

    shouldSendNoOrderMore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-429:variant=json", "http-429:variant=html"})
  void shouldTryAgainAfterTooManyRequests(String fault) throws Exception {
    CommandOutcome first = firstOrderMeets(fault + ",seconds=1");

    assertThat(first).isInstanceOf(RequestRefused.class);
    desk.awaitOpenOrders(1);
    desk.await(() -> desk.events(RequestTaken.class).findAny().isPresent());
    RequestTaken second = desk.events(RequestTaken.class).findFirst().orElseThrow();
    assertThat(desk.bid(1).state()).isEqualTo(OrderState.REJECTED);
    assertThat(desk.submitted()).hasSize(2);
    assertThat(second.time() - first.time()).as("Retry-After was kept").isGreaterThan(900_000_000);
  }

  @Test
  void shouldTakeASlowAnswerThatComesInTime() throws Exception {
    desk.listening();
    desk.set("slow-body:path=/v1/orders,delay=20,next=1");
    desk.wants("0.45").nudge();
    desk.awaitOpenOrders(1);
    desk.await(() -> desk.bid(1).state() == OrderState.NEW);
    desk.nudge();

    assertThat(desk.strikes(Fault.SLOW_BODY)).isEqualTo(1);
    assertThat(desk.submitted()).hasSize(1);
    assertThat(desk.events(OutcomeUnknown.class)).isEmpty();
  }

  @Test
  void shouldGiveUpAnAnswerThatIsTooSlow() throws Exception {
    assertThat(firstOrderMeets("slow-body:delay=400")).isInstanceOf(OutcomeUnknown.class);

    shouldSendNoOrderMore();
    assertThat(desk.openOrders()).hasSize(1);
  }

  @Test
  void shouldNotBelieveThatACancelWithALostAnswerIsDone() throws Exception {
    desk.quoting();
    desk.set("http-503:path=/v1/orders/batched/cancel,next=1");
    desk.wants(null).nudge();
    desk.await(OutcomeUnknown.class);

    assertThat(desk.bid(1).state()).isEqualTo(OrderState.OUTCOME_UNKNOWN);
    assertThat(desk.openOrders()).hasSize(1);
    desk.wants("0.44").nudge();
    assertThat(desk.submitted()).hasSize(1);
  }

  @Test
  void shouldLearnFromTheStreamThatACancelWithALostAnswerWasDone() throws Exception {
    desk.quoting();
    desk.set("lose-answer:path=/v1/orders/batched/cancel,next=1");
    desk.wants(null).nudge();
    desk.awaitOpenOrders(0);
    desk.await(() -> desk.bid(1).state() == OrderState.CANCELED);
    desk.await(() -> desk.engine.openCommands().stream().noneMatch(FaultDesk::isRequest));

    desk.wants("0.44").nudge();
    desk.awaitOpenOrders(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lose-request",
        "lose-answer",
        "lose-request:variant=hang",
        "http-500",
        "http-503",
        "http-429",
        "http-429:variant=html",
      })
  void shouldReadAgainWhatCanBeReadAgain(String fault) throws Exception {
    desk.set(fault + (fault.contains(":") ? "," : ":") + "path=/v1/market*,next=1");

    assertThat(new MarketsApi(desk.client).book(FaultDesk.GAME)).isNotNull();
  }

  @Test
  void shouldTakeNoPageForABook() {
    desk.set("html:path=/v1/market*,next=1");

    VenueException failed =
        catchThrowableOfType(
            VenueException.class, () -> new MarketsApi(desk.client).book(FaultDesk.GAME));

    assertThat(failed).isInstanceOf(VenueException.Unavailable.class);
  }
}
