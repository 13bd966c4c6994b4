package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandNotSent.Reason;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the account as the gateway that sends does, and can send nothing: the venue is asked what
 * would become of each order, and the engine is told that it did not leave.
 */
public final class PreviewGateway extends AccountGateway {
  private static final Logger LOG = LoggerFactory.getLogger(PreviewGateway.class);

  private final Previews previews;
  private final long maxDecisionAge;
  private final LongSupplier clock;
  private final Consumer<Event> inbox;
  private final Consumer<String> notes;
  private final LockedTracker orders;
  private final CommandTimers timers;
  private final BlockingQueue<Decided> waiting = new LinkedBlockingQueue<>();
  private final Thread asking;
  private volatile boolean closed;

  private record Decided(SubmitOrder command, long at) {}

  /**
   * A gateway that is ready for commands.
   *
   * @param maxDecisionAge an order decided longer ago is not asked for any more
   * @param clock the time now, nanoseconds since 1970
   * @param inbox takes outcomes; must not block
   * @param notes takes what the venue said of each order
   */
  public PreviewGateway(
      Previews previews,
      Duration maxDecisionAge,
      LongSupplier clock,
      Consumer<Event> inbox,
      Consumer<String> notes) {
    this(previews, maxDecisionAge, new LockedTracker(new OrderTracker(inbox)), clock, inbox, notes);
  }

  private PreviewGateway(
      Previews previews,
      Duration maxDecisionAge,
      LockedTracker orders,
      LongSupplier clock,
      Consumer<Event> inbox,
      Consumer<String> notes) {
    super(orders, clock, inbox);
    this.previews = previews;
    this.maxDecisionAge = maxDecisionAge.toNanos();
    this.clock = clock;
    this.inbox = inbox;
    this.notes = notes;
    this.orders = orders;
    this.timers = new CommandTimers(clock, inbox::accept);
    this.asking = Thread.ofVirtual().name("preview-gateway").start(this::run);
  }

  @Override
  public void carryOut(Command command, long now) {
    switch (command) {
      case SetTimer timer -> timers.set(timer);
      case SubmitOrder submit when !closed -> await(new Decided(submit, now));
      case SubmitOrder _, Command.ReplaceOrder _, Command.CancelOrder _ ->
          notSent(command, closed ? Reason.SHUTDOWN : Reason.PREVIEWED);
    }
  }

  private void await(Decided decided) {
    waiting.add(decided);
    if (closed && waiting.remove(decided)) {
      notSent(decided.command, Reason.SHUTDOWN);
    }
  }

  private void notSent(Command command, Reason reason) {
    inbox.accept(new CommandNotSent(clock.getAsLong(), command.id(), reason));
  }

  private void run() {
    try {
      while (!closed) {
        Decided next = waiting.take();
        Reason reason = Reason.SHUTDOWN;
        try {
          reason = ask(next);
        } catch (RuntimeException e) {
          LOG.error("An order could not be previewed; the next ones still are", e);
        } finally {
          notSent(next.command, reason);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reason ask(Decided decided) throws InterruptedException {
    if (clock.getAsLong() - decided.at > maxDecisionAge) {
      return Reason.TOO_OLD;
    }
    OrderTerms terms = decided.command.approved().terms();
    try {
      tell(terms, words(previews.preview(Previews.order(terms))));
      return Reason.PREVIEWED;
    } catch (VenueException.Unavailable | VenueException.OutcomeUnknown e) {
      tell(terms, e.getMessage());
      return Reason.UNREACHABLE;
    } catch (VenueException e) {
      tell(terms, e.getMessage());
      return Reason.PREVIEWED;
    }
  }

  private void tell(OrderTerms terms, String words) {
    notes.accept(
        "preview: %s %s of %s at %s: %s"
            .formatted(terms.intent(), terms.quantity(), terms.market(), terms.price(), words));
  }

  private static String words(OrderPreview preview) {
    return preview.filled().isZero()
        ? "nothing would trade at once, state " + preview.state()
        : "%s would trade at once at %s, fees %s, state %s"
            .formatted(preview.filled(), preview.averagePrice(), preview.fees(), preview.state());
  }

  @Override
  public void withdraw(OrderId order) {}

  @Override
  public void on(VenueExecution execution) {
    orders.tell(tracker -> tracker.on(execution, clock.getAsLong()));
  }

  /** Nothing of the engine is at the venue, so nothing is cancelled. */
  @Override
  public boolean cancelAndEnd(boolean leaveForeign, Duration patience) {
    end();
    return true;
  }

  private void end() {
    closed = true;
    asking.interrupt();
    for (@Nullable Decided next = waiting.poll(); next != null; next = waiting.poll()) {
      notSent(next.command, Reason.SHUTDOWN);
    }
  }

  @Override
  public void close() {
    super.close();
    end();
    timers.close();
  }
}
