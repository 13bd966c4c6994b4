package io.tipoff.exchange.protocol;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.FaultyStream;
import io.tipoff.exchange.faults.UnknownWords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of a participant. Requests to subscribe are counted over the connection's life, so
 * that a client which leans on more than the venue is known to allow is found out.
 */
final class StreamConnection implements FrameHandler {
  /** As seen at the venue. */
  private static final int MOST_REQUESTS = 10;

  private static final String HEARTBEAT = "{\"heartbeat\":{}}";

  private final StreamHub hub;
  private final SubscriptionType.Channel channel;
  private final AccountId account;
  private final int capacity;
  private final FaultyStream<String> faults;
  private final SequencedMap<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private int requests;
  private volatile boolean isHalfOpen;
  private @Nullable CoreSession session;
  private @Nullable Outbox outbox;

  StreamConnection(
      StreamHub hub,
      SubscriptionType.Channel channel,
      AccountId account,
      int capacity,
      Faults faults) {
    this.hub = hub;
    this.faults =
        new FaultyStream<>(faults, channel.name().toLowerCase(Locale.ROOT), UnknownWords::in);
    this.channel = channel;
    this.account = account;
    this.capacity = capacity;
  }

  AccountId account() {
    return account;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    outbox = new Outbox(opened, capacity);
    outbox.start();
    hub.add(this);
    callback.succeeded();
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    CoreSession opened = requireNonNull(session);
    if (isHalfOpen) {
      passOver(frame, opened, callback);
      return;
    }
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> {
        message.writeBytes(BufferUtil.toArray(frame.getPayload()));
        if (frame.isFin()) {
          String text = message.toString(StandardCharsets.UTF_8);
          message.reset();
          hub.requested(this, StreamRequest.read(channel, text));
        }
      }
      case OpCode.PING ->
          opened.sendFrame(
              new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())), Callback.NOOP, false);
      default -> {}
    }
    callback.succeeded();
    opened.demand();
  }

  /** Not even a leave-taking is heard: whoever takes leave is answered by nothing. */
  private static void passOver(Frame frame, CoreSession opened, Callback callback) {
    if (frame.getOpCode() != OpCode.CLOSE) {
      callback.succeeded();
      opened.demand();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    hub.remove(this);
    if (outbox != null) {
      outbox.close();
    }
    callback.succeeded();
  }

  /** Ends the connection because the exchange ends. */
  void close() {
    requireNonNull(session).close(CloseStatus.SHUTDOWN, "", Callback.NOOP);
  }

  /** Ends the connection when all that was told is sent. */
  void leave() {
    requireNonNull(outbox).leave();
  }

  /** Takes a subscription; false if the connection had its share and was told so. */
  boolean subscribe(Subscription subscription) {
    if (++requests > MOST_REQUESTS) {
      complain(
          subscription.requestId(),
          "max subscriptions per connection reached",
          subscription.wording());
      return false;
    }
    subscriptions.put(subscription.requestId(), subscription);
    return true;
  }

  void unsubscribe(String requestId) {
    subscriptions.remove(requestId);
  }

  void complain(String requestId, String complaint, Wording wording) {
    ObjectNode json = Json.object();
    if (!requestId.isEmpty()) {
      json.put(wording.name("requestId"), requestId);
    }
    put("error", "", Json.text(json.put("error", complaint)));
  }

  /** Tells whoever subscribed to news of this type and market. */
  void tell(StreamNews news, String slug) {
    for (Subscription subscription : subscriptions.sequencedValues()) {
      if (subscription.type() == news.type() && subscription.covers(slug)) {
        String text = news.text(subscription);
        if (subscription.isDebounced()) {
          subscription.hold(slug, text);
        } else {
          put(subscription.kind(), slug, text);
        }
      }
    }
  }

  void heartbeat() {
    put("heartbeat", "", HEARTBEAT);
  }

  /** Sends what debounced subscriptions kept. */
  void flush() {
    subscriptions
        .sequencedValues()
        .forEach(
            subscription ->
                subscription.release().forEach(text -> put(subscription.kind(), "", text)));
  }

  /**
   * Sends a message.
   *
   * @param slug of the market that it tells of; empty where it tells of none
   */
  void put(String kind, String slug, String text) {
    List<FaultyStream.Delivery<String>> deliveries = faults.put(text, kind, slug);
    switch (faults.state()) {
      case WHOLE -> deliveries.forEach(requireNonNull(outbox)::put);
      case HALF_OPEN -> {
        isHalfOpen = true;
        requireNonNull(outbox).close();
      }
      case CUT -> Thread.startVirtualThread(requireNonNull(session)::abort);
    }
  }
}
