package io.tipoff.backtest;

import io.tipoff.backtest.BacktestReport.Activity;
import io.tipoff.backtest.BacktestReport.Equity;
import io.tipoff.backtest.BacktestReport.Fill;
import io.tipoff.backtest.BacktestReport.Input;
import io.tipoff.backtest.BacktestReport.MarketResult;
import io.tipoff.backtest.BacktestReport.Result;
import io.tipoff.backtest.BacktestReport.Rules;
import io.tipoff.backtest.Breakdown.Bucket;
import io.tipoff.backtest.Breakdown.Group;
import io.tipoff.backtest.Breakdown.GroupKey;
import io.tipoff.backtest.Breakdown.Mean;
import io.tipoff.backtest.MarketChart.Touch;
import io.tipoff.backtest.Series.Point;
import io.tipoff.engine.fills.Reaction;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.event.OrderId;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reports made by hand. */
final class SampleReports {
  static final long FROM = time("2026-10-24T23:00:00Z");
  static final long TO = time("2026-10-25T00:20:00Z");
  static final MarketId SETTLED = new MarketId("aec-nba-hbr-smt-2026-10-24");
  static final MarketId OPEN = new MarketId("aec-nba-cnd-pnr-2026-10-24");
  static final MarketId UNKNOWN = new MarketId("aec-nba-rvr-dlt-2026-10-24");

  private SampleReports() {}

  static long time(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }

  /** Two strategies, three markets, four fills; one market settled, one open, one unknown. */
  static BacktestReport small() {
    return report(markets(SETTLED), "Unknown order", fills(SETTLED));
  }

  /** The same without fills and charts. */
  static BacktestReport withoutDetail() {
    return report(markets(SETTLED), "Unknown order", List.of());
  }

  /** The same, where the name of a market and the venue's words are taken for markup. */
  static BacktestReport hostile(String slug, String venueWords) {
    MarketId market = new MarketId(slug);
    return report(markets(market), venueWords, fills(market));
  }

  /** A run in which nothing was allowed. */
  static BacktestReport idle() {
    SequencedMap<MarketId, MarketResult> markets = new LinkedHashMap<>();
    markets.put(UNKNOWN, unknown());
    Money cash = Money.of("1000");
    return new BacktestReport(
        new Input(
            List.of("bbo.csv"),
            List.of(),
            9,
            0,
            FROM,
            TO,
            TO - FROM,
            "",
            0,
            1,
            new LinkedHashMap<>()),
        new Activity(0, 0, 0, 0, Quantity.ZERO, Quantity.ZERO, 0),
        nothing(),
        new Equity(cash, cash, Money.ZERO, 0, Optional.empty()),
        new LinkedHashMap<>(),
        markets,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        Breakdown.NONE,
        List.of(new Point<>(FROM, cash)),
        List.of(),
        List.of(),
        "00ff",
        Optional.empty());
  }

  private static BacktestReport report(
      SequencedMap<MarketId, MarketResult> markets, String venueWords, List<Fill> fills) {
    SequencedMap<String, Result> strategies = new LinkedHashMap<>();
    strategies.put("market-maker", result(3, "30", "4.50", "-0.20", "-0.10", "0.00", "0.08"));
    strategies.put("live-arbitrage", result(1, "5", "0.00", "0.00", "0.00", "0.09", "0.00"));
    MarketId traded = markets.firstEntry().getKey();
    return new BacktestReport(
        new Input(
            List.of("evening/bbo.csv"),
            List.of("ORIGIN.txt", "score_clock.csv"),
            12_345,
            12,
            FROM,
            TO,
            TO - FROM,
            "2026-10-01",
            1,
            1,
            counts("ONE_SIDED", 7L, "DEAD", 5L)),
        new Activity(
            40,
            120,
            36,
            4,
            Quantity.ofContracts(30),
            Quantity.ofContracts(5),
            fills.isEmpty() ? 0 : 1),
        result(4, "35", "4.50", "-0.20", "-0.10", "0.09", "0.08"),
        new Equity(Money.of("1000"), Money.of("1004.29"), Money.of("1.75"), 1, Optional.empty()),
        strategies,
        markets,
        counts("PRICE_BOUNDS", 3L, "UNKNOWN_RULES", 9L),
        counts(venueWords, 2L),
        counts("Book is CLOSED", 1L),
        counts("book STALE_CONNECTION", 4L),
        breakdown(),
        equity(),
        fills,
        fills.isEmpty() ? List.of() : List.of(untraded(), chart(traded, fills)),
        "00ff",
        Optional.empty());
  }

  private static Breakdown breakdown() {
    Group maker =
        new Group(
            new GroupKey("market-maker", "nba", "IN_PLAY", "quote"),
            3,
            Quantity.ofContracts(30),
            Quantity.ofContracts(30),
            Money.of("4.50"),
            Money.of("-0.08"),
            new Mean(0.3, 30),
            List.of(new Mean(0.15, 30), new Mean(-0.6, 30), Mean.NONE.with(0.0125, 20), Mean.NONE));
    Group arbitrage =
        new Group(
            new GroupKey("live-arbitrage", "nba", "", ""),
            1,
            Quantity.ofContracts(5),
            Quantity.ZERO,
            Money.of("-0.09"),
            Money.of("0.09"),
            Mean.NONE,
            List.of(Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE));
    return new Breakdown(
        List.of(arbitrage, maker),
        List.of(new Bucket(5, 3, new Mean(16.5, 30), new Mean(15, 30))),
        List.of(
            new ReactionTimes(
                Reaction.Kind.TAKE,
                List.of(1_900_000_000L, 1_850_500_000L, 2_000_000_000L),
                List.of(40_000_000L, 12_345_678L, 30_000_000L))));
  }

