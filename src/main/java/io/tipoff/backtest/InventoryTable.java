package io.tipoff.backtest;

import static io.tipoff.backtest.ReportTable.number;
import static io.tipoff.backtest.ReportTable.text;

import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.Series.Point;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;

/** What was held over time: a sparkline for each side of each market that traded. */
final class InventoryTable {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final long from;
  private final long to;
  private final List<List<String>> rows = new ArrayList<>();

  private InventoryTable(BacktestReport.Input input) {
    from = input.from();
    to = input.to();
  }

  /** The table of as many markets, those first that come first in the results. */
  static ReportTable of(BacktestReport report, int most) {
    InventoryTable table = new InventoryTable(report.input());
    ReportTables.traded(report).stream()
        .limit(most)
        .forEach(entry -> table.add(entry.getKey(), entry.getValue()));
    return new ReportTable(
        "Contracts held over time",
        List.of(
            text("market"),
            number("most"),
            number("at the end"),
            text("held"),
            text("from " + clock(table.from) + " to " + clock(table.to))),
        table.rows);
  }

  private static String clock(long time) {
    return Wording.timeOfDay(time - Math.floorMod(time, NANOS_PER_SECOND));
  }

  private void add(MarketId id, MarketResult market) {
    boolean first = true;
    for (Side side : Side.values()) {
      List<Point<Long>> held = held(market, side);
      if (held.stream().anyMatch(point -> point.value() > 0)) {
        long highest = market.largestPosition().units();
        rows.add(
            List.of(
                first ? id.slug() : "",
                first ? Wording.contracts(market.largestPosition()) : "",
                first ? Wording.contracts(market.position()) : "",
                side == Side.BUY ? "long" : "short",
                Sparkline.of(held, from, to, highest)));
        first = false;
      }
    }
  }

  private static List<Point<Long>> held(MarketResult market, Side side) {
    return market.inventory().stream()
        .map(point -> new Point<>(point.time(), held(point.value(), side)))
        .toList();
  }

  private static long held(Quantity position, Side side) {
    return side.signed(position).max(Quantity.ZERO).units();
  }
}
