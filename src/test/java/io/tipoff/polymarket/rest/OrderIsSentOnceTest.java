package io.tipoff.polymarket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenueException.OutcomeUnknown;
import io.tipoff.polymarket.rest.VenueException.RateLimited;
import io.tipoff.polymarket.rest.VenueException.RefusedByUs;
import io.tipoff.polymarket.rest.VenueException.RejectedByVenue;
import io.tipoff.polymarket.rest.VenueException.Unavailable;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIsSentOnceTest {
  private static final MarketId MARKET = new MarketId("aec-nba-bos-nyk-2026-11-22");
  private static final NewOrder ORDER =
      NewOrder.immediate(MARKET, Intent.BUY_LONG, Price.of("0.55"), Quantity.of("10"));
  private static final OrderRef REF = new OrderRef("BT3DNMHB94XJ", MARKET);

  private Desk desk;
  private ScriptedServer server;
  private OrdersApi orders;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk();
    server = desk.server;
    orders = new OrdersApi(desk.client);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shouldGiveBackTheIdAndWhatHappenedAtOnce() throws InterruptedException {
    server.then(200, "{\"id\":\"CEBPX0EVTTMX\"}");

    assertThat(orders.create(ORDER)).isEqualTo(new CreatedOrder("CEBPX0EVTTMX", List.of()));
    assertThat(server.asked().getFirst().method()).isEqualTo("POST");
    assertThat(server.asked().getFirst().headers().get("Content-Type"))
        .isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 409, 500, 502, 503, 504, 599})
  void shouldNotKnowAfterAStatusThatMayPass(int status) {
    server.then(status, "{\"message\":\"later\"}");

    assertThatThrownBy(() -> orders.create(ORDER))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("HTTP " + status + ": later")
        .hasMessageContaining("open orders");
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 422})
  void shouldBeRejectedByAClearNo(int status) {
    server.then(status, "{\"code\":3,\"message\":\"price is required\",\"details\":[]}");

    var rejected = catchThrowableOfType(RejectedByVenue.class, () -> orders.create(ORDER));

    assertThat(rejected.reason()).isEqualTo("price is required");
    assertThat(rejected.isCertainlyNotDone()).isTrue();
    assertSentOnce();
  }

  @Test
  void shouldNotTryAnotherTimeWithABadKey() {
    server.then(401, "text/plain", "nope", "WWW-Authenticate", "Basic realm=\"x\"");

    assertThatThrownBy(() -> orders.create(ORDER)).isInstanceOf(AuthenticationFailed.class);
    assertSentOnce();
  }

  @Test
  void shouldPauseAfterARefusalByTheRateLimit() {
    server.then(429, "text/html", "<html><body>Too many</body></html>", "Retry-After", "3");

    var limited = catchThrowableOfType(RateLimited.class, () -> orders.create(ORDER));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(desk.budgets.key().tryTake(Share.OTHERS)).isGreaterThan(2_000_000_000L);
    assertThat(desk.budgets.key().tryTake(Share.CANCELS)).isBetween(1L, 1_000_000_000L);
    assertSentOnce();
  }

  @Test
  void shouldNotKnowAfterTheConnectionWasCutBeforeTheAnswer() {
    server.thenCut();

    assertThatThrownBy(() -> orders.create(ORDER))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("connection was lost");
    assertSentOnce();
  }

  @Test
  void shouldNotKnowAfterTheConnectionWasCutWithinTheAnswer() {
    server.thenCutInBody();

    assertThatThrownBy(() -> orders.cancel(REF)).isInstanceOf(OutcomeUnknown.class);
    assertSentOnce();
  }

  @Test
  void shouldNotKnowWhereNoAnswerComesInTime() {
    server.thenHang();
    try (RestClient hasty = hasty()) {
      assertThatThrownBy(() -> new OrdersApi(hasty).create(ORDER))
          .isInstanceOf(OutcomeUnknown.class)
          .hasMessageContaining("no answer in time");
    }
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"id\":",
        "{\"id\":\"\"}",
        "<html>ok</html>",
        "{\"id\":\"A\"} x"
      })
  void shouldNotKnowWhereTheReceiptCannotBeRead(String body) {
    server.then(200, body);

    assertThatThrownBy(() -> orders.create(ORDER))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("cannot be read");
    assertSentOnce();
  }

  @Test
  void shouldNotKnowWhereABatchHasAnotherNumberOfIds() {
    server.then(200, "{\"createdOrderIds\":[\"A\"]}");

    assertThatThrownBy(() -> orders.createBatch(List.of(ORDER, ORDER)))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("1 ids for 2 orders");
    assertSentOnce();
  }

  @Test
  void shouldKnowThatNothingWasDoneWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (RestClient lonely = client("http://127.0.0.1:" + port)) {
      assertThatThrownBy(() -> new OrdersApi(lonely).create(ORDER))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("connection refused");
    }
  }

  @Test
  void shouldUseANewConnectionWhereTheVenueClosedTheIdleOne() throws Exception {
    server.connector().setIdleTimeout(100);
    for (int i = 0; i < 5; i++) {
      server.then(200, "{\"id\":\"A" + i + "\"}");
      assertThat(orders.create(ORDER).id()).isEqualTo("A" + i);
      awaitNoConnections();
    }
    assertThat(server.asked()).hasSize(5);
  }

  @Test
  void shouldNotSendAgainOnAConnectionThatDiesUnderTheOrder() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      server.then(200, "{\"id\":\"A\"}").thenCut();
      orders.create(ORDER);
      assertThatThrownBy(() -> orders.cancel(REF)).isInstanceOf(OutcomeUnknown.class);
      desk.skip(Duration.ofSeconds(2));
    }
    assertThat(server.asked()).hasSize(40);
  }

  @Test
  void shouldNotKnowWhenInterruptedUnderWay() throws InterruptedException {
    server.thenHang();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    orders.create(ORDER);
                  } catch (Throwable e) {
                    thrown.set(e);
                  }
                });
    server.await();

    caller.interrupt();
    caller.join(10_000);

    assertThat(thrown.get()).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void shouldTellTheOutcomeWithoutHoldingUpTheCaller() throws Exception {
    server.then(200, "{\"id\":\"A\"}").thenCut().then(400, "{\"message\":\"no\"}");
    var outcomes = new LinkedBlockingQueue<Outcome<CreatedOrder>>();

    for (int i = 0; i < 3; i++) {
      desk.client.post(OrderCalls.CREATE, OrderBodies.create(ORDER), outcomes::add);
      var outcome = outcomes.poll(10, TimeUnit.SECONDS);
      switch (i) {
        case 0 ->
            assertThat(outcome).isEqualTo(new Outcome.Answered<>(new CreatedOrder("A", List.of())));
        case 1 -> assertThat(failure(outcome)).isInstanceOf(OutcomeUnknown.class);
        default -> assertThat(failure(outcome)).isInstanceOf(RejectedByVenue.class);
      }
    }
    assertThat(server.asked()).hasSize(3);
    for (int i = 0; i < 20; i++) {
      assertThat(desk.budgets.key().tryTake(Share.CANCELS)).isZero();
    }
  }

  @Test
  void shouldTellTheOutcomeOfWhatIsUnderWayWhenClosed() throws Exception {
    server.thenHang();
    var outcome = new CompletableFuture<Outcome<CreatedOrder>>();
    desk.client.post(OrderCalls.CREATE, OrderBodies.create(ORDER), outcome::complete);
    server.await();

    desk.client.close();

    assertThat(failure(outcome.get(10, TimeUnit.SECONDS))).isInstanceOf(OutcomeUnknown.class);
    var later = new CompletableFuture<Outcome<CreatedOrder>>();
    desk.client.post(OrderCalls.CREATE, OrderBodies.create(ORDER), later::complete);
    assertThat(failure(later.get(10, TimeUnit.SECONDS))).isInstanceOf(Unavailable.class);
  }

  @Test
  void shouldRefuseOrdersButNotCancelsByAWrongClock() throws InterruptedException {
    server.then(200, "application/json", "{}", "Date", "Mon, 21 Sep 2026 14:15:00 GMT");
    server.then(200, "");
    orders.open(List.of());

    assertThatThrownBy(() -> orders.create(ORDER))
        .isInstanceOf(RefusedByUs.class)
        .hasMessageContaining("clock is 100 s behind");
    orders.cancel(REF);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void shouldRefuseABatchThatTheVenueWould() {
    assertThatThrownBy(() -> orders.createBatch(List.of())).isInstanceOf(RefusedByUs.class);
    assertThatThrownBy(() -> orders.cancelBatch(Collections.nCopies(21, REF)))
        .isInstanceOf(RefusedByUs.class)
        .hasMessageContaining("not 21");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void shouldNotLeaveAPreviewUnknown() {
    server.then(503, "");

    assertThatThrownBy(() -> orders.preview(ORDER)).isInstanceOf(Unavailable.class);
    assertSentOnce();
  }

  @Test
  void shouldNeverShowTheKey() {
    server.then(400, "{\"message\":\"" + Desk.KEY_ID + " is odd\"}");

    assertThatThrownBy(() -> orders.create(ORDER))
        .hasMessageContaining("[key id] is odd")
        .hasMessageNotContaining(Desk.KEY_ID);
  }

  private RestClient hasty() {
    RestSettings d = Desk.SETTINGS;
    return desk.client(
        new RestSettings(
            d.connectTimeout(),
            Duration.ofMillis(300),
            d.idleTimeout(),
            d.attempts(),
            d.firstDelay(),
            d.longestDelay(),
            d.largestAnswer()),
        server.url(),
        Optional.of(desk.signer()));
  }

  private RestClient client(String url) {
    return desk.client(Desk.SETTINGS, url, Optional.of(desk.signer()));
  }

  private void awaitNoConnections() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!server.connector().getConnectedEndPoints().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(server.connector().getConnectedEndPoints()).isEmpty();
  }

  private void assertSentOnce() {
    assertThat(server.asked()).hasSize(1);
    assertThat(desk.slept).isEmpty();
  }

  private static VenueException failure(Outcome<?> outcome) {
    return ((Outcome.Failed<?>) outcome).failure();
  }
}
