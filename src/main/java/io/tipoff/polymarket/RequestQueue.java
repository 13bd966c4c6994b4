package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.OrderId;
import io.tipoff.risk.Decision.Approved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their turn: cancels first, then exits, entries, quotes; the oldest first
 * among equals. Not safe for several threads.
 */
final class RequestQueue {
  /** The most orders in one batch, as the venue allows. */
  static final int BATCH = 20;

  /** Whose turn comes first. */
  enum Priority {
    CANCEL,
    EXIT,
    ENTRY,
    QUOTE
  }

  /** What is asked for; requests of one kind can share a batch. */
  enum Kind {
    CREATE,
    MODIFY,
    CANCEL
  }

  /**
   * A request that did not leave.
   *
   * @param reason why
   */
  record Dropped(CommandId command, CommandNotSent.Reason reason) {}

  /** Requests of one kind that leave together; one to {@value #BATCH}. */
  record Batch(Kind kind, List<Command> commands) {}

  private record Waiting(Command command, long decided, long queued) {}

  private final long maxAge;
  private final Map<Priority, Deque<Waiting>> waiting = new EnumMap<>(Priority.class);
  private int size;

  /**
   * An empty queue.
   *
   * @param maxAge nanoseconds after its decision until which an order may leave; cancels always may
   */
  RequestQueue(long maxAge) {
    this.maxAge = maxAge;
    for (Priority priority : Priority.values()) {
      waiting.put(priority, new ArrayDeque<>());
    }
  }

  /**
   * Adds a request.
   *
   * @param decided when the engine decided it, nanoseconds since 1970
   * @param now the time now, nanoseconds since 1970
   */
  void add(Command command, long decided, long now) {
    queue(priority(command)).add(new Waiting(command, decided, now));
    size++;
  }

  int size() {
    return size;
  }

  /** Of the request whose turn is next; null for an empty queue. */
  @Nullable Priority next() {
    for (Map.Entry<Priority, Deque<Waiting>> entry : waiting.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** Takes the request whose turn is next, and what of its kind can go along. */
  Batch take() {
    @Nullable Priority first = next();
    if (first == null) {
      throw new IllegalStateException("nothing waits");
    }
    Kind kind = kind(queue(first).element().command);
    List<Command> commands = new ArrayList<>();
    for (Deque<Waiting> queue : waiting.values()) {
      Iterator<Waiting> entries = queue.iterator();
      while (entries.hasNext() && commands.size() < BATCH) {
        Command command = entries.next().command;
        if (kind(command) == kind) {
          entries.remove();
          size--;
          commands.add(command);
        }
      }
    }
    return new Batch(kind, commands);
  }

  /**
   * Takes out the request that would place or move this order, if it still waits.
   *
   * @return null if none waits
   */
  @Nullable Dropped withdraw(OrderId order) {
    for (Deque<Waiting> queue : waiting.values()) {
      Iterator<Waiting> entries = queue.iterator();
      while (entries.hasNext()) {
        Command command = entries.next().command;
        if (order.equals(placed(command))) {
          entries.remove();
          size--;
          return new Dropped(command.id(), CommandNotSent.Reason.STALE);
        }
      }
    }
    return null;
  }

  /** Takes out the orders that were decided too long ago. */
  List<Dropped> takeOld(long now) {
    List<Dropped> dropped = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      if (priority != Priority.CANCEL) {
        Iterator<Waiting> entries = queue(priority).iterator();
        while (entries.hasNext()) {
          Waiting entry = entries.next();
          if (now - entry.decided > maxAge) {
            entries.remove();
            size--;
            dropped.add(new Dropped(entry.command.id(), reason(entry)));
          }
        }
      }
    }
    return dropped;
  }

  /** When the next order gets too old; {@link Long#MAX_VALUE} if none waits. */
  long nextTooOld() {
    long earliest = Long.MAX_VALUE;
    for (Priority priority : Priority.values()) {
      if (priority != Priority.CANCEL) {
        for (Waiting entry : queue(priority)) {
          earliest = Math.min(earliest, entry.decided + maxAge + 1);
        }
      }
    }
    return earliest;
  }

  /** Takes out everything. */
  List<Command> clear() {
    List<Command> all = new ArrayList<>();
    for (Deque<Waiting> queue : waiting.values()) {
      queue.forEach(entry -> all.add(entry.command));
      queue.clear();
    }
    size = 0;
    return all;
  }

  /** What came in time and waited too long here was held up by the budget. */
  private CommandNotSent.Reason reason(Waiting entry) {
    return entry.queued - entry.decided > maxAge
        ? CommandNotSent.Reason.TOO_OLD
        : CommandNotSent.Reason.OVER_BUDGET;
  }

  private Deque<Waiting> queue(Priority priority) {
    @Nullable Deque<Waiting> queue = waiting.get(priority);
    if (queue == null) {
      throw new IllegalStateException("no queue for " + priority);
    }
    return queue;
  }

  private static Priority priority(Command command) {
    return switch (command) {
      case CancelOrder _ -> Priority.CANCEL;
      case SubmitOrder submit -> priority(submit.approved());
      case ReplaceOrder replace -> priority(replace.approved());
      case SetTimer timer -> throw new IllegalArgumentException("no request: " + timer);
    };
  }

  private static Priority priority(Approved approved) {
    if (approved.isExit()) {
      return Priority.EXIT;
    }
    return approved.terms().postOnly() ? Priority.QUOTE : Priority.ENTRY;
  }

  private static Kind kind(Command command) {
    return switch (command) {
      case CancelOrder _ -> Kind.CANCEL;
      case SubmitOrder _ -> Kind.CREATE;
      case ReplaceOrder _ -> Kind.MODIFY;
      case SetTimer timer -> throw new IllegalArgumentException("no request: " + timer);
    };
  }

  private static @Nullable OrderId placed(Command command) {
    return switch (command) {
      case SubmitOrder submit -> submit.order();
      case ReplaceOrder replace -> replace.order();
      case CancelOrder _, SetTimer _ -> null;
    };
  }
}
