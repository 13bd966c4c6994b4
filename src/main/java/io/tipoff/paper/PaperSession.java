package io.tipoff.paper;

import io.tipoff.engine.Command;
import io.tipoff.engine.Command.CancelOrder;
import io.tipoff.engine.Command.ReplaceOrder;
import io.tipoff.engine.Command.SetTimer;
import io.tipoff.engine.Command.SubmitOrder;
import io.tipoff.engine.CommandSink;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamEvent;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The simulated venue as the bot sees it from afar. Times are those at which the bot learns of
 * things: an order decided at t meets the market that the bot will see at t + order latency + feed
 * latency, and its news is back after the answer latency, never before the market data that caused
 * it.
 */
public final class PaperSession implements CommandSink {
  private final PaperVenue venue;
  private final Agenda agenda = new Agenda();
  private final Consumer<Event> inbox;
  private final long feedDelay;
  private final long orderDelay;
  private final long answerDelay;

  /**
   * A session of an empty account with the settings' cash.
   *
   * @param inbox takes what becomes of commands, each event at its time
   */
  public PaperSession(PaperSettings settings, FeeSchedule fees, Consumer<Event> inbox) {
    this.venue = new PaperVenue(settings, fees, this::report);
    this.inbox = inbox;
    this.feedDelay = settings.feedLatency().toNanos();
    this.orderDelay = settings.orderLatency().toNanos() + feedDelay;
    this.answerDelay = Math.max(0, settings.answerLatency().toNanos() - feedDelay);
  }

  /**
   * Takes over the account of an earlier session.
   *
   * @param held contracts by market, negative for a short
   */
  void restore(Money cash, SequencedMap<MarketId, Quantity> held) {
    venue.account().restore(cash, held);
  }

  /** Takes market data, after everything that was due before it. */
  public void apply(MarketEvent event) {
    venue.apply(event);
  }

  /** Market data was lost, or flows again. */
  public void apply(StreamEvent event) {
    switch (event) {
      case StreamLost _ -> venue.forgetBooks();
      case StreamRestored _, InboxBacklog _, StoreBacklog _ -> {}
    }
  }

  /** When the next thing happens here; {@link Long#MAX_VALUE} if nothing is under way. */
  public long nextDue() {
    return agenda.nextDue();
  }

  /** Lets the next thing happen. */
  public void runNext() {
    agenda.runNext();
  }

  /** The venue's own record of cash and positions. */
  PaperAccount account() {
    return venue.account();
  }

  @Override
  public void carryOut(Command command, long now) {
    switch (command) {
      case SubmitOrder submit ->
          agenda.add(
              now + orderDelay,
              at -> {
                OrderTerms terms = submit.approved().terms();
                taken(command, at);
                venue.submit(submit.order(), terms, at);
                expire(submit.order(), terms, at);
              });
      case ReplaceOrder replace ->
          agenda.add(
              now + orderDelay,
              at -> {
                OrderTerms terms = replace.approved().terms();
                taken(command, at);
                venue.replace(replace.order(), terms, at);
                expire(replace.order(), terms, at);
              });
      case CancelOrder cancel ->
          agenda.add(
              now + orderDelay,
              at -> {
                taken(command, at);
                venue.cancel(cancel.order(), at);
              });
      case SetTimer timer ->
          agenda.add(timer.at(), at -> inbox.accept(new TimerFired(at, timer.id())));
    }
  }

  private void expire(OrderId order, OrderTerms terms, long now) {
    terms
        .goodTill()
        .ifPresent(
            end -> agenda.add(Math.max(now, end + feedDelay), at -> venue.expire(order, at)));
  }

  private void taken(Command command, long at) {
    long time = at + answerDelay;
    agenda.add(time, _ -> inbox.accept(new RequestTaken(time, command.id())));
  }

  private void report(Execution execution) {
    long time = execution.time() + answerDelay;
    Execution later = at(execution, time);
    agenda.add(time, _ -> inbox.accept(later));
  }

  private static Execution at(Execution execution, long time) {
    return switch (execution) {
      case OrderOpened e -> new OrderOpened(time, e.order());
      case OrderFilled e ->
          new OrderFilled(
              time, e.order(), e.price(), e.quantity(), e.liquidity(), e.fee(), e.evidence());
      case OrderReplaced e ->
          new OrderReplaced(time, e.order(), e.price(), e.quantity(), e.goodTill());
      case OrderCanceled e -> new OrderCanceled(time, e.order(), e.cause(), e.text());
      case OrderRejected e -> new OrderRejected(time, e.order(), e.reason(), e.text());
      case OrderExpired e -> new OrderExpired(time, e.order());
      case ChangeRejected e -> new ChangeRejected(time, e.order(), e.text());
      case OrderNamed _, FillReversed _, OrderAbsent _ ->
          throw new IllegalStateException("a simulated venue has no such news: " + execution);
    };
  }
}
