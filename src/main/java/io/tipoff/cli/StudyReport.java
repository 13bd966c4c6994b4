package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.Bootstrap;
import io.tipoff.backtest.FillLog;
import io.tipoff.market.Liquidity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a study found, as text and as one line of JSON. */
final class StudyReport {
  private static final List<String> STRATEGIES =
      List.of("live-arbitrage", "statistical-edge", "market-maker");
  private static final int BUCKETS = 5;
  private static final int THIRTY_SECONDS = FillLog.HORIZONS.indexOf(30);

  private final SequencedMap<String, List<StrategyStudy.Outcome>> arms;
  private final List<String> lines = new ArrayList<>();

  StudyReport(SequencedMap<String, List<StrategyStudy.Outcome>> arms) {
    this.arms = arms;
  }

  private static List<Double> games(List<StrategyStudy.Outcome> outcomes, List<String> strategies) {
    List<Double> sums = new ArrayList<>();
    for (StrategyStudy.Outcome outcome : outcomes) {
      SequencedMap<String, Double> byGame = new TreeMap<>();
      for (String strategy : strategies) {
        outcome
            .profits()
            .getOrDefault(strategy, new TreeMap<>())
            .forEach((game, profit) -> byGame.merge(game, profit, Double::sum));
      }
      sums.addAll(byGame.sequencedValues());
    }
    return sums;
  }

