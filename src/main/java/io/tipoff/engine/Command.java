package io.tipoff.engine;

import io.tipoff.event.CommandId;
import io.tipoff.event.OrderId;
import io.tipoff.market.MarketId;
import io.tipoff.risk.Decision.Approved;

/** Something that the engine wants done. Each ends in exactly one command outcome. */
public sealed interface Command {

  CommandId id();

  /** Send a new order. */
  record SubmitOrder(CommandId id, OrderId order, String strategy, Approved approved)
      implements Command {}

  /** Work on under new terms: cancel-replace, the same order. */
  record ReplaceOrder(CommandId id, OrderId order, Approved approved) implements Command {}

  /** Take an order out of the book. */
  record CancelOrder(CommandId id, OrderId order, MarketId market) implements Command {}

  /** Tell when it is this time, in nanoseconds since 1970. */
  record SetTimer(CommandId id, long at) implements Command {}
}
