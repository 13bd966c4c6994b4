package io.tipoff.backtest;

import static io.tipoff.backtest.ReportTable.number;
import static io.tipoff.backtest.ReportTable.text;

import io.tipoff.backtest.Breakdown.Bucket;
import io.tipoff.backtest.Breakdown.Group;
import io.tipoff.backtest.Breakdown.Mean;
import io.tipoff.engine.fills.FillWatch;
import io.tipoff.engine.fills.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A report's groups of fills and its calibration, as tables. */
final class BreakdownTables {
  private static final int LONGEST_NAME = 40;

  private BreakdownTables() {}

  /** What each group earned; the edge in cents a contract. */
  static ReportTable groups(Breakdown breakdown) {
    return new ReportTable(
        "Fills by strategy, league, phase of the game and trigger",
        List.of(
            text("group"),
            number("fills"),
            number("contracts"),
            number("maker"),
            number("net fees"),
            ReportTable.gain("P&L"),
            ReportTable.gain("edge")),
        breakdown.groups().stream()
            .map(
                group ->
                    List.of(
                        name(group.key()),
                        Wording.count(group.fills()),
                        Wording.contracts(group.contracts()),
                        Wording.percent(group.makerShare()),
                        Wording.money(group.fees()),
                        Wording.gain(group.pnl()),
                        cents(group.edge())))
            .toList());
  }

  /** What the middle of the book was worth above the price some seconds later. */
  static ReportTable markouts(Breakdown breakdown) {
    List<ReportTable.Column> columns = new ArrayList<>();
    columns.add(text("group"));
    FillWatch.HORIZONS.forEach(seconds -> columns.add(ReportTable.gain(seconds + " s")));
    return new ReportTable(
        "Markouts in cents a contract",
        columns,
        breakdown.groups().stream().map(BreakdownTables::row).toList());
  }

  private static List<String> row(Group group) {
    List<String> cells = new ArrayList<>();
    cells.add(name(group.key()));
    group.markouts().forEach(markout -> cells.add(cents(markout)));
    return cells;
  }

  private static String name(Breakdown.GroupKey key) {
    String name =
        String.join(
            ", ",
            key.strategy(),
            orDash(key.league()),
            orDash(key.phase().toLowerCase(Locale.ROOT).replace('_', ' ')),
            orDash(key.trigger()));
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String cents(Mean mean) {
    OptionalDouble value = mean.value();
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%+.2f", 100 * value.getAsDouble());
  }

  /** How fast it reacted to scores and changes of status, until the venue had it. */
  static ReportTable reactions(Breakdown breakdown) {
    return new ReportTable(
        "Reaction to news of games in milliseconds",
        List.of(
            text("what"),
            number("count"),
            number("from stamp"),
            number("95 % within"),
            number("from arrival"),
            number("95 % within")),
        breakdown.reactions().stream().map(BreakdownTables::row).toList());
  }

  private static List<String> row(ReactionTimes times) {
    return List.of(
        times.kind() == Reaction.Kind.PULL ? "quotes pulled" : "taken by live arbitrage",
        Wording.count(times.count()),
        millis(ReactionTimes.within(ReactionTimes.MEDIAN, times.fromStamp())),
        millis(ReactionTimes.within(ReactionTimes.SLOW, times.fromStamp())),
        millis(ReactionTimes.within(ReactionTimes.MEDIAN, times.fromArrival())),
        millis(ReactionTimes.within(ReactionTimes.SLOW, times.fromArrival())));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
  }

  /** What was believed of the contracts bought, and what they paid. */
  static ReportTable calibration(Breakdown breakdown) {
    return new ReportTable(
        "Beliefs at the fills and what came true",
        List.of(text("believed"), number("fills"), number("mean"), number("paid")),
        breakdown.calibration().stream().map(BreakdownTables::row).toList());
  }

  private static List<String> row(Bucket bucket) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%.1f to %.1f",
            bucket.index() / (double) Breakdown.BUCKETS,
            (bucket.index() + 1) / (double) Breakdown.BUCKETS),
        Wording.count(bucket.fills()),
        share(bucket.believed()),
        share(bucket.paid()));
  }

  private static String share(Mean mean) {
    OptionalDouble value = mean.value();
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }
}
