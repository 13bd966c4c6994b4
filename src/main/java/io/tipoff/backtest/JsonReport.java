package io.tipoff.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.parity.ParityReport;
import io.tipoff.event.FillEvidence;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A backtest's report for programs: one line of JSON, the same bytes for the same report. Money,
 * prices and quantities are decimal strings, times ISO-8601 in UTC.
 */
public final class JsonReport {
  private static final int SHARE_DECIMALS = 6;

  private static final List<String> ONLY_OF_RUNS =
      List.of(
          "events",
          "seconds",
          "commandsHash",
          "tapes",
          "ignoredFiles",
          "duplicates",
          "feesAsOf",
          "assumedMarkets",
          "unknownMarkets",
          "unsoundRows");

  private JsonReport() {}

  /** The line, without its end. */
  public static String of(BacktestReport report) {
    return Json.line(tree(report));
  }

  /** The line of a period's report: without what only a run over data has. */
  public static String ofPeriod(BacktestReport report) {
    ObjectNode root = tree(report);
    root.remove(ONLY_OF_RUNS);
    return Json.line(root);
  }

  private static ObjectNode tree(BacktestReport report) {
    ObjectNode root = Json.object();
    input(root, report.input());
    activity(root, report.activity());
    result(root, report.total());
    equity(root, report.accounts());
    root.put("commandsHash", report.commandsHash());
    ObjectNode strategies = root.putObject("strategies");
    report.strategies().forEach((name, result) -> result(strategies.putObject(name), result));
    ObjectNode markets = root.putObject("markets");
    report.markets().forEach((id, market) -> market(markets.putObject(id.slug()), market));
    counts(root.putObject("refusals"), report.refusals());
    counts(root.putObject("rejections"), report.rejections());
    counts(root.putObject("cancellations"), report.cancellations());
    counts(root.putObject("standAsides"), report.standAsides());
    BreakdownJson.put(root, report.breakdown());
    if (!report.fills().isEmpty()) {
      fills(root.putArray("fillList"), report.fills());
    }
    report.parity().ifPresent(parity -> parity(root.putObject("parity"), parity));
    return root;
  }

  /** The line of a comparison alone, without its end. */
  public static String of(ParityReport parity) {
    ObjectNode root = Json.object();
    parity(root, parity);
    return Json.line(root);
  }

  private static void parity(ObjectNode node, ParityReport parity) {
    node.put("commandsEqual", parity.commandsEqual());
    parity(node.putObject("maker"), parity.maker());
    parity(node.putObject("taker"), parity.taker());
    node.put("pnlReal", parity.pnlReal().toString());
    node.put("pnlPaper", parity.pnlPaper().toString());
  }

  private static void parity(ObjectNode node, ParityReport.Fills fills) {
    node.put("real", fills.real());
    node.put("matched", fills.matched());
    node.put("missed", fills.missed());
    node.put("invented", fills.invented());
    node.put("realContracts", fills.realContracts().toString());
    node.put("matchedContracts", fills.matchedContracts().toString());
    node.put("paperContracts", fills.paperContracts().toString());
  }

  private static void input(ObjectNode node, Input input) {
    node.put("events", input.rows());
    node.put("seconds", BigDecimal.valueOf(input.span(), 9).stripTrailingZeros());
    input.tapes().forEach(node.putArray("tapes")::add);
    input.ignored().forEach(node.putArray("ignoredFiles")::add);
    node.put("duplicates", input.duplicates());
    node.put("from", time(input.from()));
    node.put("to", time(input.to()));
    node.put("feesAsOf", input.feesAsOf());
    node.put("assumedMarkets", input.assumedMarkets());
    node.put("unknownMarkets", input.unknownMarkets());
    counts(node.putObject("unsoundRows"), input.unsoundRows());
  }

  private static void activity(ObjectNode node, Activity activity) {
    node.put("orders", activity.orders());
    node.put("replaces", activity.replaces());
    node.put("cancels", activity.cancels());
    node.put("makerShare", share(activity.makerShare()));
    node.put("sizeAssumedFills", activity.sizeAssumedFills());
  }

  static BigDecimal share(double share) {
    return BigDecimal.valueOf(share)
        .setScale(SHARE_DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }

  private static void result(ObjectNode node, Result result) {
    node.put("fills", result.fills());
    node.put("contracts", result.contracts().toString());
    node.put("pnl", result.pnl().toString());
    node.put("pnlAtMid", result.pnlAtMid().toString());
    node.put("realised", result.realised().toString());
    node.put("unrealised", result.unrealised().toString());
    node.put("unrealisedAtMid", result.unrealisedAtMid().toString());
    node.put("fees", result.netFees().toString());
    node.put("feesPaid", result.fees().toString());
    node.put("rebates", result.rebates().toString());
  }

  private static void equity(ObjectNode node, Equity equity) {
    node.put("startEquity", equity.start().toString());
    node.put("endEquity", equity.end().toString());
    node.put("drawdown", equity.drawdown().toString());
    node.put("unsettled", equity.unsettled());
  }

  private static void market(ObjectNode node, MarketResult market) {
    node.put("rules", lower(market.rules()));
    node.put("orders", market.orders());
    result(node, market.result());
    node.put("position", market.position().toString());
    node.put("mark", market.mark().toString());
    node.put("settled", market.settlement().isPresent());
    node.put("settlement", market.settlement().map(Price::toString).orElse(null));
    node.put("largestPosition", market.largestPosition().toString());
    inventory(node.putArray("inventory"), market.inventory());
  }

  private static void inventory(ArrayNode node, List<Series.Point<Quantity>> inventory) {
    for (Series.Point<Quantity> point : inventory) {
      node.addArray().add(time(point.time())).add(point.value().toString());
    }
  }

  private static void fills(ArrayNode node, List<Fill> fills) {
    for (Fill fill : fills) {
      fill(node.addObject(), fill);
    }
  }

  private static void fill(ObjectNode node, Fill fill) {
    node.put("time", time(fill.time()));
    node.put("row", fill.row());
    node.put("order", fill.order().toString());
    node.put("strategy", fill.strategy());
    node.put("market", fill.market().slug());
    node.put("side", lower(fill.side()));
    node.put("price", fill.price().toString());
    node.put("quantity", fill.quantity().toString());
    node.put("liquidity", lower(fill.liquidity()));
    node.put("fee", fill.fee().toString());
    evidence(node.putObject("evidence"), fill.evidence());
  }

  private static void evidence(ObjectNode node, FillEvidence evidence) {
    node.put("kind", evidence.kind().name());
    node.put("price", evidence.price().toString());
    node.put("quantity", evidence.quantity().toString());
    node.put("seenAt", time(evidence.seenAt()));
    node.put("sizeAssumed", evidence.kind().isSizeAssumed());
  }

  private static void counts(ObjectNode node, SequencedMap<String, Long> counts) {
    counts.forEach(node::put);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String time(long time) {
    return Wording.toInstant(time).toString();
  }
}
