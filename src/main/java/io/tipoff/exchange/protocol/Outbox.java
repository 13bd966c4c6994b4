package io.tipoff.exchange.protocol;

import io.tipoff.exchange.faults.FaultyStream.Delivery;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.util.Callback;
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
