package io.tipoff.backtest;

import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.event.FillEvidence;
import io.tipoff.market.Price;
import io.tipoff.market.Side;

/** Why a fill was allowed, in words made from its evidence. */
final class FillReason {
  private FillReason() {}

  static String of(Fill fill) {
    FillEvidence evidence = fill.evidence();
    return what(fill, evidence)
        + " at "
        + Wording.timeOfDay(evidence.seenAt())
        + (evidence.kind().isSizeAssumed() ? " (size assumed)" : "");
  }

  private static String what(Fill fill, FillEvidence evidence) {
    Price price = evidence.price();
    return switch (evidence.kind()) {
      case VENUE -> "the venue reported it";
      case TRADE_AT_PRICE -> print(evidence) + " reached our place in the queue";
      case TRADE_THROUGH -> print(evidence) + " went through " + ours(fill);
      case BOOK_THROUGH -> theirs(fill) + " " + price + shown(evidence) + " came to " + ours(fill);
      case BOOK_THROUGH_SIZE_ASSUMED -> theirs(fill) + " " + price + " came to " + ours(fill);
      case TOOK_SHOWN -> "took " + part(fill) + evidence.quantity() + " shown at " + price;
      case TOOK_SIZE_ASSUMED -> "took the best " + theirs(fill) + " " + price;
    };
  }

  private static String print(FillEvidence evidence) {
    return "print of " + evidence.quantity() + " at " + evidence.price();
  }

  private static String shown(FillEvidence evidence) {
    return " (" + evidence.quantity() + " shown)";
  }

  private static String part(Fill fill) {
    return fill.quantity().equals(fill.evidence().quantity()) ? "" : fill.quantity() + " of ";
  }

  private static String ours(Fill fill) {
    return "our " + name(fill.side()) + " " + fill.price();
  }

  private static String theirs(Fill fill) {
    return name(fill.side().opposite());
  }

  private static String name(Side side) {
    return side == Side.BUY ? "bid" : "offer";
  }
}
