package io.tipoff.store;

import io.tipoff.event.ChangeRejected;
import io.tipoff.event.CommandId;
import io.tipoff.event.CommandNotSent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OrderRestored;
import io.tipoff.event.OutcomeUnknown;
import io.tipoff.event.RequestRefused;
import io.tipoff.event.RequestTaken;
import io.tipoff.event.TimerFired;
import io.tipoff.journal.DepartureEntry;
import io.tipoff.journal.RecordedCommand;
import io.tipoff.journal.RecordedCommand.CancelOrder;
import io.tipoff.journal.RecordedCommand.ReplaceOrder;
import io.tipoff.journal.RecordedCommand.SetTimer;
import io.tipoff.journal.RecordedCommand.SubmitOrder;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Orders and everything that became of them. */
final class OrderRows {
  /** So many orders' beginnings are remembered, more than there is late news of. */
  private static final int REMEMBERED = 200_000;

  /** How an order began. */
  private record Origin(long decided, boolean exit, @Nullable Long departed) {}

  private final Portfolio portfolio;
  private final Rows rows;
  private final Map<CommandId, RecordedCommand> open = new HashMap<>();
  private final SequencedMap<OrderId, Origin> origins = new LinkedHashMap<>();

  OrderRows(Portfolio portfolio, Rows rows) {
    this.portfolio = portfolio;
    this.rows = rows;
  }

  void take(RecordedCommand command, long now) {
    open.put(command.id(), command);
    switch (command) {
      case SubmitOrder(_, var id, var strategy, var terms, var exit) -> {
        begin(id, new Origin(now, exit, null));
        portfolio.submit(id, strategy, terms);
        changed(id, now, "SUBMIT", "");
      }
      case ReplaceOrder(_, var id, var terms, _) -> {
        portfolio.requestReplacement(id, terms);
        changed(id, now, "REPLACE", terms.quantity() + " at " + terms.price());
      }
      case CancelOrder(_, var id, _) -> {
        portfolio.requestCancel(id);
        changed(id, now, "CANCEL", "");
      }
      case SetTimer _ -> open.remove(command.id());
    }
  }

  /** A request was handed to the network. */
  void left(DepartureEntry departure) {
    switch (open.get(departure.command())) {
      case SubmitOrder submit -> {
        Origin origin =
            origins.getOrDefault(submit.order(), new Origin(departure.time(), false, null));
        begin(submit.order(), new Origin(origin.decided(), origin.exit(), departure.time()));
        order(portfolio.order(submit.order()), departure.time());
        transition(submit.order(), departure.time(), "SUBMIT_LEFT", "");
      }
      case ReplaceOrder replace ->
          transition(replace.order(), departure.time(), "REPLACE_LEFT", "");
      case CancelOrder cancel -> transition(cancel.order(), departure.time(), "CANCEL_LEFT", "");
      case SetTimer _ -> {}
      case null -> {}
    }
  }

  void take(CommandOutcome outcome) {
    switch (open.remove(outcome.command())) {
      case SubmitOrder submit -> submitEnded(submit.order(), outcome);
      case ReplaceOrder replace -> changeEnded(replace.order(), outcome);
      case CancelOrder cancel -> changeEnded(cancel.order(), outcome);
      case SetTimer _ -> {}
      case null -> {}
    }
  }

  private void submitEnded(OrderId id, CommandOutcome outcome) {
    switch (outcome) {
      case RequestTaken _, TimerFired _ -> {}
      case RequestRefused _ -> portfolio.refused(id);
      case CommandNotSent _ -> portfolio.notSent(id);
      case OutcomeUnknown _ -> portfolio.answerLost(id);
    }
    ended(id, outcome);
  }

  private void changeEnded(OrderId id, CommandOutcome outcome) {
    switch (outcome) {
      case RequestTaken _, TimerFired _ -> {}
      case RequestRefused _, CommandNotSent _ -> portfolio.changeFailed(id);
      case OutcomeUnknown _ -> portfolio.answerLost(id);
    }
    ended(id, outcome);
  }

  private void ended(OrderId id, CommandOutcome outcome) {
    switch (outcome) {
      case RequestTaken taken -> changed(id, taken.time(), "REQUEST_TAKEN", "");
      case RequestRefused refused -> changed(id, refused.time(), "REQUEST_REFUSED", refused.text());
      case CommandNotSent not -> changed(id, not.time(), "NOT_SENT", not.reason().name());
      case OutcomeUnknown unknown -> changed(id, unknown.time(), "OUTCOME_UNKNOWN", "");
      case TimerFired _ -> {}
    }
  }

  void restored(OrderRestored restored) {
    begin(restored.order(), new Origin(restored.time(), false, null));
    changed(restored.order(), restored.time(), "RESTORED", restored.venueId());
  }

  /** An execution that the portfolio has taken. */
  void applied(Order order, Execution execution) {
    long time = execution.time();
    switch (execution) {
      case OrderNamed named -> changed(order, time, "NAMED", named.venueId());
      case OrderOpened _ -> changed(order, time, "OPENED", "");
      case OrderFilled fill ->
          changed(order, time, "FILLED", fill.quantity() + " at " + fill.price());
      case FillReversed reversed -> changed(order, time, "FILL_REVERSED", reversed.trade());
      case OrderReplaced _ -> changed(order, time, "REPLACED", "");
      case OrderCanceled canceled ->
          changed(
              order, time, "CANCELED", (canceled.cause() + " " + canceled.text()).stripTrailing());
      case OrderRejected rejected ->
          changed(order, time, "REJECTED", rejected.reason() + " " + rejected.text());
      case OrderExpired _ -> changed(order, time, "EXPIRED", "");
      case ChangeRejected rejected -> changed(order, time, "CHANGE_REJECTED", rejected.text());
      case OrderAbsent _ -> changed(order, time, "ABSENT", "");
    }
  }

  private void changed(OrderId id, long time, String cause, String detail) {
    changed(portfolio.order(id), time, cause, detail);
  }

  private void changed(Order order, long time, String cause, String detail) {
    order(order, time);
    transition(order.id(), time, cause, detail);
  }

  private void begin(OrderId id, Origin origin) {
    origins.put(id, origin);
    if (origins.size() > REMEMBERED) {
      origins.pollFirstEntry();
    }
  }

  private void transition(OrderId id, long time, String cause, String detail) {
    Order order = portfolio.order(id);
    rows.ofRecord(
        Table.ORDER_TRANSITIONS,
        id.number(),
        time,
        cause,
        order.state(),
        (long) order.price().units(),
        order.terms().quantity().units(),
        order.filled().units(),
        detail);
  }

  private void order(Order order, long time) {
    OrderTerms terms = order.terms();
    @Nullable Origin origin = origins.get(order.id());
    @Nullable String venueId = order.venueId();
    rows.ofAccount(
        Table.ORDERS,
        order.id().number(),
        rows.sessionNumber(),
        rows.sessionNumber(),
        order.strategy(),
        order.market().slug(),
        terms.intent(),
        terms.side(),
        (long) terms.price().units(),
        terms.quantity().units(),
        terms.timeInForce(),
        terms.goodTill().isPresent() ? terms.goodTill().getAsLong() : null,
        terms.postOnly(),
        origin != null && origin.exit(),
        order.state(),
        order.state().isLive(),
        order.filled().units(),
        venueId == null ? "" : venueId,
        origin == null ? time : origin.decided(),
        origin == null ? null : origin.departed(),
        time);
  }
}
