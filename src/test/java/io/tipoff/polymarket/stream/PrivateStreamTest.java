package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamDesk.LONG;
import static io.tipoff.polymarket.stream.StreamDesk.settings;
import static io.tipoff.polymarket.stream.StreamDesk.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.polymarket.stream.VenueServer.Session;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrivateStreamTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SHORT = Duration.ofMillis(150);

  /** Short for a snapshot that never comes, long for one that does. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final StreamDesk desk = new StreamDesk();
  private final Log log = new Log();
  private VenueServer venue;
  private PrivateStream stream;

  @BeforeEach
  void open() throws Exception {
    venue = new VenueServer();
    stream = stream(StreamDesk.patient(venue.uri()));
  }

  @AfterEach
  void close() throws Exception {
    stream.close();
    desk.close();
    venue.close();
  }

  @Test
  void shouldAskForEverything() throws Exception {
    Session session = started();
    assertThat(List.of(type(session), type(session), type(session), type(session)))
        .containsExactly("ORDER", "ORDER_SNAPSHOT", "POSITION", "ACCOUNT_BALANCE");
    assertThat(take(venue.handshakes))
        .isEqualTo(new VenueServer.Handshake("/v1/ws/private", "key", "7", "GET /v1/ws/private 1"));
    assertThat(take(log.told)).isEqualTo("restored");
  }

  @Test
  void shouldConnectOnce() throws Exception {
    started();
    stream.start();
    stream.close();
    assertThat(venue.handshakes).hasSize(1);
  }

  @Test
  void shouldTellWhatComes() throws Exception {
    Session session = started();
    assertThat(take(log.told)).isEqualTo("restored");
    session.send(file("fill"), file("position"), file("balances"), file("balance-change"));
    assertThat(take(log.told)).isInstanceOf(VenueExecution.class);
    assertThat(take(log.told)).isInstanceOf(PositionChange.class);
    assertThat(take(log.told)).asString().startsWith("balances");
    assertThat(take(log.told)).isInstanceOf(BalanceChange.class);
  }

  @Test
  void shouldTellAnExecutionOnceEvenOverConnections() throws Exception {
    Session session = started();
    take(log.told);
    session.send(file("fill"), file("fill"));
    assertThat(take(log.told)).isInstanceOf(VenueExecution.class);
    session.cut();
    assertThat(take(log.told)).asString().startsWith("lost");
    Session again = venue.accept();
    assertThat(take(log.told)).isEqualTo("restored");
    again.send(file("fill"), file("cancel"));
    assertThat(((VenueExecution) take(log.told)).id()).isEqualTo("BX3");
    assertThat(stream.counters().get(StreamCount.DUPLICATES)).isPositive();
  }

  @Test
  void shouldTellOpenOrdersWhenTheSnapshotIsWhole() throws Exception {
    Session session = started();
    take(log.told);
    String request = snapshotRequest(session);
    session.send(part(request, "a", false), part(request, "b", false), part(request, "c", true));
    assertThat(take(log.told)).isEqualTo("orders [a, b, c]");
  }

  @Test
  void shouldTakeASnapshotThatComesUnderTheOrdersRequest() throws Exception {
    Session session = started();
    take(log.told);
    session.send(part("orders-1", "a", true));
    assertThat(take(log.told)).isEqualTo("orders [a]");
  }

  @Test
  void shouldAskAgainForASnapshotThatFailed() throws Exception {
    Session session = started();
    take(log.told);
    String first = snapshotRequest(session);
    session.send(part(first, "a", false), failed(first), part(first, "late", true));
    session.next();
    session.next();
    assertThat(take(log.told)).asString().startsWith("problem the snapshot of open orders failed");
    JsonNode again = MAPPER.readTree(session.next()).path("subscribe");
    assertThat(again.path("subscriptionType").asText())
        .isEqualTo("SUBSCRIPTION_TYPE_ORDER_SNAPSHOT");
    session.send(part(again.path("requestId").asText(), "b", true));
    assertThat(take(log.told)).isEqualTo("orders [b]");
  }

  @Test
  void shouldComeBackWhenSnapshotsKeepFailing() throws Exception {
    Session session = started();
    take(log.told);
    String request = snapshotRequest(session);
    session.next();
    session.next();
    for (int i = 0; i < 3; i++) {
      session.send("{\"requestId\":\"%s\",\"error\":\"busy\"}".formatted(request));
      assertThat(take(log.told)).asString().contains("busy");
      request = i == 2 ? "" : MAPPER.readTree(session.next()).at("/subscribe/requestId").asText();
    }
    assertThat(take(log.told)).asString().startsWith("lost");
    venue.accept();
    assertThat(take(log.told)).isEqualTo("restored");
  }

  @Test
  void shouldComeBackWhenTheSnapshotNeverComes() throws Exception {
    stream = stream(settings(venue.uri(), LONG, A_SECOND, LONG));
    started().send(file("balances"));
    assertThat(take(log.told)).isEqualTo("restored");
    assertThat(take(log.told)).asString().startsWith("balances");
    assertThat(take(log.told))
        .asString()
        .isEqualTo("lost the snapshot of open orders did not come");
    venue.accept();
  }

  @Test
  void shouldLiveWithoutBalancesInTheEnd() throws Exception {
    stream = stream(settings(venue.uri(), LONG, A_SECOND, LONG));
    Session session = started();
    for (int i = 0; i < 3; i++) {
      session.send(part(snapshotRequest(session), "a", true));
      assertThat(take(log.told)).isEqualTo("restored");
      assertThat(take(log.told)).isEqualTo("orders [a]");
      String next = (String) take(log.told);
      assertThat(next).isEqualTo(i < 2 ? "lost no balance was told" : "problem no balance is told");
      session = i < 2 ? venue.accept() : session;
    }
  }

  @Test
  void shouldTakeSilenceForDeath() throws Exception {
    stream = stream(settings(venue.uri(), SHORT, LONG, LONG));
    started();
    assertThat(take(log.told)).isEqualTo("restored");
    assertThat(take(log.told)).asString().startsWith("lost silent for");
    venue.accept();
  }

  @Test
  void shouldTakeAnExecutionThatCannotBeReadForMissedNews() throws Exception {
    Session session = started();
    assertThat(take(log.told)).isEqualTo("restored");
    session.send("{\"orderUpdate\":{\"execution\":{\"id\":\"e\"}}}");
    assertThat(take(log.told)).asString().startsWith("lost a frame cannot be read");
    venue.accept();
    assertThat(take(log.told)).isEqualTo("restored");
    assertThat(stream.counters().get(StreamCount.DROPPED)).isEqualTo(1);
  }

  @Test
  void shouldEndWhenTheKeyIsRefused() throws Exception {
    venue.refuse(503, 401);
    stream.start();
    assertThat(take(log.told)).asString().startsWith("refused").contains("401");
    assertThat(venue.handshakes).hasSize(2);
  }

  @Test
  void shouldCloseBeforeItStarted() {
    stream.close();
    stream.start();
    assertThat(venue.handshakes).isEmpty();
  }

  private PrivateStream stream(StreamSettings settings) {
    return new PrivateStream(desk.setup(settings), log);
  }

  private Session started() throws InterruptedException {
    stream.start();
    return venue.accept();
  }

  private static String type(Session session) throws Exception {
    return MAPPER
        .readTree(session.next())
        .at("/subscribe/subscriptionType")
        .asText()
        .substring("SUBSCRIPTION_TYPE_".length());
  }

  private static String snapshotRequest(Session session) throws Exception {
    session.next();
    return MAPPER.readTree(session.next()).at("/subscribe/requestId").asText();
  }

  private static String file(String name) {
    return new String(Frames.file(name), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String part(String requestId, String order, boolean last) {
    return """
    {"requestId":"%s","orderSubscriptionSnapshot":{"orders":[{"id":"%s","marketSlug":"m"}],\
    "eof":%s}}"""
        .formatted(requestId, order, last);
  }

  private static String failed(String requestId) {
    return """
    {"requestId":"%s","error":"deadline exceeded",\
    "orderSubscriptionSnapshot":{"orders":[],"eof":true}}"""
        .formatted(requestId);
  }

  /** Writes down what a private stream tells. */
  private static final class Log implements PrivateListener {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    @Override
    public void execution(VenueExecution execution, long time) {
      told.add(execution);
    }

    @Override
    public void openOrders(List<VenueOrder> orders, long time) {
      told.add("orders " + orders.stream().map(VenueOrder::id).toList());
    }

    @Override
    public void position(PositionChange change, long time) {
      told.add(change);
    }

    @Override
    public void balances(List<VenueBalance> balances, long time) {
      told.add("balances " + balances);
    }

    @Override
    public void balance(BalanceChange change, long time) {
      told.add(change);
    }

    @Override
    public void lost(long time, String reason) {
      told.add("lost " + reason);
    }

    @Override
    public void restored(long time) {
      told.add("restored");
    }

    @Override
    public void refused(String reason) {
      told.add("refused " + reason);
    }

    @Override
    public void problem(String text) {
      told.add("problem " + text);
    }
  }
}
