package io.tipoff.backtest;

import static io.tipoff.backtest.Wording.count;
import static io.tipoff.backtest.Wording.gain;
import static io.tipoff.backtest.Wording.money;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The single figures of a report. */
final class ReportFacts {
  private ReportFacts() {}

  /** What was read. */
  static List<Fact> read(BacktestReport report) {
    Input input = report.input();
    List<Fact> facts = new ArrayList<>();
    input.tapes().forEach(tape -> facts.add(new Fact("file", tape)));
    if (!input.ignored().isEmpty()) {
      facts.add(new Fact("files not read", String.join(", ", input.ignored())));
    }
    facts.add(new Fact("rows", rows(input)));
    facts.add(new Fact("time", period(input)));
    facts.add(
        new Fact("fees", input.feesAsOf().isEmpty() ? "in force at each time" : feesAsOf(input)));
    facts.add(new Fact("markets", markets(report)));
    facts.add(new Fact("unsound books", unsound(input.unsoundRows())));
    return facts;
  }

  /** From when to when, and how long that is. */
  static String period(Input input) {
    return Wording.instant(input.from())
        + " to "
        + Wording.instant(input.to())
        + " UTC ("
        + Wording.span(input.span())
        + ")";
  }

  private static String feesAsOf(Input input) {
    return "as of " + input.feesAsOf();
  }

  private static String rows(Input input) {
    return count(input.rows()) + " (" + count(input.duplicates(), "duplicate") + ")";
  }

  private static String markets(BacktestReport report) {
    return count(report.markets().size())
        + " (tick and minimum of "
        + count(report.input().assumedMarkets())
        + " assumed, of "
        + count(report.input().unknownMarkets())
        + " unknown)";
  }

  private static String unsound(SequencedMap<String, Long> byCondition) {
    long all = byCondition.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return "none";
    }
    return byCondition.entrySet().stream()
        .map(entry -> count(entry.getValue()) + " " + Wording.words(entry.getKey()))
        .collect(Collectors.joining(", ", count(all, "row") + ": ", ""));
  }

  /** What was done. */
  static List<Fact> done(BacktestReport report) {
    Activity activity = report.activity();
    return List.of(
        new Fact("orders", count(activity.orders())),
        new Fact("replaces", count(activity.replaces())),
        new Fact("cancels", count(activity.cancels())),
        new Fact("fills", fills(activity)),
        new Fact("maker share", makerShare(activity)),
        new Fact("markets", traded(report)),
        new Fact("commands' hash", report.commandsHash()));
  }

  private static String fills(Activity activity) {
    return count(activity.fills()) + " (" + count(activity.sizeAssumedFills()) + " size-assumed)";
  }

  private static String makerShare(Activity activity) {
    Quantity all = activity.makerContracts().plus(activity.takerContracts());
    return all.isZero()
        ? "no contract traded"
        : Wording.percent(activity.makerShare()) + " of " + Wording.contracts(all) + " contracts";
  }

  private static String traded(BacktestReport report) {
    int ordered = ReportTables.ordered(report).size();
    int traded = ReportTables.traded(report).size();
    return count(traded)
        + " traded, "
        + count(ordered - traded)
        + " had orders but no fill, "
        + count(report.markets().size() - ordered)
        + " had no order";
  }

  /** What was earned. */
  static List<Fact> results(BacktestReport report) {
    Result total = report.total();
    Equity equity = report.accounts();
    return List.of(
        new Fact("P&L", gain(total.pnl())),
        new Fact("P&L at mid", gain(total.pnlAtMid())),
        new Fact("realised", gain(total.realised())),
        new Fact("unrealised", gain(total.unrealised()) + " at executable prices"),
        new Fact("unrealised at mid", gain(total.unrealisedAtMid())),
        new Fact("fees", money(total.fees())),
        new Fact("rebates", money(total.rebates())),
        new Fact("equity", money(equity.start()) + " to " + money(equity.end())),
        new Fact("deepest drawdown", money(equity.drawdown())),
        new Fact("open positions", count(equity.unsettled())));
  }

  /** How well the simulated fills reproduce the real ones. */
  static List<Fact> of(ParityReport parity) {
    return List.of(
        new Fact("maker fills", fills(parity.maker())),
        new Fact("taker fills", fills(parity.taker())),
        new Fact("P&L of the real", gain(parity.pnlReal()) + aFill(parity.pnlReal(), real(parity))),
        new Fact(
            "P&L of the paper", gain(parity.pnlPaper()) + aFill(parity.pnlPaper(), paper(parity))),
        new Fact(
            "replayed commands",
            parity.commandsEqual()
                ? "the same"
                : "NOT the same: the session cannot be reproduced"));
  }

  private static String fills(ParityReport.Fills fills) {
    return fills.real() == 0 && fills.invented() == 0
        ? "none"
        : "%s real, %s matched, %s missed, %s invented; %s contracts, %s in paper"
            .formatted(
                count(fills.real()),
                count(fills.matched()),
                count(fills.missed()),
                count(fills.invented()),
                Wording.contracts(fills.realContracts()),
                Wording.contracts(fills.paperContracts()));
  }

  private static long real(ParityReport parity) {
    return parity.maker().real() + parity.taker().real();
  }

  private static long paper(ParityReport parity) {
    return parity.maker().paper() + parity.taker().paper();
  }

  private static String aFill(Money pnl, long fills) {
    if (fills == 0) {
      return "";
    }
    BigDecimal cents = pnl.toBigDecimal().movePointRight(2);
    return " (%s cents a fill)"
        .formatted(cents.divide(BigDecimal.valueOf(fills), 2, RoundingMode.HALF_EVEN));
  }

  /** The few figures that come first. */
  static List<Fact> headline(BacktestReport report) {
    Result total = report.total();
    return List.of(
        new Fact("P&L, net", gain(total.pnl())),
        new Fact("P&L at mid", gain(total.pnlAtMid())),
        new Fact("fees less rebates", money(total.netFees())),
        new Fact("deepest drawdown", money(report.accounts().drawdown())),
        new Fact("fills", count(report.activity().fills())),
        new Fact("maker share", Wording.percent(report.activity().makerShare())),
        new Fact("open positions", count(report.accounts().unsettled())));
  }
}
