package io.tipoff.backtest;

import static io.tipoff.backtest.Wording.count;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.LossLimit;
import io.tipoff.backtest.BacktestReport.Rules;
import io.tipoff.market.MarketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader must know before believing a report's results. */
final class ReportWarnings {
  private static final int NAMED_MARKETS = 8;

  private ReportWarnings() {}

  /** A paragraph each; empty if there is nothing to warn of. */
  static List<String> of(BacktestReport report) {
    List<String> warnings = new ArrayList<>();
    if (report.activity().sizeAssumedFills() > 0) {
      warnings.add(sizeAssumed(report.activity()));
    }
    if (report.input().unknownMarkets() > 0) {
      warnings.add(unknown(report));
    }
    report.accounts().lossLimit().map(ReportWarnings::lossLimit).ifPresent(warnings::add);
    if (report.activity().orders() == 0) {
      warnings.add("No order was sent.");
    }
    return warnings;
  }

  private static String sizeAssumed(Activity activity) {
    return "Size-assumed fills: "
        + count(activity.sizeAssumedFills())
        + " of "
        + count(activity.fills())
        + ". The data shows no sizes there, so an order fills only when the market comes to its"
        + " price, and then for an assumed quantity. Such fills are adversely selected. The P&L is"
        + " no verdict on the strategy.";
  }

  private static String lossLimit(LossLimit reached) {
    return "The limit of "
        + Wording.words(reached.limit().name())
        + " was reached at "
        + Wording.instant(reached.time())
        + " UTC: from then on only orders that reduce a position were allowed.";
  }

  private static String unknown(BacktestReport report) {
    return "Tick and minimum are unknown in "
        + count(report.input().unknownMarkets(), "market")
        + ", so every order there is refused: "
        + named(report)
        + ". --markets FILE gives them, a CSV file with the columns"
        + " slug,tick,minimum_quantity,league,long_team,assumed.";
  }

  private static String named(BacktestReport report) {
    List<String> unknown =
        report.markets().entrySet().stream()
            .filter(entry -> entry.getValue().rules() == Rules.UNKNOWN)
            .map(Map.Entry::getKey)
            .map(MarketId::slug)
            .toList();
    String first = String.join(", ", unknown.subList(0, Math.min(NAMED_MARKETS, unknown.size())));
    return unknown.size() <= NAMED_MARKETS
        ? first
        : first + " and " + count(unknown.size() - NAMED_MARKETS) + " more";
  }
}