  private static List<FillLog.Entry> fills(List<StrategyStudy.Outcome> outcomes, String strategy) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.fills().stream())
        .filter(fill -> fill.strategy().equals(strategy))
        .toList();
  }

  /** The mean markout a contract after 30 s, games resampled. */
  static Bootstrap markout(List<StrategyStudy.Outcome> outcomes, String strategy) {
    List<Double> gains = new ArrayList<>();
    List<Double> contracts = new ArrayList<>();
    for (StrategyStudy.Outcome outcome : outcomes) {
      SequencedMap<String, double[]> byGame = new TreeMap<>();
      for (FillLog.Entry fill : outcome.fills()) {
        double markout = fill.markouts().get(THIRTY_SECONDS);
        if (fill.strategy().equals(strategy) && !Double.isNaN(markout)) {
          double[] sums = byGame.computeIfAbsent(fill.event(), _ -> new double[2]);
          sums[0] += markout * fill.contracts();
          sums[1] += fill.contracts();
        }
      }
      for (double[] sums : byGame.sequencedValues()) {
        gains.add(sums[0]);
        contracts.add(sums[1]);
      }
    }
    return Bootstrap.ofRatio(gains, contracts);
  }

  String text() {
    lines.clear();
    arms.forEach(this::arm);
    return String.join("\n", lines) + "\n";
  }

  private void arm(String name, List<StrategyStudy.Outcome> outcomes) {
    lines.add(name);
    lines.add("  P&L, dollars (95 % of a bootstrap over games)");
    for (String strategy : STRATEGIES) {
      List<FillLog.Entry> fills = fills(outcomes, strategy);
      lines.add(
          "    %-17s %s, %,d fills, %s contracts"
              .formatted(
                  strategy,
                  interval(Bootstrap.ofSum(games(outcomes, List.of(strategy)))),
                  fills.size(),
                  figure("%,.0f", contracts(fills))));
    }
    lines.add(
        "    %-17s %s"
            .formatted("together", interval(Bootstrap.ofSum(games(outcomes, STRATEGIES)))));
    lines.add(
        "  market-maker's markout at 30 s: %s cents a contract"
            .formatted(cents(markout(outcomes, "market-maker"))));
    table(outcomes, "strategy, league, phase, trigger");
    calibration(outcomes);
    lines.add("");
  }

  private void table(List<StrategyStudy.Outcome> outcomes, String heading) {
    lines.add("  by " + heading + ": cents a contract");
    lines.add(
        "    %-62s %7s %9s %9s %7s %7s %7s %7s %7s %7s %7s"
            .formatted(
                "",
                "fills",
                "contracts",
                "P&L $",
                "edge",
                "1 s",
                "5 s",
                "30 s",
                "300 s",
                "maker",
                "fees $"));
    groups(outcomes)
        .forEach(
            (key, fills) ->
                lines.add(
                    "    %-62s %7d %9.0f %9.2f %7s %7s %7s %7s %7s %6.0f%% %7.2f"
                        .formatted(
                            key,
                            fills.size(),
                            contracts(fills),
                            profit(fills),
                            mean(fills, FillLog.Entry::edge),
                            mean(fills, fill -> fill.markouts().get(0)),
                            mean(fills, fill -> fill.markouts().get(1)),
                            mean(fills, fill -> fill.markouts().get(2)),
                            mean(fills, fill -> fill.markouts().get(3)),
                            100 * makerShare(fills),
                            fees(fills))));
  }

  private static SequencedMap<String, List<FillLog.Entry>> groups(
      List<StrategyStudy.Outcome> outcomes) {
    SequencedMap<String, List<FillLog.Entry>> groups = new TreeMap<>();
    for (StrategyStudy.Outcome outcome : outcomes) {
      for (FillLog.Entry fill : outcome.fills()) {
        String key =
            "%s, %s, %s, %s"
                .formatted(
                    fill.strategy(),
                    fill.league(),
                    fill.phase().isEmpty() ? "-" : fill.phase(),
                    fill.trigger());
        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(fill);
      }
    }
    return groups;
  }

  private void calibration(List<StrategyStudy.Outcome> outcomes) {
    lines.add("  calibration of beliefs at the fills: believed, paid");
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      List<FillLog.Entry> fills = bucket(outcomes, bucket);
      if (!fills.isEmpty()) {
        lines.add(
            "    %.1f to %.1f: %.3f, %.3f of %,d fills"
                .formatted(
                    (double) bucket / BUCKETS,
                    (bucket + 1.0) / BUCKETS,
                    average(fills, FillLog.Entry::belief),
                    average(fills, FillLog.Entry::outcome),
                    fills.size()));
      }
    }
  }

  private static List<FillLog.Entry> bucket(List<StrategyStudy.Outcome> outcomes, int bucket) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.fills().stream())
        .filter(fill -> !Double.isNaN(fill.belief()) && !Double.isNaN(fill.outcome()))
        .filter(fill -> Math.min(BUCKETS - 1, (int) (fill.belief() * BUCKETS)) == bucket)
        .toList();
  }

  String json() {
    ObjectNode all = JsonLine.object();
    arms.forEach((name, outcomes) -> all.set(name, json(outcomes)));
    return JsonLine.of(all);
  }

  private static ObjectNode json(List<StrategyStudy.Outcome> outcomes) {
    ObjectNode node = JsonLine.object();
    ObjectNode strategies = node.putObject("strategies");
    for (String strategy : STRATEGIES) {
      Bootstrap pnl = Bootstrap.ofSum(games(outcomes, List.of(strategy)));
      put(strategies.putObject(strategy), pnl).put("fills", fills(outcomes, strategy).size());
    }
    put(node.putObject("together"), Bootstrap.ofSum(games(outcomes, STRATEGIES)));
    put(node.putObject("makerMarkout30"), markout(outcomes, "market-maker"));
    ArrayNode groups = node.putArray("groups");
    groups(outcomes).forEach((key, fills) -> group(groups.addObject(), key, fills));
    ArrayNode calibration = node.putArray("calibration");
    for (int i = 0; i < BUCKETS; i++) {
      List<FillLog.Entry> fills = bucket(outcomes, i);
      if (!fills.isEmpty()) {
        calibration
            .addObject()
            .put("believed", average(fills, FillLog.Entry::belief))
            .put("paid", average(fills, FillLog.Entry::outcome))
            .put("fills", fills.size());
      }
    }
    return node;
  }

  private static void group(ObjectNode node, String key, List<FillLog.Entry> fills) {
    node.put("group", key).put("fills", fills.size()).put("contracts", contracts(fills));
    node.put("pnl", profit(fills)).put("fees", fees(fills)).put("makerShare", makerShare(fills));
    node.put("edge", average(fills, FillLog.Entry::edge));
    for (int i = 0; i < FillLog.HORIZONS.size(); i++) {
      int at = i;
      node.put(
          "markout" + FillLog.HORIZONS.get(i), average(fills, fill -> fill.markouts().get(at)));
    }
  }

  private static ObjectNode put(ObjectNode node, Bootstrap figure) {
    return node.put("value", figure.sum())
        .put("low", figure.low())
        .put("high", figure.high())
        .put("games", figure.games());
  }

  private static String interval(Bootstrap figure) {
    return "%+9.2f (%+.2f to %+.2f), %d games"
        .formatted(figure.sum(), figure.low(), figure.high(), figure.games());
  }

  private static String cents(Bootstrap figure) {
    return "%+.3f (%+.3f to %+.3f)"
        .formatted(100 * figure.sum(), 100 * figure.low(), 100 * figure.high());
  }

  private static double contracts(List<FillLog.Entry> fills) {
    return fills.stream().mapToDouble(FillLog.Entry::contracts).sum();
  }

  private static double fees(List<FillLog.Entry> fills) {
    return fills.stream().mapToDouble(FillLog.Entry::fee).sum();
  }

  private static double profit(List<FillLog.Entry> fills) {
    return fills.stream().mapToDouble(FillLog.Entry::profit).filter(p -> !Double.isNaN(p)).sum();
  }

  private static double makerShare(List<FillLog.Entry> fills) {
    return contracts(fills.stream().filter(fill -> fill.liquidity() == Liquidity.MAKER).toList())
        / contracts(fills);
  }

  /** Weighted by contracts; 0 where there is none. */
  private static double average(List<FillLog.Entry> fills, Function<FillLog.Entry, Double> figure) {
    double sum = 0;
    double weight = 0;
    for (FillLog.Entry fill : fills) {
      double value = figure.apply(fill);
      if (!Double.isNaN(value)) {
        sum += value * fill.contracts();
        weight += fill.contracts();
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  private static String mean(List<FillLog.Entry> fills, Function<FillLog.Entry, Double> figure) {
    return figure("%+.2f", 100 * average(fills, figure));
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
