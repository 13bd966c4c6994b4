package io.tipoff.polymarket;

import io.tipoff.engine.Command;
import io.tipoff.event.CommandId;
import io.tipoff.event.OrderId;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Approvals;

/** Commands as an engine gives them; a command has the number of its order. */
final class Commands {
  static final MarketId GAME = new MarketId("aec-nba-hbr-smt-2026-10-24");

  private Commands() {}

  static Command quote(long number, String quantity, String price) {
    OrderTerms terms =
        OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of(price), Quantity.of(quantity));
    return new Command.SubmitOrder(
        new CommandId(number), new OrderId(number), "test", Approvals.of(terms));
  }

  static Command quote(long number) {
    return quote(number, "10", "0.48");
  }

  static Command entry(long number) {
    return new Command.SubmitOrder(
        new CommandId(number), new OrderId(number), "test", Approvals.of(immediate()));
  }

  static Command exit(long number) {
    return new Command.SubmitOrder(
        new CommandId(number), new OrderId(number), "test", Approvals.exit(immediate()));
  }

  static Command move(long number, long order, String price) {
    OrderTerms terms = OrderTerms.quote(GAME, Intent.BUY_LONG, Price.of(price), Quantity.of("10"));
    return new Command.ReplaceOrder(new CommandId(number), new OrderId(order), Approvals.of(terms));
  }

  static Command cancel(long number, long order) {
    return new Command.CancelOrder(new CommandId(number), new OrderId(order), GAME);
  }

  private static OrderTerms immediate() {
    return OrderTerms.immediate(GAME, Intent.BUY_LONG, Price.of("0.52"), Quantity.of("10"));
  }
}
