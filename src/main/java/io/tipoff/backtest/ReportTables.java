package io.tipoff.backtest;

import static io.tipoff.backtest.ReportTable.number;
import static io.tipoff.backtest.ReportTable.text;
import static io.tipoff.backtest.Wording.contracts;
import static io.tipoff.backtest.Wording.count;
import static io.tipoff.backtest.Wording.gain;
import static io.tipoff.backtest.Wording.money;

import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of a report. */
final class ReportTables {
  private ReportTables() {}

  static ReportTable strategies(BacktestReport report) {
    return new ReportTable(
        "By strategy",
        List.of(
            text("strategy"),
            number("fills"),
            number("contracts"),
            ReportTable.gain("realised"),
            ReportTable.gain("unrealised"),
            ReportTable.gain("at mid"),
            number("fees"),
            number("rebates"),
            ReportTable.gain("P&L")),
        report.strategies().entrySet().stream()
            .map(entry -> strategy(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static List<String> strategy(String name, Result result) {
    return List.of(
        name,
        count(result.fills()),
        contracts(result.contracts()),
        gain(result.realised()),
        gain(result.unrealised()),
        gain(result.unrealisedAtMid()),
        money(result.fees()),
        money(result.rebates()),
        gain(result.pnl()));
  }

  /** The markets of which orders were sent. */
  static ReportTable markets(BacktestReport report) {
    return markets(ordered(report));
  }

  /** Those of them that traded. */
  static ReportTable tradedMarkets(BacktestReport report) {
    return markets(traded(report));
  }

  private static ReportTable markets(List<Map.Entry<MarketId, MarketResult>> markets) {
    return new ReportTable(
        "By market",
        List.of(
            text("market"),
            number("orders"),
            number("fills"),
            ReportTable.gain("realised"),
            ReportTable.gain("unrealised"),
            number("net fees"),
            ReportTable.gain("P&L"),
            number("settled")),
        markets.stream().map(entry -> market(entry.getKey(), entry.getValue())).toList());
  }

  private static List<String> market(MarketId id, MarketResult market) {
    Result result = market.result();
    return List.of(
        id.slug(),
        count(market.orders()),
        count(result.fills()),
        gain(result.realised()),
        gain(result.unrealised()),
        money(result.netFees()),
        gain(result.pnl()),
        market.settlement().map(Price::toString).orElse("-"));
  }

  /** The markets with fills or a position: the largest profit or loss first, then the busiest. */
  static List<Map.Entry<MarketId, MarketResult>> traded(BacktestReport report) {
    return ordered(report).stream()
        .filter(
            entry -> entry.getValue().result().fills() > 0 || !entry.getValue().position().isZero())
        .toList();
  }

  /** The markets with orders or a position, in the same order. */
  static List<Map.Entry<MarketId, MarketResult>> ordered(BacktestReport report) {
    Comparator<Map.Entry<MarketId, MarketResult>> byGain =
        Comparator.comparing(entry -> size(entry.getValue().result().pnl()));
    return report.markets().entrySet().stream()
        .filter(entry -> entry.getValue().orders() > 0 || !entry.getValue().position().isZero())
        .sorted(
            byGain
                .thenComparingLong(entry -> entry.getValue().result().fills())
                .thenComparingLong(entry -> entry.getValue().orders())
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  private static Money size(Money money) {
    return money.max(money.negate());
  }

  /** What is still held, and what it is worth. */
  static ReportTable positions(BacktestReport report) {
    return new ReportTable(
        "Open at the end",
        List.of(
            text("market"),
            number("position"),
            number("average"),
            number("mark"),
            number("value"),
            ReportTable.gain("unrealised"),
            ReportTable.gain("at mid")),
        traded(report).stream()
            .filter(entry -> !entry.getValue().position().isZero())
            .map(entry -> position(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static List<String> position(MarketId id, MarketResult market) {
    Money value = market.mark().times(market.position());
    Money cost = value.minus(market.result().unrealised());
    BigDecimal average =
        cost.toBigDecimal()
            .divide(new BigDecimal(market.position().toString()), 4, RoundingMode.HALF_EVEN);
    return List.of(
        id.slug(),
        contracts(market.position()),
        average.toPlainString(),
        market.mark().toString(),
        money(value),
        gain(market.result().unrealised()),
        gain(market.result().unrealisedAtMid()));
  }

  static ReportTable refusals(BacktestReport report) {
    Stream<Map.Entry<String, Long>> limits =
        report.refusals().entrySet().stream()
            .map(entry -> Map.entry(Wording.words(entry.getKey()), entry.getValue()));
    return counts("Refused by the risk gate", "orders", "limit", limits);
  }

  static ReportTable rejections(BacktestReport report) {
    return counts(
        "Refused by the venue", "times", "its words", report.rejections().entrySet().stream());
  }

  static ReportTable cancellations(BacktestReport report) {
    return counts(
        "Cancelled by the venue",
        "orders",
        "its words",
        report.cancellations().entrySet().stream());
  }

  static ReportTable standAsides(BacktestReport report) {
    return counts("Stood aside", "times", "because", report.standAsides().entrySet().stream());
  }

  /** The most frequent first. */
  private static ReportTable counts(
      String title, String unit, String what, Stream<Map.Entry<String, Long>> counts) {
    return new ReportTable(
        title,
        List.of(number(unit), text(what)),
        counts
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> List.of(count(entry.getValue()), entry.getKey()))
            .toList());
  }

  /** Every fill that was kept. */
  static ReportTable fills(BacktestReport report) {
    return new ReportTable(
        "Fills",
        List.of(
            text("time (UTC)"),
            number("row"),
            text("market"),
            text("strategy"),
            text("side"),
            number("contracts"),
            number("price"),
            text("as"),
            number("fee"),
            text("why")),
        report.fills().stream().map(ReportTables::fill).toList());
  }

  private static List<String> fill(Fill fill) {
    return List.of(
        Wording.instant(fill.time()),
        Long.toString(fill.row()),
        fill.market().slug(),
        fill.strategy(),
        fill.side() == Side.BUY ? "buy" : "sell",
        contracts(fill.quantity()),
        fill.price().toString(),
        fill.liquidity() == Liquidity.MAKER ? "maker" : "taker",
        money(fill.fee()),
        FillReason.of(fill));
  }
}
