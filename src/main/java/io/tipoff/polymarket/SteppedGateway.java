package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.CommandSink;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.TimerFired;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.wire.VenueExecution;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The order gateway without a thread: the same queue, budget and bookkeeping as {@link
 * OrderGateway}, for a time that passes by calls alone. Not safe for several threads.
 */
public final class SteppedGateway implements CommandSink {
  private final OrderDispatcher dispatcher;
  private final LongSupplier clock;
  private final Consumer<Event> inbox;
  private final Queue<SetTimer> timers =
      new PriorityQueue<>(
          Comparator.comparingLong(SetTimer::at).thenComparingLong(timer -> timer.id().number()));
  private long sendsAt = Long.MAX_VALUE;
  private @Nullable Reconciler reconciler;

  /**
   * A gateway with nothing to do.
   *
   * @param channel completes its answers when their time has come
   * @param budget of requests; whoever answers them may pause it
   * @param maxDecisionAge an order decided longer ago is not sent any more
   * @param clock the time now, nanoseconds since 1970
   * @param inbox takes outcomes and executions; is called within calls of this
   */
  public SteppedGateway(
      OrderChannel channel,
      RateBudget budget,
      Duration maxDecisionAge,
      LongSupplier clock,
      Consumer<Event> inbox) {
    this.clock = clock;
    this.inbox = inbox;
    this.dispatcher = new OrderDispatcher(channel, budget, maxDecisionAge, clock, inbox, _ -> {});
  }

  @Override
  public void carryOut(Command command, long now) {
    if (command instanceof SetTimer timer) {
      timers.add(timer);
    } else {
      dispatcher.add(List.of(command), now);
      sendsAt = clock.getAsLong();
    }
  }

  /** The quote that a request places is no longer wanted; it is dropped if it has not left. */
  public void withdraw(OrderId order) {
    dispatcher.withdraw(order);
  }

  /** Takes the private stream's news, each once. */
  public void on(VenueExecution execution) {
    dispatcher.on(execution);
  }

  /** As {@link OrderGateway#keep}. */
  public void keep(AccountReads reads, ReconcilerSettings settings, FeeEstimate fees) {
    Reconciler started = new Reconciler(reads, dispatcher, settings, fees, inbox, clock);
    started.begin(clock.getAsLong());
    reconciler = started;
    dispatcher.onDoubt(started::doubt);
  }

  /** Something is in doubt: the account is read soon. */
  public void doubt() {
    if (reconciler != null) {
      reconciler.doubt();
    }
  }

  /** As {@link AccountKeeper#newsLost}. */
  public void newsLost() {
    if (reconciler != null) {
      reconciler.newsLost();
    }
  }

  /** As {@link AccountKeeper#newsRestored}. */
  public void newsRestored() {
    if (reconciler != null) {
      reconciler.newsRestored();
    }
  }

  /** No request leaves any more; what waits is told as not sent. Timers run on. */
  public void close() {
    dispatcher.close();
  }

  /** When something happens here next; {@link Long#MAX_VALUE} for never. */
  public long nextDue() {
    long due = reconciler == null ? sendsAt : Math.min(sendsAt, reconciler.nextDue());
    return timers.isEmpty() ? due : Math.min(due, timers.element().at());
  }

  /** Lets happen what is due by now. */
  public void run() {
    long now = clock.getAsLong();
    while (!timers.isEmpty() && timers.element().at() <= now) {
      inbox.accept(new TimerFired(now, timers.remove().id()));
    }
    if (reconciler != null && reconciler.nextDue() <= now) {
      reconciler.run(() -> {});
    }
    if (sendsAt <= now) {
      long wait = dispatcher.sendDue();
      while (wait == 0) {
        wait = dispatcher.sendDue();
      }
      sendsAt = wait == Long.MAX_VALUE ? Long.MAX_VALUE : now + wait;
    }
  }
}
