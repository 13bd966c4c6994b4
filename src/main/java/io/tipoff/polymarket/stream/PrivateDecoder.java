package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.BAD_FRAMES;
import static io.tipoff.polymarket.stream.StreamCount.FRAMES;
import static io.tipoff.polymarket.stream.StreamCount.HEARTBEATS;

import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the private stream to what they tell, for one thread; as lenient as {@link
 * MarketDecoder}. Older names of the payloads are taken too; requests for quotes are passed over.
 */
public final class PrivateDecoder {
  private static final int ORDER_UPDATE = Envelope.PAYLOADS;
  private static final int ORDER_SNAPSHOT = Envelope.PAYLOADS + 1;
  private static final int POSITION = Envelope.PAYLOADS + 2;
  private static final int BALANCE = Envelope.PAYLOADS + 3;
  private static final NameTable FIELDS =
      Envelope.names()
          .field(ORDER_UPDATE, "orderSubscriptionUpdate")
          .field(ORDER_UPDATE, "orderUpdate")
          .field(ORDER_SNAPSHOT, "orderSubscriptionSnapshot")
          .field(ORDER_SNAPSHOT, "orderSnapshot")
          .field(POSITION, "positionSubscription")
          .field(POSITION, "positionSubscriptionUpdate")
          .field(POSITION, "positionUpdate")
          .field(BALANCE, "accountBalancesSnapshot")
          .field(BALANCE, "accountBalanceSubscriptionSnapshot")
          .field(BALANCE, "accountBalanceSnapshot")
          .field(BALANCE, "accountBalancesUpdate")
          .field(BALANCE, "accountBalanceSubscriptionUpdate")
          .field(BALANCE, "accountBalanceUpdate")
          .ignored("positionSubscriptionSnapshot", "positionSnapshot", "rfqEvent");

  private static final int EXECUTION = 0;
  private static final NameTable UPDATE = new NameTable().field(EXECUTION, "execution");

  private static final int ORDERS = 0;
  private static final int EOF = 1;
  private static final int ERROR = 2;
  private static final NameTable SNAPSHOT =
      new NameTable().field(ORDERS, "orders").field(EOF, "eof").field(ERROR, "error");

  private final StreamCounters counters;
  private final JsonBytes json = new JsonBytes();
  private final FrameValues values;
  private final Envelope envelope;
  private final OrderReader orderReader;
  private final ExecutionReader executionReader;
  private final PositionReader positionReader;
  private final BalanceReader balances;
  private final List<VenueOrder> orders = new ArrayList<>();
  private boolean updateTold;
  private String updateProblem = "";
  private @Nullable VenueExecution execution;
  private boolean snapshotTold;
  private boolean last;
  private String snapshotError = "";
  private String snapshotProblem = "";
  private @Nullable PositionChange position;

  /** A decoder that knows some markets by name already; others it takes too. */
  PrivateDecoder(MarketTable markets, StreamCounters counters) {
    this.counters = counters;
    this.values = new FrameValues(json, markets, counters);
    this.envelope = new Envelope(json, values, counters);
    this.orderReader = new OrderReader(json, values);
    this.executionReader = new ExecutionReader(json, values, orderReader);
    this.positionReader = new PositionReader(json, values);
    this.balances = new BalanceReader(json, values);
  }

  /**
   * Reads a frame and tells what is in it.
   *
   * @param frame not changed, its position included
   * @param time when it was received, nanoseconds since 1970
   */
  public void decode(ByteBuffer frame, long time, PrivateFrames frames) {
    counters.add(FRAMES);
    clear();
    try {
      read(frame);
    } catch (MalformedJson malformed) {
      counters.add(BAD_FRAMES);
      frames.dropped(Payload.FRAME, String.valueOf(malformed.getMessage()));
      return;
    }
    deliver(time, frames);
  }

  private void clear() {
    envelope.clear();
    balances.clear();
    orders.clear();
    updateTold = false;
    execution = null;
    snapshotTold = false;
    last = false;
    snapshotError = "";
    snapshotProblem = "";
    position = null;
  }

  private void read(ByteBuffer frame) {
    json.reset(frame);
    if (json.enterObject()) {
      do {
        int field = json.field(FIELDS);
        switch (field) {
          case ORDER_UPDATE -> readUpdate();
          case ORDER_SNAPSHOT -> readSnapshot();
          case POSITION -> position = positionReader.readChange();
          case BALANCE -> balances.read();
          default -> envelope.take(field);
        }
      } while (json.moreFields());
    }
    json.end();
  }

  private void readUpdate() {
    if (!values.isObject()) {
      return;
    }
    updateTold = true;
    updateProblem = "an update without an execution";
    if (json.enterObject()) {
      do {
        int field = json.field(UPDATE);
        if (field == EXECUTION) {
          execution = executionReader.read();
          updateProblem = executionReader.problem();
        } else {
          values.skip(field);
        }
      } while (json.moreFields());
    }
  }

  private void readSnapshot() {
    if (!values.isObject()) {
      return;
    }
    snapshotTold = true;
    if (json.enterObject()) {
      do {
        int field = json.field(SNAPSHOT);
        switch (field) {
          case ORDERS -> readOrders();
          case EOF -> last = json.isTrue();
          case ERROR -> snapshotError = values.text();
          default -> values.skip(field);
        }
      } while (json.moreFields());
    }
  }

  private void readOrders() {
    if (values.isArray() && json.enterArray()) {
      do {
        @Nullable VenueOrder order = orderReader.read();
        if (order == null) {
          snapshotProblem = orderReader.problem();
        } else {
          orders.add(order);
        }
      } while (json.moreElements());
    }
  }

  private void deliver(long time, PrivateFrames frames) {
    if (envelope.isHeartbeat()) {
      counters.add(HEARTBEATS);
      frames.heartbeat(time);
    }
    String error = envelope.error();
    if (snapshotTold) {
      deliverSnapshot(error.isEmpty() ? snapshotError : error, time, frames);
    } else if (!error.isEmpty()) {
      frames.subscriptionError(envelope.requestId(), error);
    }
    if (execution != null) {
      frames.execution(execution, time);
    } else if (updateTold) {
      frames.dropped(Payload.EXECUTION, updateProblem);
    }
    if (position != null) {
      frames.position(position, time);
    }
    balances.deliver(time, frames);
  }

  /** A snapshot that lacks an order would be taken for one without it, so it fails as a whole. */
  private void deliverSnapshot(String error, long time, PrivateFrames frames) {
    if (!snapshotProblem.isEmpty()) {
      frames.dropped(Payload.ORDERS, snapshotProblem);
    }
    String failure = error.isEmpty() ? snapshotProblem : error;
    frames.orders(
        new PrivateFrames.OrdersPart(envelope.requestId(), List.copyOf(orders), last, failure),
        time);
  }
}
