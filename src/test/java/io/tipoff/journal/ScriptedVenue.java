package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.CommandSink;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.Event;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RejectReason;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TimerFired;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A venue that does with commands what its dice say: takes, refuses, loses, fills, late or soon.
 */
final class ScriptedVenue implements CommandSink {
  private static final long LONGEST_DELAY = 400_000_000;

  private record Due(long time, long order, LongConsumer action, boolean isTimer) {}

  private final Random random;
  private final Consumer<Event> out;
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::time).thenComparingLong(Due::order));
  private final TreeMap<OrderId, Working> working = new TreeMap<>();
  private long added;
  private int requests;

  /** An order that rests, and what of it has traded. */
  private static final class Working {
    private OrderTerms terms;
    private Quantity filled = Quantity.ZERO;

    private Working(OrderTerms terms) {
      this.terms = terms;
    }
  }

  ScriptedVenue(Random random, Consumer<Event> out) {
    this.random = random;
    this.out = out;
  }

  /** Lets everything happen that is due until a time. */
  void runUntil(long time) {
    while (!agenda.isEmpty() && agenda.peek().time() <= time) {
      var due = agenda.remove();
      requests -= due.isTimer() ? 0 : 1;
      due.action().accept(due.time());
    }
  }

  /** Whether nothing rests and no request is under way. */
  boolean isIdle() {
    return requests == 0 && working.isEmpty();
  }

  /** When the next thing is due. */
  long nextDue() {
    return agenda.element().time();
  }

  /** Fills a part of the oldest order that rests, if there is one. */
  void fillOne(long now) {
    if (working.isEmpty()) {
      return;
    }
    var id = working.firstKey();
    var order = working.get(id);
    var left = order.terms.quantity().minus(order.filled);
    var quantity = random.nextBoolean() ? left : new Quantity((left.units() + 1) / 2);
    order.filled = order.filled.plus(quantity);
    if (quantity.equals(left)) {
      working.remove(id);
    }
    var price = order.terms.price();
    var evidence = new FillEvidence(FillEvidence.Kind.VENUE, price, quantity, now);
    out.accept(
        new OrderFilled(now, id, price, quantity, Liquidity.MAKER, Money.ofCents(-1), evidence));
  }

  @Override
  public void carryOut(Command command, long now) {
    if (command instanceof SetTimer timer) {
      agenda.add(
          new Due(timer.at(), added++, at -> out.accept(new TimerFired(at, timer.id())), true));
    } else {
      add(now + random.nextLong(LONGEST_DELAY), at -> decide(command, at));
    }
  }

  private void decide(Command command, long now) {
    switch (random.nextInt(12)) {
      case 0 ->
          out.accept(new CommandNotSent(now, command.id(), CommandNotSent.Reason.OVER_BUDGET));
      case 1 -> out.accept(new RequestRefused(now, command.id(), "HTTP 429"));
      case 2 -> {
        out.accept(new OutcomeUnknown(now, command.id()));
        act(command, now);
      }
      default -> {
        out.accept(new RequestTaken(now, command.id()));
        act(command, now);
      }
    }
  }

  private void act(Command command, long now) {
    switch (command) {
      case SubmitOrder submit -> open(submit, now);
      case ReplaceOrder replace -> replace(replace, now);
      case CancelOrder cancel -> cancel(cancel.order(), now);
      case SetTimer _ -> {}
    }
  }

  private void open(SubmitOrder submit, long now) {
    if (random.nextInt(8) == 0) {
      out.accept(
          new OrderRejected(
              now, submit.order(), RejectReason.EXCHANGE_OPTION, "Self Match Prevention"));
      return;
    }
    working.put(submit.order(), new Working(submit.approved().terms()));
    out.accept(new OrderOpened(now, submit.order()));
  }

  private void replace(ReplaceOrder replace, long now) {
    var order = working.get(replace.order());
    var terms = replace.approved().terms();
    if (order == null || random.nextInt(8) == 0) {
      out.accept(new ChangeRejected(now, replace.order(), "Unknown order"));
    } else if (terms.quantity().compareTo(order.filled) <= 0) {
      cancel(replace.order(), now);
    } else {
      order.terms = terms;
      out.accept(
          new OrderReplaced(
              now, replace.order(), terms.price(), terms.quantity(), terms.goodTill()));
    }
  }

  private void cancel(OrderId id, long now) {
    out.accept(
        working.remove(id) == null
            ? new ChangeRejected(now, id, "Unknown order")
            : new OrderCanceled(now, id, OrderCanceled.Cause.REQUESTED, ""));
  }

  private void add(long time, LongConsumer action) {
    requests++;
    agenda.add(new Due(time, added++, action, false));
  }
}
