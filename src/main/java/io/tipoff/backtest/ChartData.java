package io.tipoff.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.MarketChart.Touch;
import io.tipoff.backtest.Series.Point;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of a page are drawn from. Times are milliseconds since the first event, prices
 * 1/10,000 dollar.
 */
final class ChartData {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final BacktestReport report;
  private final long from;

  private ChartData(BacktestReport report) {
    this.report = report;
    this.from = Math.floorDiv(report.input().from(), NANOS_PER_MILLI);
  }

  static ObjectNode of(BacktestReport report) {
    return new ChartData(report).root();
  }

  private ObjectNode root() {
    ObjectNode root = Json.object();
    root.put("from", from);
    root.put("to", Math.floorDiv(report.input().to(), NANOS_PER_MILLI));
    equity(root.putObject("equity"), report.equity());
    ArrayNode markets = root.putArray("markets");
    charts().sequencedValues().forEach(chart -> market(markets.addObject(), chart));
    return root;
  }

  /** The charts, those of the markets that traded first. */
  private SequencedMap<MarketId, MarketChart> charts() {
    SequencedMap<MarketId, MarketChart> byMarket = new LinkedHashMap<>();
    report.charts().forEach(chart -> byMarket.put(chart.id(), chart));
    ReportTables.ordered(report).reversed().stream()
        .filter(entry -> byMarket.containsKey(entry.getKey()))
        .forEach(entry -> byMarket.putFirst(entry.getKey(), byMarket.get(entry.getKey())));
    return byMarket;
  }

  private void equity(ObjectNode node, List<Point<Money>> equity) {
    times(node, equity);
    ArrayNode values = node.putArray("v");
    equity.forEach(point -> values.add(point.value().toBigDecimal().stripTrailingZeros()));
  }

  private void market(ObjectNode node, MarketChart chart) {
    node.put("slug", chart.id().slug());
    touches(node.putObject("market"), chart.market());
    touches(node.putObject("quotes"), chart.quotes());
    @Nullable MarketResult result = report.markets().get(chart.id());
    inventory(node.putObject("inventory"), result == null ? List.of() : result.inventory());
    ArrayNode fills = node.putArray("fills");
    chart.fills().forEach(fill -> fill(fills.addObject(), fill));
  }

  private void touches(ObjectNode node, List<Point<Touch>> touches) {
    times(node, touches);
    ArrayNode bids = node.putArray("bid");
    ArrayNode offers = node.putArray("offer");
    for (Point<Touch> point : touches) {
      price(bids, point.value().bid());
      price(offers, point.value().offer());
    }
  }

  private static void price(ArrayNode node, @Nullable Price price) {
    if (price == null) {
      node.addNull();
    } else {
      node.add(price.units());
    }
  }

  private void inventory(ObjectNode node, List<Point<Quantity>> inventory) {
    times(node, inventory);
    ArrayNode values = node.putArray("v");
    inventory.forEach(
        point -> values.add((double) point.value().units() / Quantity.UNITS_PER_CONTRACT));
  }

  private void fill(ObjectNode node, Fill fill) {
    node.put("t", offset(fill.time()));
    node.put("time", Wording.instant(fill.time()));
    node.put("row", fill.row());
    node.put("side", fill.side() == Side.BUY ? "buy" : "sell");
    node.put("units", fill.price().units());
    node.put("price", fill.price().toString());
    node.put("quantity", Wording.contracts(fill.quantity()));
    node.put("liquidity", fill.liquidity() == Liquidity.MAKER ? "maker" : "taker");
    node.put("fee", Wording.money(fill.fee()));
    node.put("strategy", fill.strategy());
    node.put("why", FillReason.of(fill));
    node.put("assumed", fill.evidence().kind().isSizeAssumed());
  }

  private <V> void times(ObjectNode node, List<Point<V>> points) {
    ArrayNode times = node.putArray("t");
    points.forEach(point -> times.add(offset(point.time())));
  }

  private long offset(long time) {
    return Math.floorDiv(time, NANOS_PER_MILLI) - from;
  }
}