  private static SequencedMap<MarketId, MarketResult> markets(MarketId traded) {
    SequencedMap<MarketId, MarketResult> markets = new LinkedHashMap<>();
    markets.put(
        traded,
        new MarketResult(
            result(3, "25", "4.50", "0.00", "0.00", "0.09", "0.05"),
            Rules.TOLD,
            30,
            Quantity.ZERO,
            Price.ONE,
            Optional.of(Price.ONE),
            Quantity.ofContracts(10),
            List.of(
                new Point<>(at(10), Quantity.ofContracts(10)),
                new Point<>(at(40), Quantity.ofContracts(-5)),
                new Point<>(at(80), Quantity.ZERO))));
    markets.put(
        OPEN,
        new MarketResult(
            result(1, "10", "0.00", "-0.20", "-0.10", "0.00", "0.03"),
            Rules.ASSUMED,
            10,
            Quantity.ofContracts(10),
            Price.of("0.53"),
            Optional.empty(),
            Quantity.ofContracts(10),
            List.of(new Point<>(at(60), Quantity.ofContracts(10)))));
    markets.put(UNKNOWN, unknown());
    return markets;
  }

  private static MarketResult unknown() {
    return new MarketResult(
        nothing(),
        Rules.UNKNOWN,
        0,
        Quantity.ZERO,
        Price.ZERO,
        Optional.empty(),
        Quantity.ZERO,
        List.of());
  }

  private static List<Fill> fills(MarketId traded) {
    return List.of(
        fill(traded, Side.BUY, "0.55", "10", Kind.BOOK_THROUGH_SIZE_ASSUMED, "0.54", "0"),
        fill(traded, Side.SELL, "0.60", "10", Kind.TRADE_AT_PRICE, "0.60", "30"),
        fill(traded, Side.SELL, "0.58", "5", Kind.TOOK_SHOWN, "0.58", "20"),
        fill(OPEN, Side.BUY, "0.55", "10", Kind.TRADE_THROUGH, "0.54", "30"));
  }

  /** A fill ten minutes into the run; its fee and strategy follow from its kind. */
  static Fill fill(
      MarketId market,
      Side side,
      String price,
      String quantity,
      Kind kind,
      String seenPrice,
      String seenQuantity) {
    boolean took = kind == Kind.TOOK_SHOWN || kind == Kind.TOOK_SIZE_ASSUMED;
    return new Fill(
        at(10),
        1_234,
        new OrderId(7),
        took ? "live-arbitrage" : "market-maker",
        market,
        side,
        Price.of(price),
        Quantity.of(quantity),
        took ? Liquidity.TAKER : Liquidity.MAKER,
        Money.of(took ? "0.09" : "-0.03"),
        new FillEvidence(kind, Price.of(seenPrice), Quantity.of(seenQuantity), at(10)));
  }

  private static List<Point<Money>> equity() {
    List<Point<Money>> points = new ArrayList<>();
    for (int minute = 0; minute <= 80; minute++) {
      points.add(new Point<>(at(minute), Money.ofCents(100_000 + 37L * (minute % 11) + minute)));
    }
    return points;
  }

  private static MarketChart untraded() {
    return new MarketChart(UNKNOWN, touches(30, 2), List.of(), List.of());
  }

  private static MarketChart chart(MarketId market, List<Fill> fills) {
    List<Point<Touch>> quotes = new ArrayList<>(touches(54, 4));
    quotes.set(20, new Point<>(at(20), Touch.NONE));
    List<Fill> own = fills.stream().filter(fill -> fill.market().equals(market)).toList();
    return new MarketChart(market, touches(55, 2), quotes, own);
  }

  private static List<Point<Touch>> touches(int bid, int spread) {
    List<Point<Touch>> points = new ArrayList<>();
    for (int minute = 0; minute <= 80; minute++) {
      int cents = bid + minute % 7;
      points.add(
          new Point<>(
              at(minute),
              new Touch(Price.ofUnits(cents * 100), Price.ofUnits((cents + spread) * 100))));
    }
    return points;
  }

  private static Result nothing() {
    return result(0, "0", "0", "0", "0", "0", "0");
  }

  private static Result result(
      long fills,
      String contracts,
      String realised,
      String unrealised,
      String atMid,
      String fees,
      String rebates) {
    return new Result(
        fills,
        Quantity.of(contracts),
        Money.of(realised),
        Money.of(unrealised),
        Money.of(atMid),
        Money.of(fees),
        Money.of(rebates));
  }

  private static SequencedMap<String, Long> counts(String name, long count) {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    counts.put(name, count);
    return counts;
  }

  private static SequencedMap<String, Long> counts(
      String first, long count, String second, long other) {
    SequencedMap<String, Long> counts = counts(first, count);
    counts.put(second, other);
    return counts;
  }

  private static long at(int minute) {
    return FROM + minute * 60_000_000_000L;
  }
}
