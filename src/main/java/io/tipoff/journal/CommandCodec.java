package io.tipoff.journal;

import io.tipoff.engine.Command;
import io.tipoff.journal.RecordedCommand.CancelOrder;
import io.tipoff.journal.RecordedCommand.ReplaceOrder;
import io.tipoff.journal.RecordedCommand.SetTimer;
import io.tipoff.journal.RecordedCommand.SubmitOrder;
import io.tipoff.market.Intent;
import io.tipoff.market.TimeInForce;
import io.tipoff.portfolio.OrderTerms;

/** Commands to bytes, and back to what can be known of them. */
final class CommandCodec {
  private CommandCodec() {}

  static void write(Command command, Output out) {
    write(RecordedCommand.of(command), out);
  }

  static void write(RecordedCommand command, Output out) {
    switch (command) {
      case SubmitOrder(var id, var order, var strategy, var terms, var exit) -> {
        out.begin(CommandKind.SUBMIT_ORDER).put(id).put(order).put(strategy);
        writeTerms(terms, out);
        out.put(exit);
      }
      case ReplaceOrder(var id, var order, var terms, var exit) -> {
        out.begin(CommandKind.REPLACE_ORDER).put(id).put(order);
        writeTerms(terms, out);
        out.put(exit);
      }
      case CancelOrder(var id, var order, var market) ->
          out.begin(CommandKind.CANCEL_ORDER).put(id).put(order).put(market);
      case SetTimer(var id, var at) -> out.begin(CommandKind.SET_TIMER).put(id).put(at);
    }
  }

  /**
   * Reads the command of a kind.
   *
   * @throws IllegalArgumentException if the bytes are not one
   */
  static RecordedCommand read(CommandKind kind, Input in) {
    return switch (kind) {
      case SUBMIT_ORDER ->
          new SubmitOrder(
              in.getCommandId(), in.getOrderId(), in.getString(), readTerms(in), in.getBoolean());
      case REPLACE_ORDER ->
          new ReplaceOrder(in.getCommandId(), in.getOrderId(), readTerms(in), in.getBoolean());
      case CANCEL_ORDER -> new CancelOrder(in.getCommandId(), in.getOrderId(), in.getMarketId());
      case SET_TIMER -> new SetTimer(in.getCommandId(), in.getLong());
    };
  }

  private static void writeTerms(OrderTerms terms, Output out) {
    out.put(terms.market())
        .put(terms.intent())
        .put(terms.price())
        .put(terms.quantity())
        .put(terms.timeInForce())
        .put(terms.goodTill())
        .put(terms.postOnly());
  }

  private static OrderTerms readTerms(Input in) {
    return new OrderTerms(
        in.getMarketId(),
        in.getEnum(Intent.class),
        in.getPrice(),
        in.getQuantity(),
        in.getEnum(TimeInForce.class),
        in.getOptionalLong(),
        in.getBoolean());
  }
}
