package io.tipoff.backtest;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Ladder;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Finds the row of the tape that shows what a fill is founded on, among a market's latest rows. */
final class RowFinder {
  private static final int REMEMBERED = 256;

  /** What one row showed. */
  private record Row(
      long number, long time, @Nullable Price bid, @Nullable Price offer, @Nullable Price print) {}

  private final Deque<Row> rows = new ArrayDeque<>();

  void add(MarketEvent event, long number) {
    switch (event) {
      case BestPricesChanged quote ->
          add(new Row(number, quote.time(), quote.bid(), quote.offer(), null));
      case BookChanged book ->
          add(new Row(number, book.time(), best(book.bids()), best(book.offers()), null));
      case TradePrinted trade -> add(new Row(number, trade.time(), null, null, trade.price()));
      case MarketListed _,
          MarketStateChanged _,
          MarketSettled _,
          OutlookReported _,
          IncentiveListed _ -> {}
    }
  }

  private void add(Row row) {
    rows.add(row);
    if (rows.size() > REMEMBERED) {
      rows.remove();
    }
  }

  private static @Nullable Price best(Ladder ladder) {
    return ladder.isEmpty() ? null : ladder.price(0);
  }

  /**
   * The first row that showed it.
   *
   * @param side the side of the order that filled
   * @param otherwise what to say if the row is too long ago, or a deeper level showed it
   */
  long find(FillEvidence evidence, Side side, long otherwise) {
    for (Row row : rows) {
      if (row.time() == evidence.seenAt() && evidence.price().equals(shown(row, evidence, side))) {
        return row.number();
      }
    }
    return otherwise;
  }

  private static @Nullable Price shown(Row row, FillEvidence evidence, Side side) {
    return switch (evidence.kind()) {
      case TRADE_AT_PRICE, TRADE_THROUGH -> row.print();
      case BOOK_THROUGH, BOOK_THROUGH_SIZE_ASSUMED, TOOK_SHOWN, TOOK_SIZE_ASSUMED ->
          side == Side.BUY ? row.offer() : row.bid();
      case VENUE -> null;
    };
  }
}
