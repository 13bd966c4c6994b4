package io.tipoff.polymarket.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket from its handshake to its end. Nothing is read before {@link #begin}; the next
 * frame is asked for when the one before was dealt with, so that a slow receiver slows the sender
 * down.
 */
final class Link implements FrameHandler {
  private final Receiver receiver;
  private final int maxMessageBytes;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile @Nullable CoreSession session;
  private byte[] parts = {};
  private int partsLength;

  /** Takes whole messages; one at a time. */
  interface Receiver {
    /**
     * Takes a message, which is the receiver's only during the call.
     *
     * @param link where it came from
     */
    void message(Link link, ByteBuffer message);
  }

  Link(Receiver receiver, int maxMessageBytes) {
    this.receiver = receiver;
    this.maxMessageBytes = maxMessageBytes;
  }

  /** Completes with the reason when the link is of no use any more. */
  CompletableFuture<String> ended() {
    return ended;
  }

  boolean isOpen() {
    return !ended.isDone();
  }

  /** Gives the link up. */
  void end(String reason) {
    if (ended.complete(reason)) {
      @Nullable CoreSession open = session;
      if (open != null) {
        open.abort();
      }
    }
  }

  /** Takes leave of the venue before the link is given up. */
  void close() {
    @Nullable CoreSession open = session;
    ended.complete("closed");
    if (open != null) {
      open.close(CloseStatus.NORMAL, null, Callback.from(open::abort));
    }
  }

  /** Asks for the first frame. */
  void begin() {
    @Nullable CoreSession open = session;
    if (open != null && isOpen()) {
      open.demand();
    }
  }

  void send(String text) {
    send(new Frame(OpCode.TEXT, true, text));
  }

  void ping() {
    send(new Frame(OpCode.PING, true, ""));
  }

  private void send(Frame frame) {
    @Nullable CoreSession open = session;
    if (open != null) {
      open.sendFrame(frame, Callback.from(() -> {}, failure -> end(reason(failure))), false);
    }
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    if (!isOpen()) {
      opened.abort();
    }
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.PING -> send(new Frame(OpCode.PONG, true, copy(frame.getPayload())));
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> take(frame);
      default -> {}
    }
    callback.succeeded();
    @Nullable CoreSession open = session;
    if (open != null && isOpen() && frame.getOpCode() != OpCode.CLOSE) {
      open.demand();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    end(reason(cause));
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    end("closed by the venue: " + status.getCode());
    callback.succeeded();
  }

  private void take(Frame frame) {
    if (frame.isFin() && partsLength == 0) {
      receiver.message(this, frame.getPayload());
      return;
    }
    ByteBuffer part = frame.getPayload();
    int length = partsLength + part.remaining();
    if (length > maxMessageBytes) {
      end("a message of more than " + maxMessageBytes + " bytes");
      return;
    }
    if (length > parts.length) {
      parts = Arrays.copyOf(parts, Math.max(length, 2 * parts.length));
    }
    part.get(parts, partsLength, part.remaining());
    partsLength = length;
    if (frame.isFin()) {
      partsLength = 0;
      receiver.message(this, ByteBuffer.wrap(parts, 0, length));
    }
  }

  private static ByteBuffer copy(ByteBuffer payload) {
    return ByteBuffer.allocate(payload.remaining()).put(payload.slice()).flip();
  }

  private static String reason(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
