package io.tipoff.backtest;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.market.MarketId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The report of several runs, each with an account of its own, in figures: what was earned is added
 * up, the deepest drawdown is that of the worst run. Series over time are left out.
 */
public final class ReportSum {
  private ReportSum() {}

  /**
   * One report of all; a single one stays as it is.
   *
   * @param commandsHash of the commands of all runs in their order
   * @throws IllegalArgumentException if there are none
   */
  public static BacktestReport of(List<BacktestReport> reports, String commandsHash) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("no reports");
    }
    if (reports.size() == 1) {
      return reports.getFirst();
    }
    return new BacktestReport(
        input(reports),
        reports.stream().map(BacktestReport::activity).reduce(ReportSum::plus).orElseThrow(),
        reports.stream().map(BacktestReport::total).reduce(ReportSum::plus).orElseThrow(),
        reports.stream().map(BacktestReport::accounts).reduce(ReportSum::plus).orElseThrow(),
        strategies(reports),
        markets(reports),
        counts(reports, BacktestReport::refusals),
        counts(reports, BacktestReport::rejections),
        counts(reports, BacktestReport::cancellations),
        counts(reports, BacktestReport::standAsides),
        reports.stream().map(BacktestReport::breakdown).reduce(Breakdown::plus).orElseThrow(),
        List.of(),
        reports.stream().flatMap(report -> report.fills().stream()).toList(),
        List.of(),
        commandsHash,
        parity(reports));
  }

  private static Optional<ParityReport> parity(List<BacktestReport> reports) {
    return reports.stream().flatMap(report -> report.parity().stream()).reduce(ParityReport::plus);
  }

  private static Input input(List<BacktestReport> reports) {
    List<Input> inputs = reports.stream().map(BacktestReport::input).toList();
    SequencedMap<String, Long> unsound = counts(reports, report -> report.input().unsoundRows());
    List<String> names = new ArrayList<>();
    inputs.forEach(input -> names.addAll(input.tapes()));
    return new Input(
        names,
        inputs.stream().flatMap(input -> input.ignored().stream()).toList(),
        inputs.stream().mapToLong(Input::rows).sum(),
        inputs.stream().mapToLong(Input::duplicates).sum(),
        inputs.stream().mapToLong(Input::from).min().orElseThrow(),
        inputs.stream().mapToLong(Input::to).max().orElseThrow(),
        inputs.stream().mapToLong(Input::span).sum(),
        inputs.getFirst().feesAsOf(),
        inputs.stream().mapToInt(Input::assumedMarkets).sum(),
        inputs.stream().mapToInt(Input::unknownMarkets).sum(),
        unsound);
  }

  private static Activity plus(Activity a, Activity b) {
    return new Activity(
        a.orders() + b.orders(),
        a.replaces() + b.replaces(),
        a.cancels() + b.cancels(),
        a.fills() + b.fills(),
        a.makerContracts().plus(b.makerContracts()),
        a.takerContracts().plus(b.takerContracts()),
        a.sizeAssumedFills() + b.sizeAssumedFills());
  }

  private static Result plus(Result a, Result b) {
    return new Result(
        a.fills() + b.fills(),
        a.contracts().plus(b.contracts()),
        a.realised().plus(b.realised()),
        a.unrealised().plus(b.unrealised()),
        a.unrealisedAtMid().plus(b.unrealisedAtMid()),
        a.fees().plus(b.fees()),
        a.rebates().plus(b.rebates()));
  }

  private static Equity plus(Equity a, Equity b) {
    return new Equity(
        a.start().plus(b.start()),
        a.end().plus(b.end()),
        a.drawdown().isAbove(b.drawdown()) ? a.drawdown() : b.drawdown(),
        a.unsettled() + b.unsettled(),
        a.lossLimit().or(b::lossLimit));
  }

  private static SequencedMap<String, Result> strategies(List<BacktestReport> reports) {
    SequencedMap<String, Result> sums = new LinkedHashMap<>();
    for (BacktestReport report : reports) {
      report.strategies().forEach((name, result) -> sums.merge(name, result, ReportSum::plus));
    }
    return sums;
  }

  private static SequencedMap<MarketId, MarketResult> markets(List<BacktestReport> reports) {
    SequencedMap<MarketId, MarketResult> sums = new LinkedHashMap<>();
    for (BacktestReport report : reports) {
      report.markets().forEach((id, market) -> sums.merge(id, bare(market), ReportSum::plus));
    }
    return sums;
  }

  private static MarketResult bare(MarketResult market) {
    return new MarketResult(
        market.result(),
        market.rules(),
        market.orders(),
        market.position(),
        market.mark(),
        market.settlement(),
        market.largestPosition(),
        List.of());
  }

  /** Of one market in two runs: how it ended is that of the later one. */
  private static MarketResult plus(MarketResult a, MarketResult b) {
    return new MarketResult(
        plus(a.result(), b.result()),
        b.rules(),
        a.orders() + b.orders(),
        b.position(),
        b.mark(),
        b.settlement(),
        a.largestPosition().max(b.largestPosition()),
        List.of());
  }

  private static SequencedMap<String, Long> counts(
      List<BacktestReport> reports, Function<BacktestReport, SequencedMap<String, Long>> which) {
    SequencedMap<String, Long> sums = new TreeMap<>();
    for (BacktestReport report : reports) {
      which.apply(report).forEach((name, count) -> sums.merge(name, count, Long::sum));
    }
    return sums;
  }
}
