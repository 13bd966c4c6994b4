package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.DROPPED;
import static io.tipoff.polymarket.stream.StreamCount.DUPLICATES;
import static io.tipoff.polymarket.stream.StreamCount.SUBSCRIPTION_ERRORS;

import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Our own orders, executions, positions and balances as they change, over one connection. */
public final class PrivateStream extends VenueStream {
  /** Where it is listened to. */
  public static final String PATH = "/v1/ws/private";

  private static final int REMEMBERED = 100_000;

  private final PrivateListener listener;
  private final Frames frames = new Frames();
  private final PrivateDecoder decoder;
  private final Connection connection;
  private final RecentIds executions = new RecentIds(REMEMBERED);
  private final List<VenueOrder> orders = new ArrayList<>();
  private final Set<String> failedSnapshots = new HashSet<>();
  private String snapshotRequest = "";
  private String balanceRequest = "";
  private int snapshots;
  private int balanceMisses;
  private boolean up;
  private boolean started;

  /** A stream that is not started. */
  public PrivateStream(StreamSetup setup, PrivateListener listener) {
    super(setup, PATH);
    this.listener = listener;
    this.decoder = new PrivateDecoder(new MarketTable(), counters());
    this.connection = connection(new Life());
  }

  /** Connects, once. */
  public void start() {
    lock.lock();
    try {
      if (!started && !isClosed()) {
        started = true;
        connection.start();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  void closeConnections() {
    connection.close();
  }

  private void subscribe() {
    snapshots = 0;
    failedSnapshots.clear();
    connection.send(request("orders", SubscriptionType.ORDER));
    askForOrders();
    connection.send(request("positions", SubscriptionType.POSITION));
    balanceRequest = nextRequest("balances");
    String balances =
        Requests.subscribe(balanceRequest, SubscriptionType.ACCOUNT_BALANCE, List.of());
    if (balanceMisses < MOST_ATTEMPTS) {
      connection.sendAwaited(balanceRequest, balances);
    } else {
      connection.send(balances);
    }
  }

  private String request(String kind, SubscriptionType type) {
    return Requests.subscribe(nextRequest(kind), type, List.of());
  }

  private void askForOrders() {
    snapshots++;
    orders.clear();
    snapshotRequest = nextRequest("snapshot");
    connection.sendAwaited(
        snapshotRequest,
        Requests.subscribe(snapshotRequest, SubscriptionType.ORDER_SNAPSHOT, List.of()));
  }

  private void snapshotFailed(String reason) {
    tell(() -> listener.problem("the snapshot of open orders failed: " + reason));
    connection.delivered(snapshotRequest);
    failedSnapshots.add(snapshotRequest);
    if (snapshots < MOST_ATTEMPTS) {
      askForOrders();
    } else {
      startOver("the snapshot of open orders failed: " + reason);
    }
  }

  private void down(String reason) {
    if (up) {
      up = false;
      tell(() -> listener.lost(now(), reason));
    }
  }

  private void startOver(String reason) {
    down(reason);
    connection.restart(reason);
  }

  /** The life of the connection. */
  private final class Life implements Connection.Owner {
    @Override
    public void opened(Connection opened) throws InterruptedException {
      locked(
          () -> {
            subscribe();
            up = true;
            tell(() -> listener.restored(now()));
          });
    }

    @Override
    public void message(Connection from, ByteBuffer message) throws InterruptedException {
      locked(
          () -> {
            if (up) {
              decoder.decode(message, now(), frames);
            }
          });
    }

    @Override
    public void lost(Connection gone, String reason) throws InterruptedException {
      locked(() -> down(reason));
    }

    @Override
    public void overdue(Connection late, String requestId) throws InterruptedException {
      locked(
          () -> {
            if (requestId.equals(snapshotRequest)) {
              startOver("the snapshot of open orders did not come");
            } else if (requestId.equals(balanceRequest)) {
              balanceMissed();
            }
          });
    }

    private void balanceMissed() {
      balanceMisses++;
      if (balanceMisses < MOST_ATTEMPTS) {
        startOver("no balance was told");
      } else {
        tell(() -> listener.problem("no balance is told"));
      }
    }

    @Override
    public void refused(Connection refused, String reason) throws InterruptedException {
      lock.lockInterruptibly();
      boolean first;
      try {
        down(reason);
        first = end();
      } finally {
        lock.unlock();
      }
      if (first) {
        listener.refused(reason);
      }
    }

    private void locked(Runnable work) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (!isClosed()) {
          work.run();
        }
      } finally {
        lock.unlock();
      }
      checkInterrupt();
    }
  }

  /** What the decoder tells, under the lock. */
  private final class Frames implements PrivateFrames {
    @Override
    public void execution(VenueExecution execution, long time) {
      if (executions.add(execution.id())) {
        tell(() -> listener.execution(execution, time));
      } else {
        counters().add(DUPLICATES);
      }
    }

    @Override
    public void orders(OrdersPart part, long time) {
      if (failedSnapshots.contains(part.requestId())) {
        return;
      }
      if (!part.error().isEmpty()) {
        snapshotFailed(part.error());
        return;
      }
      orders.addAll(part.orders());
      if (part.last()) {
        connection.delivered(snapshotRequest);
        List<VenueOrder> all = List.copyOf(orders);
        orders.clear();
        tell(() -> listener.openOrders(all, time));
      }
    }

    @Override
    public void position(PositionChange change, long time) {
      tell(() -> listener.position(change, time));
    }

    @Override
    public void balances(List<VenueBalance> balances, long time) {
      connection.delivered(balanceRequest);
      balanceMisses = 0;
      tell(() -> listener.balances(balances, time));
    }

    @Override
    public void balance(BalanceChange change, long time) {
      tell(() -> listener.balance(change, time));
    }

    @Override
    public void heartbeat(long time) {}

    @Override
    public void subscriptionError(String requestId, String text) {
      counters().add(SUBSCRIPTION_ERRORS);
      if (requestId.equals(snapshotRequest)) {
        snapshotFailed(text);
      } else {
        tell(() -> listener.problem("subscription " + requestId + " was refused: " + text));
        startOver("subscription " + requestId + " was refused: " + text);
      }
    }

    /** What was told is lost, and only a request can tell what it was. */
    @Override
    public void dropped(Payload payload, String reason) {
      if (payload != Payload.FRAME) {
        counters().add(DROPPED);
      }
      if (payload != Payload.ORDERS) {
        startOver("a frame cannot be read: " + reason);
      }
    }
  }
}
