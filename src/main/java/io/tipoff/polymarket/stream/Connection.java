package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.CONNECTS;
import static io.tipoff.polymarket.stream.StreamCount.FAILED_CONNECTS;
import static io.tipoff.polymarket.stream.StreamCount.LOST_CONNECTIONS;

import io.tipoff.polymarket.auth.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.websocket.core.exception.UpgradeException;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that comes back: a thread of its own connects, watches, and connects again, until it
 * is closed or the venue refuses the key.
 */
final class Connection implements Link.Receiver {
  private final Setup setup;
  private final Owner owner;
  private final Backoff backoff;
  private final Thread thread;
  private final ReentrantLock receiving = new ReentrantLock();
  private @Nullable Thread receiver;
  private volatile boolean closing;
  private volatile @Nullable Link link;
  private volatile Watchdog watchdog;

  /** What all connections of a stream have in common. */
  record Setup(
      StreamClient client,
      StreamSettings settings,
      RequestSigner signer,
      String path,
      RandomGenerator random,
      StreamCounters counters) {}

  /** Whose connection it is. Calls may come from several threads, {@code message} from any. */
  interface Owner {
    /** The handshake succeeded: it is time to subscribe. */
    void opened(Connection connection) throws InterruptedException;

    void message(Connection connection, ByteBuffer message) throws InterruptedException;

    /** It was open and is not any more; it will come back. */
    void lost(Connection connection, String reason) throws InterruptedException;

    /** A subscription delivered nothing. */
    void overdue(Connection connection, String requestId) throws InterruptedException;

    /** It will not come back. */
    void refused(Connection connection, String reason) throws InterruptedException;
  }

