package io.tipoff.exchange.feeds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A connection that is told events as they come (server-sent events). Telling never waits; a
 * receiver who lets too many wait is cut off.
 */
final class EventStream {
  private static final int CAPACITY = 20_000;
  private static final int RETRY_MILLIS = 5_000;

  private final OpticOddsFilter filter;
  private final Response response;
  private final Callback callback;
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(CAPACITY);
  private final Thread sender;
  private volatile boolean open = true;

  EventStream(OpticOddsFilter filter, Response response, Callback callback) {
    this.filter = filter;
    this.response = response;
    this.callback = callback;
    this.sender = Thread.ofVirtual().name("feed-sender").unstarted(this::send);
  }

  void start() {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    sender.start();
  }

  OpticOddsFilter filter() {
    return filter;
  }

  boolean isOpen() {
    return open;
  }

  /** Tells an event without a number. */
  void tell(String event, String data) {
    put("event: %s\nretry: %d\ndata: %s\n\n".formatted(event, RETRY_MILLIS, data));
  }

  /** Tells an event. */
  void tell(String event, String id, String data) {
    put("event: %s\nid: %s\nretry: %d\ndata: %s\n\n".formatted(event, id, RETRY_MILLIS, data));
  }

  private void put(String frame) {
    if (open && !waiting.offer(frame)) {
      close();
    }
  }

  /** Ends the connection. */
  void close() {
    open = false;
    sender.interrupt();
  }

  private void send() {
    try {
      while (open) {
        String frame = waiting.take();
        write(frame);
      }
      callback.succeeded();
    } catch (InterruptedException _) {
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    }
    open = false;
    waiting.clear();
  }

  private void write(String frame) throws IOException {
    var sent = new Callback.Completable();
    response.write(false, ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), sent);
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("the receiver is gone or too slow", e);
    }
  }
}
