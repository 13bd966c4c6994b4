package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.FaultyStream.Delivery;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection still has to be sent, and the thread that sends it. Putting a message in never
 * waits; a receiver who lets too many wait is cut off.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** No message is empty. */
  private static final Delivery<String> LAST = new Delivery<>("", Duration.ZERO);

  private final CoreSession session;
  private final BlockingQueue<Delivery<String>> waiting;
  private final Thread sender;
  private volatile boolean open = true;

  Outbox(CoreSession session, int capacity) {
    this.session = session;
    this.waiting = new LinkedBlockingQueue<>(capacity);
    this.sender = Thread.ofVirtual().name("stream-sender").unstarted(this::send);
  }

  void start() {
    sender.start();
  }

  /** Adds a message. */
  void put(Delivery<String> message) {
    if (open && !waiting.offer(message)) {
      LOG.info("a stream's receiver is too slow; {} messages wait", waiting.size());
      close();
      Thread.startVirtualThread(session::abort);
    }
  }

  /** Ends the connection once everything that waits is sent. */
  void leave() {
    put(LAST);
  }

  /** Forgets what waits. */
  void close() {
    open = false;
    sender.interrupt();
    waiting.clear();
  }

  private void send() {
    try {
      while (open) {
        Delivery<String> next = waiting.take();
        if (next.equals(LAST)) {
          session.close(CloseStatus.SHUTDOWN, "", Callback.NOOP);
          return;
        }
        if (next.delay().isPositive()) {
          Thread.sleep(next.delay());
        }
        var sent = new Callback.Completable();
        session.sendFrame(new Frame(OpCode.TEXT, next.message()), sent, false);
        sent.get();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException _) {
      open = false;
    }
  }
}
