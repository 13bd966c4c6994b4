package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.polymarket.OrderChannel.Change;
import io.tipoff.polymarket.OrderChannel.Target;
import io.tipoff.polymarket.OrderGateway.Departures;
import io.tipoff.polymarket.RequestQueue.Batch;
import io.tipoff.polymarket.RequestQueue.Dropped;
import io.tipoff.polymarket.RequestQueue.Priority;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.Share;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which request leaves when, and what its answer means. It has no thread and no time of its own:
 * who uses it calls {@link #sendDue} whenever something may leave. Any thread may use it; one at a
 * time sends.
 */
final class OrderDispatcher implements TrackedOrders {
  private static final Logger LOG = LoggerFactory.getLogger(OrderDispatcher.class);

  private final OrderChannel channel;
  private final RateBudget budget;
  private final LongSupplier clock;
  private final Consumer<Event> inbox;
  private final Departures departures;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private final RequestQueue queue;
  private final OrderTracker orders;
  private Runnable doubt = () -> {};
  private int creating;
  private boolean closed;

  /**
   * A dispatcher with nothing to send.
   *
   * @param budget shared by everything that uses the same key
   * @param maxDecisionAge an order decided longer ago is not sent any more
   * @param clock the time now, nanoseconds since 1970
   * @param inbox takes outcomes and executions; must not block
   */
  OrderDispatcher(
      OrderChannel channel,
      RateBudget budget,
      Duration maxDecisionAge,
      LongSupplier clock,
      Consumer<Event> inbox,
      Departures departures) {
    this.channel = channel;
    this.budget = budget;
    this.clock = clock;
    this.inbox = inbox;
    this.departures = departures;
    this.orders = new OrderTracker(inbox);
    this.queue = new RequestQueue(maxDecisionAge.toNanos());
  }

  /**
   * Takes requests at once: those of a kind leave together, up to a whole batch.
   *
   * @param decided when the engine decided them, nanoseconds since 1970
   */
  void add(List<Command> commands, long decided) {
    lock.lock();
    try {
      if (closed) {
        notSent(commands);
        return;
      }
      for (Command command : commands) {
        queue.add(command, decided, clock.getAsLong());
      }
    } finally {
      lock.unlock();
    }
  }

  /** The quote that a request places is no longer wanted; it is dropped if it has not left. */
  void withdraw(OrderId order) {
    lock.lock();
    try {
      @Nullable Dropped dropped = queue.withdraw(order);
      if (dropped != null) {
        report(List.of(dropped));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes the private stream's news, each once. */
  void on(VenueExecution execution) {
    lock.lock();
    try {
      orders.on(execution, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> T ask(Function<OrderTracker, T> question) {
    lock.lock();
    try {
      return question.apply(orders);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void tell(Consumer<OrderTracker> news) {
    lock.lock();
    try {
      news.accept(orders);
    } finally {
      lock.unlock();
    }
  }

  /** What is to be done when nobody knows what became of a request; it must not block. */
  void onDoubt(Runnable action) {
    doubt = action;
  }

  /** The orders known as ours that work. */
  List<Target> ours() {
    lock.lock();
    try {
      List<Target> targets = new ArrayList<>();
      for (TrackedOrder order : orders.live()) {
        if (order.venueId != null && order.ours) {
          targets.add(new Target(order.venueId, order.market()));
        }
      }
      return targets;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing leaves any more; what waits is told as not sent. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notSent(queue.clear());
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no new order is under way. */
  boolean isQuiet() {
    lock.lock();
    try {
      return creating == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no new order is under way; returns whether that is so. */
  boolean awaitQuiet(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (creating > 0 && left > 0) {
        left = answered.awaitNanos(left);
      }
      return creating == 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets one request leave if one may.
   *
   * @return 0 if one left, else the nanoseconds after which to ask again; {@link Long#MAX_VALUE} if
   *     nothing waits
   */
  long sendDue() {
    Batch batch;
    lock.lock();
    try {
      report(queue.takeOld(clock.getAsLong()));
      @Nullable Priority first = queue.next();
      if (first == null) {
        return Long.MAX_VALUE;
      }
      long wait = budget.tryTake(share(first));
      if (wait > 0) {
        return Math.min(wait, Math.max(1, queue.nextTooOld() - clock.getAsLong()));
      }
      batch = queue.take();
    } finally {
      lock.unlock();
    }
    send(batch);
    return 0;
  }

  private static Share share(Priority priority) {
    return priority == Priority.CANCEL ? Share.CANCELS : Share.OTHERS;
  }

  private void send(Batch batch) {
    switch (batch.kind()) {
      case CREATE -> create(batch.commands());
      case MODIFY -> modify(batch.commands());
      case CANCEL -> cancel(batch.commands());
    }
  }

  private void create(List<Command> commands) {
    List<OrderTerms> terms = new ArrayList<>(commands.size());
    lock.lock();
    try {
      if (isOver(commands)) {
        return;
      }
      creating++;
      for (Command command : commands) {
        SubmitOrder submit = (SubmitOrder) command;
        terms.add(submit.approved().terms());
        orders.leaving(submit.order(), submit.approved().terms(), clock.getAsLong());
      }
    } finally {
      lock.unlock();
    }
    if (!isRecorded(commands)) {
      created(commands, null, new NotRecorded());
      return;
    }
    CompletableFuture<List<String>> answer = request(() -> channel.create(terms));
    try {
      departures.left(commands);
    } finally {
      var _ = answer.whenComplete((names, failure) -> created(commands, names, failure));
    }
  }

  /** What was taken from the queue when the end came does not leave any more. */
  private boolean isOver(List<Command> commands) {
    if (closed) {
      notSent(commands);
    }
    return closed;
  }

  private void notSent(List<Command> commands) {
    long now = clock.getAsLong();
    for (Command command : commands) {
      inbox.accept(new CommandNotSent(now, command.id(), Reason.SHUTDOWN));
    }
  }

  private void created(
      List<Command> commands, @Nullable List<String> names, @Nullable Throwable failure) {
    lock.lock();
    try {
      creating--;
      answered.signalAll();
      long now = clock.getAsLong();
      for (int i = 0; i < commands.size(); i++) {
        SubmitOrder submit = (SubmitOrder) commands.get(i);
        if (names != null && names.size() == commands.size()) {
          inbox.accept(new RequestTaken(now, submit.id()));
          orders.named(submit.order(), names.get(i), now);
        } else {
          CommandOutcome outcome = failed(submit.id(), failure, now);
          inbox.accept(outcome);
          if (outcome instanceof OutcomeUnknown) {
            orders.answerLost(submit.order(), now);
            doubt.run();
          } else {
            orders.notTaken(submit.order(), now);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void modify(List<Command> commands) {
    List<Command> sent = new ArrayList<>(commands.size());
    List<Change> changes = new ArrayList<>(commands.size());
    lock.lock();
    try {
      if (isOver(commands)) {
        return;
      }
      for (Command command : commands) {
        ReplaceOrder replace = (ReplaceOrder) command;
        @Nullable String name = nameOf(replace.id(), replace.order());
        if (name != null) {
          orders.replacing(replace.order(), replace.approved().terms().price(), clock.getAsLong());
          sent.add(command);
          changes.add(new Change(name, replace.approved().terms()));
        }
      }
    } finally {
      lock.unlock();
    }
    if (sent.isEmpty()) {
      return;
    }
    if (isRecorded(sent)) {
      answered(sent, request(() -> channel.modify(changes)));
    } else {
      sent.forEach(command -> changeAnswered(command, new NotRecorded()));
    }
  }

  private void cancel(List<Command> commands) {
    List<Command> sent = new ArrayList<>(commands.size());
    List<Target> targets = new ArrayList<>(commands.size());
    lock.lock();
    try {
      for (Command command : commands) {
        CancelOrder cancel = (CancelOrder) command;
        @Nullable String name = nameOf(cancel.id(), cancel.order());
        if (name != null) {
          orders.cancelling(cancel.order(), clock.getAsLong());
          sent.add(command);
          targets.add(new Target(name, cancel.market()));
        }
      }
    } finally {
      lock.unlock();
    }
    if (!sent.isEmpty()) {
      boolean _ = isRecorded(sent); // a cancel leaves in any case
      answered(sent, request(() -> channel.cancel(targets)));
    }
  }

  /** An order that is done meanwhile cannot be changed. */
  private @Nullable String nameOf(CommandId command, OrderId order) {
    @Nullable String name = orders.venueId(order);
    if (name == null) {
      inbox.accept(new RequestRefused(clock.getAsLong(), command, "the order is done"));
    }
    return name;
  }

  /** What is not written down must not leave: after a crash nobody would know of it. */
  private boolean isRecorded(List<Command> commands) {
    try {
      departures.leaving(commands);
      return true;
    } catch (RuntimeException e) {
      LOG.error("It cannot be written down that requests leave", e);
      return false;
    }
  }

  /** It could not be written down that a request leaves, so it did not. */
  private static final class NotRecorded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A bug in sending must not leave a command without its end. */
  private static <T> CompletableFuture<T> request(Supplier<CompletableFuture<T>> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answered(List<Command> sent, CompletableFuture<Void> answer) {
    try {
      departures.left(sent);
    } finally {
      var _ =
          answer.whenComplete(
              (_, failure) -> {
                lock.lock();
                try {
                  sent.forEach(command -> changeAnswered(command, failure));
                } finally {
                  lock.unlock();
                }
              });
    }
  }

  private void changeAnswered(Command command, @Nullable Throwable failure) {
    long now = clock.getAsLong();
    if (failure == null) {
      inbox.accept(new RequestTaken(now, command.id()));
      return;
    }
    CommandOutcome outcome = failed(command.id(), failure, now);
    if (outcome instanceof OutcomeUnknown) {
      doubt.run();
    } else {
      switch (command) {
        case CancelOrder cancel -> orders.notChanged(cancel.order());
        case ReplaceOrder replace -> orders.notChanged(replace.order());
        case SubmitOrder _, SetTimer _ -> throw new IllegalStateException("no change: " + command);
      }
    }
    inbox.accept(outcome);
  }

  /** Without a certain no the venue may have done it. */
  private static CommandOutcome failed(CommandId command, @Nullable Throwable failure, long now) {
    @Nullable Throwable cause =
        failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    return switch (cause) {
      case NotRecorded _ -> new CommandNotSent(now, command, Reason.NOT_RECORDED);
      case VenueException.Unavailable _ -> new CommandNotSent(now, command, Reason.UNREACHABLE);
      case VenueException.OutcomeUnknown _ -> new OutcomeUnknown(now, command);
      case VenueException refused -> new RequestRefused(now, command, refused.getMessage());
      case null, default -> new OutcomeUnknown(now, command);
    };
  }

  private void report(List<Dropped> dropped) {
    for (Dropped one : dropped) {
      inbox.accept(new CommandNotSent(clock.getAsLong(), one.command(), one.reason()));
    }
  }
}
