package io.tipoff.polymarket.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.polymarket.auth.SignedHeaders;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/** A venue that does only what a test tells it to. */
final class VenueServer {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  final BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();

  /** How a client asked for a WebSocket. */
  record Handshake(String path, String keyId, String timestamp, String signature) {}

  VenueServer() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    WebSocketUpgradeHandler handler = new WebSocketUpgradeHandler();
    handler.addMapping("/*", this::negotiate);
    server.setHandler(handler);
    server.start();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + connector.getLocalPort());
  }

  /** Answers the next handshakes with these statuses. */
  void refuse(int... statuses) {
    for (int status : statuses) {
      refusals.add(status);
    }
  }

  /** Waits for the next client. */
  Session accept() throws InterruptedException {
    Session session = sessions.poll(10, TimeUnit.SECONDS);
    assertThat(session).as("a connection").isNotNull();
    return session;
  }

  boolean hasNoMoreConnections() {
    return sessions.isEmpty();
  }

  private FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    handshakes.add(
        new Handshake(
            Request.getPathInContext(request),
            request.getHeaders().get(SignedHeaders.KEY_ID),
            request.getHeaders().get(SignedHeaders.TIMESTAMP),
            request.getHeaders().get(SignedHeaders.SIGNATURE)));
    Integer refusal = refusals.poll();
    if (refusal != null) {
      Response.writeError(request, response, callback, refusal);
      return null;
    }
    return new Session();
  }

  void close() throws Exception {
    server.stop();
  }

  /** One client. */
  final class Session implements FrameHandler {
    final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    final BlockingQueue<Byte> control = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final Queue<String> unread = new ArrayDeque<>();
    private volatile CoreSession core;

    void send(String... messages) {
      for (String message : messages) {
        core.sendFrame(new Frame(OpCode.TEXT, true, message), Callback.NOOP, false);
      }
    }

    void sendInParts(String first, String second) {
      core.sendFrame(new Frame(OpCode.TEXT, false, first), Callback.NOOP, false);
      core.sendFrame(new Frame(OpCode.CONTINUATION, true, second), Callback.NOOP, false);
    }

    void ping() {
      core.sendFrame(new Frame(OpCode.PING, true, "there?"), Callback.NOOP, false);
    }

    void cut() {
      core.abort();
    }

    void leave(int status) {
      core.close(status, "", Callback.NOOP);
    }

    /** Waits for the next message. */
    String next() throws InterruptedException {
      String message = received.poll(10, TimeUnit.SECONDS);
      assertThat(message).as("a message from the client").isNotNull();
      return message;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
      core = session;
      callback.succeeded();
      sessions.add(this);
      session.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
      if (frame.isControlFrame()) {
        control.add(frame.getOpCode());
      } else {
        unread.add(frame.getPayloadAsUTF8());
        if (frame.isFin()) {
          received.add(String.join("", unread));
          unread.clear();
        }
      }
      callback.succeeded();
      if (frame.getOpCode() != OpCode.CLOSE) {
        core.demand();
      }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
      callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
      closed.add(status.getCode());
      callback.succeeded();
    }
  }
}