  Connection(Setup setup, Owner owner) {
    this.setup = setup;
    this.owner = owner;
    StreamSettings settings = setup.settings;
    this.backoff = new Backoff(settings.leastBackoff(), settings.longestBackoff(), setup.random);
    this.watchdog = newWatchdog();
    this.thread = Thread.ofVirtual().name("stream " + setup.path).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Sends a message, if there is anybody to send it to. */
  void send(String message) {
    @Nullable Link open = link;
    if (open != null) {
      open.send(message);
    }
  }

  /** Sends a subscription that must deliver soon. */
  void sendAwaited(String requestId, String message) {
    watchdog.await(requestId, System.nanoTime());
    send(message);
  }

  void delivered(String requestId) {
    watchdog.delivered(requestId);
  }

  boolean isAwaiting(String requestId) {
    return watchdog.isAwaiting(requestId);
  }

  /** Gives up what is connected now, so that all is told anew. */
  void restart(String reason) {
    @Nullable Link open = link;
    if (open != null) {
      open.end(reason);
    }
  }

  /** Ends for good, without waiting for that. */
  void stop() {
    closing = true;
    @Nullable Link open = link;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
    interruptReceiver();
  }

  /** Ends for good. Waits until nothing calls the owner any more, unless the owner calls this. */
  void close() {
    stop();
    awaitReceiver();
    // Not under the receiver's lock: the thread may want it before it ends.
    if (Thread.currentThread() != thread) {
      joinUninterruptibly();
    }
  }

  /** After this no receiver is at work, and none will be. */
  private void awaitReceiver() {
    receiving.lock();
    try {
      closing = true;
    } finally {
      receiving.unlock();
    }
  }

  private void run() {
    try {
      comeBack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void comeBack() throws InterruptedException {
    try {
      while (!closing) {
        Duration wait = connectAndWatch();
        if (!closing) {
          Thread.sleep(wait);
        }
      }
    } catch (RuntimeException bug) {
      closing = true;
      owner.refused(this, "the stream failed: " + bug);
    }
  }

  /** One life of the socket; how long to wait for the next one. */
  private Duration connectAndWatch() throws InterruptedException {
    Link attempt = new Link(this, setup.settings.maxMessageBytes());
    try {
      connect(attempt);
    } catch (InterruptedException e) {
      attempt.end("closed");
      throw e;
    } catch (ExecutionException e) {
      attempt.end("not connected");
      setup.counters.add(FAILED_CONNECTS);
      return failed(e.getCause());
    } catch (IOException | TimeoutException e) {
      attempt.end("not connected");
      setup.counters.add(FAILED_CONNECTS);
      return backoff.next();
    }
    setup.counters.add(CONNECTS);
    long opened = System.nanoTime();
    String reason = watch(attempt);
    link = null;
    if (closing) {
      return Duration.ZERO;
    }
    setup.counters.add(LOST_CONNECTIONS);
    owner.lost(this, reason);
    if (System.nanoTime() - opened > setup.settings.longestBackoff().toNanos()) {
      backoff.reset();
    }
    return backoff.next();
  }

  private void connect(Link attempt)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    URI uri = setup.settings.base().resolve(setup.path);
    watchdog = newWatchdog();
    var signed = setup.signer.sign("GET", setup.path);
    long timeout = setup.settings.connectTimeout().toMillis();
    setup.client.connect(uri, signed, attempt, setup.settings).get(timeout, TimeUnit.MILLISECONDS);
    link = attempt;
    if (closing) {
      attempt.close();
    }
  }

  private Duration failed(@Nullable Throwable cause) throws InterruptedException {
    int status = cause instanceof UpgradeException upgrade ? upgrade.getResponseStatusCode() : 0;
    if (status == 401 || status == 403) {
      closing = true;
      owner.refused(this, "the venue refused the key: HTTP " + status);
    }
    return status == 429 ? backoff.longest() : backoff.next();
  }

  /** Stays until the link ends; the reason. */
  private String watch(Link attempt) throws InterruptedException {
    long ping = setup.settings.pingInterval().toNanos();
    long tick = setup.settings.tick().toNanos();
    long nextPing = System.nanoTime() + ping;
    watchdog.heard(System.nanoTime());
    owner.opened(this);
    attempt.begin();
    while (attempt.isOpen()) {
      await(attempt, tick);
      long now = System.nanoTime();
      if (now - nextPing >= 0) {
        attempt.ping();
        nextPing = now + ping;
      }
      look(attempt, now);
    }
    return attempt.ended().join();
  }

  private void look(Link attempt, long now) throws InterruptedException {
    // What waits for our own receiver is not the venue's silence.
    if (receiving.isLocked()) {
      watchdog.heard(now);
      return;
    }
    @Nullable String problem = watchdog.problem(now);
    if (problem != null) {
      attempt.end(problem);
    }
    @Nullable String overdue = watchdog.nextOverdue(now);
    if (overdue != null && attempt.isOpen()) {
      owner.overdue(this, overdue);
    }
  }

  private static void await(Link attempt, long nanos) throws InterruptedException {
    try {
      attempt.ended().get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (TimeoutException e) {
      // Nothing happened, as it should be.
    }
  }

  @Override
  public void message(Link from, ByteBuffer message) {
    receiving.lock();
    try {
      if (begin()) {
        long now = System.nanoTime();
        watchdog.heard(now);
        setup.counters.heard(now);
        if (from.isOpen()) {
          owner.message(this, message);
        }
        watchdog.heard(System.nanoTime());
      }
    } catch (InterruptedException e) {
      from.end("interrupted");
    } finally {
      end();
      receiving.unlock();
    }
  }

  private synchronized boolean begin() {
    receiver = Thread.currentThread();
    return !closing;
  }

  /** An interrupt that was meant for the owner's work must not hit the thread's next one. */
  private synchronized void end() {
    receiver = null;
    if (closing) {
      Thread.interrupted();
    }
  }

  private synchronized void interruptReceiver() {
    if (receiver != null && receiver != Thread.currentThread()) {
      receiver.interrupt();
    }
  }

  private Watchdog newWatchdog() {
    return new Watchdog(
        setup.settings.silence(), setup.settings.firstDelivery(), System.nanoTime());
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
