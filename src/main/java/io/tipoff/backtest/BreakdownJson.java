package io.tipoff.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.Breakdown.Bucket;
import io.tipoff.backtest.Breakdown.Group;
import io.tipoff.engine.fills.FillWatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A report's groups of fills and its calibration, as JSON. */
final class BreakdownJson {
  private BreakdownJson() {}

  static void put(ObjectNode root, Breakdown breakdown) {
    ArrayNode groups = root.putArray("groups");
    breakdown.groups().forEach(group -> put(groups.addObject(), group));
    ArrayNode calibration = root.putArray("calibration");
    breakdown.calibration().forEach(bucket -> put(calibration.addObject(), bucket));
    ArrayNode reactions = root.putArray("reactions");
    breakdown.reactions().forEach(times -> put(reactions.addObject(), times));
  }

  private static void put(ObjectNode node, ReactionTimes times) {
    node.put("kind", times.kind().name().toLowerCase(Locale.ROOT));
    node.put("count", times.count());
    put(node.putObject("fromStampMs"), times.fromStamp());
    put(node.putObject("fromArrivalMs"), times.fromArrival());
  }

  private static void put(ObjectNode node, List<Long> ascending) {
    node.put("median", millis(ReactionTimes.within(ReactionTimes.MEDIAN, ascending)));
    node.put("p95", millis(ReactionTimes.within(ReactionTimes.SLOW, ascending)));
  }

  private static BigDecimal millis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).setScale(3, RoundingMode.HALF_EVEN);
  }

  private static void put(ObjectNode node, Group group) {
    node.put("strategy", group.key().strategy());
    node.put("league", group.key().league());
    node.put("phase", group.key().phase().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("trigger", group.key().trigger());
    node.put("fills", group.fills());
    node.put("contracts", group.contracts().toString());
    node.put("makerShare", JsonReport.share(group.makerShare()));
    node.put("pnl", group.pnl().toString());
    node.put("fees", group.fees().toString());
    node.put("edge", figure(group.edge().value()));
    for (int i = 0; i < FillWatch.HORIZONS.size(); i++) {
      node.put("markout" + FillWatch.HORIZONS.get(i), figure(group.markouts().get(i).value()));
    }
  }

  private static void put(ObjectNode node, Bucket bucket) {
    node.put("from", BigDecimal.valueOf(bucket.index(), 1));
    node.put("to", BigDecimal.valueOf(bucket.index() + 1L, 1));
    node.put("fills", bucket.fills());
    node.put("believed", figure(bucket.believed().value()));
    node.put("paid", figure(bucket.paid().value()));
  }

  private static @Nullable BigDecimal figure(OptionalDouble figure) {
    return figure.isEmpty() ? null : JsonReport.share(figure.getAsDouble());
  }
}
