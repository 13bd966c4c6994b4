package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.OrderId;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.OrderTerms;

/**
 * A command as a journal tells it. It cannot be carried out: that takes an approval, which only the
 * risk gate can give.
 */
public sealed interface RecordedCommand {

  CommandId id();

  /** What a journal tells of a command. */
  static RecordedCommand of(Command command) {
    return switch (command) {
      case Command.SubmitOrder(var id, var order, var strategy, var approved) ->
          new SubmitOrder(id, order, strategy, approved.terms(), approved.isExit());
      case Command.ReplaceOrder(var id, var order, var approved) ->
          new ReplaceOrder(id, order, approved.terms(), approved.isExit());
      case Command.CancelOrder(var id, var order, var market) -> new CancelOrder(id, order, market);
      case Command.SetTimer(var id, var at) -> new SetTimer(id, at);
    };
  }

  /**
   * A new order.
   *
   * @param exit whether it passed as an exit, without regard to money limits
   */
  record SubmitOrder(CommandId id, OrderId order, String strategy, OrderTerms terms, boolean exit)
      implements RecordedCommand {}

  /**
   * New terms for an order.
   *
   * @param exit whether they passed as an exit, without regard to money limits
   */
  record ReplaceOrder(CommandId id, OrderId order, OrderTerms terms, boolean exit)
      implements RecordedCommand {}

  /** An order taken out of the book. */
  record CancelOrder(CommandId id, OrderId order, MarketId market) implements RecordedCommand {}

  /** A call at a time, in nanoseconds since 1970. */
  record SetTimer(CommandId id, long at) implements RecordedCommand {}
}
