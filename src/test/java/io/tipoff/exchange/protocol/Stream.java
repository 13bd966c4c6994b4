package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.client.CoreClientUpgradeRequest;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;

/** A participant's WebSocket. */
final class Stream implements AutoCloseable, FrameHandler {
  private static final long DEAD_MILLIS = 200;
  private static final int SECONDS = 10;

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final CountDownLatch pongs = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final WebSocketCoreClient client = new WebSocketCoreClient();
  private volatile boolean reads = true;
  private volatile CloseStatus status;
  private CoreSession session;

  private Stream() {}

  static Stream markets(Venue venue, ApiKey key) {
    return open(venue, key, "/v1/ws/markets");
  }

  static Stream personal(Venue venue, ApiKey key) {
    return open(venue, key, "/v1/ws/private");
  }

  private static Stream open(Venue venue, ApiKey key, String path) {
    try {
      return connect(venue, key, venue.now(), path);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Connects with a timestamp.
   *
   * @throws ExecutionException if the upgrade was refused
   */
  static Stream connect(Venue venue, ApiKey key, long millis, String path)
      throws ExecutionException {
    Stream stream = new Stream();
    try {
      stream.client.start();
      // A refusal without a challenge is an answer like any other.
      stream
          .client
          .getHttpClient()
          .getProtocolHandlers()
          .remove(WWWAuthenticationProtocolHandler.NAME);
      CoreClientUpgradeRequest request =
          CoreClientUpgradeRequest.from(
              stream.client, URI.create(venue.server.ws() + path), stream);
      request.headers(
          headers ->
              headers
                  .put("X-PM-Access-Key", key.id())
                  .put("X-PM-Timestamp", String.valueOf(millis))
                  .put("X-PM-Signature", Venue.sign(key, millis + "GET" + path)));
      stream.session = stream.client.connect(request).get(SECONDS, TimeUnit.SECONDS);
      return stream;
    } catch (ExecutionException e) {
      stream.close();
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Stream subscribe(String requestId, String type, String... slugs) {
    send(
        """
        {"subscribe":{"requestId":"%s","subscriptionType":"SUBSCRIPTION_TYPE_%s",
         "marketSlugs":[%s]}}"""
            .formatted(
                requestId,
                type,
                slugs.length == 0 ? "" : "\"" + String.join("\",\"", slugs) + "\""));
    return this;
  }

  void send(String message) {
    session.sendFrame(new Frame(OpCode.TEXT, message), Callback.NOOP, false);
  }

  void ping() {
    session.sendFrame(new Frame(OpCode.PING, "?"), Callback.NOOP, false);
  }

  /** Stops to read. */
  void stall() {
    reads = false;
  }

  /** The next message. */
  JsonNode next() {
    try {
      JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message").isNotNull();
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<JsonNode> next(int count) {
    List<JsonNode> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  /** The next message must be the answer to nonsense: nothing else came before it. */
  void shouldBeSilent() {
    send("nonsense");
    assertThat(next().path("error").textValue()).isEqualTo("invalid message");
  }

  void awaitPong() throws InterruptedException {
    assertThat(pongs.await(SECONDS, TimeUnit.SECONDS)).as("a pong").isTrue();
  }

  /** Whatever is sent, nothing comes back, not even a pong. */
  void shouldBeDead() throws InterruptedException {
    send("nonsense");
    ping();
    assertThat(pongs.await(DEAD_MILLIS, TimeUnit.MILLISECONDS)).as("a pong").isFalse();
    assertThat(messages).isEmpty();
    assertThat(closed.getCount()).as("still open").isEqualTo(1);
  }

  CloseStatus awaitClose() throws InterruptedException {
    assertThat(closed.await(SECONDS, TimeUnit.SECONDS)).as("closed").isTrue();
    return status;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    callback.succeeded();
    opened.demand();
    session = opened;
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    if (frame.getOpCode() == OpCode.TEXT || frame.getOpCode() == OpCode.CONTINUATION) {
      text.writeBytes(BufferUtil.toArray(frame.getPayload()));
      if (frame.isFin()) {
        messages.add(Venue.json(text.toString(StandardCharsets.UTF_8)));
        text.reset();
      }
    } else if (frame.getOpCode() == OpCode.PONG) {
      pongs.countDown();
    }
    callback.succeeded();
    if (reads) {
      session.demand();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus with, Callback callback) {
    status = with;
    closed.countDown();
    callback.succeeded();
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
