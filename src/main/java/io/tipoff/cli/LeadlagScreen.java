package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.backtest.leadlag.LeadLagReport;
import io.tipoff.backtest.leadlag.LeadLagReport.Feed;
import io.tipoff.backtest.leadlag.LeadLagReport.Pair;
import io.tipoff.backtest.leadlag.LeadLagReport.Verdict;
import io.tipoff.game.FeedSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far feeds lead or trail, as text and as one line of JSON. */
final class LeadlagScreen {
  private static final double NANOS = 1e9;
  private static final String FEED_ROW = "  %-8s %-13s %-12s %7s %6s  %8s %19s %8s  %19s %8s  %s";
  private static final String UNUSED_ROW = "  %-8s %-13s %-12s %7s %9s %8s %8s";
  private static final String PAIR_ROW = "  %-8s %-7s %-13s %-13s %6s  %8s %19s %10s";

  private final LeadLagReport report;

  LeadlagScreen(LeadLagReport report) {
    this.report = report;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %s, %s; prices %s s before and after the news, moves of %s dollars and more",
            count(report.recordings(), "recording"),
            count(report.games(), "game"),
            count(report.quotes(), "book"),
            plain(window()),
            plain(report.settings().move())));
    lines.addAll(doubts());
    if (!report.feeds().isEmpty()) {
      feeds(lines);
      unused(lines);
    }
    if (!report.pairs().isEmpty()) {
      pairs(lines);
    }
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  /** What the recordings lack. */
  private List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (report.games() == 0) {
      doubts.add("no feed told of any game: nothing to measure");
    } else if (report.feeds().isEmpty()) {
      doubts.add("no feed told a change of a score or of odds: nothing to measure");
    } else if (report.quotes() == 0) {
      doubts.add("no market was quoted: feeds can only be compared with each other");
    }
    if (isCrowded()) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "most changes were told less than %s s apart: look through a shorter --window",
              plain(window())));
    }
    if (report.gaps() > 0) {
      doubts.add(
          "market data was lost "
              + count(report.gaps(), "time")
              + ": what was told around that is not measured");
    }
    report
        .outages()
        .forEach(
            (source, times) ->
                doubts.add(
                    name(source)
                        + " was lost "
                        + count(times, "time")
                        + ": what it told first after that is not counted"));
    return doubts;
  }

  private boolean isCrowded() {
    int changes = report.feeds().stream().mapToInt(Feed::changes).sum();
    return 2 * report.feeds().stream().mapToInt(Feed::crowded).sum() > changes;
  }

  private void feeds(List<String> lines) {
    lines.add("");
    lines.add("lead over the venue's prices in seconds, negative where the feed trails");
    lines.add(
        String.format(
            Locale.ROOT,
            FEED_ROW,
            "league",
            "feed",
            "tells",
            "changes",
            "usable",
            "median",
            "quartiles",
            "positive",
            "90 % of the median",
            "stamp",
            ""));
    for (Feed feed : report.feeds()) {
      lines.add(
          String.format(
              Locale.ROOT,
              FEED_ROW,
              league(feed.teller().league()),
              name(feed.teller().source()),
              tells(feed),
              String.format(Locale.ROOT, "%,d", feed.changes()),
              String.format(Locale.ROOT, "%,d", feed.usable()),
              feed.lead().map(lead -> seconds(lead.median())).orElse("-"),
              feed.lead().map(lead -> range(lead.lower(), lead.upper())).orElse("-"),
              feed.lead().isPresent()
                  ? String.format(Locale.ROOT, "%.0f %%", 100 * feed.positiveShare())
                  : "-",
              feed.interval().map(found -> range(found.low(), found.high())).orElse("-"),
              seconds(feed.stampLag()),
              words(feed)));
    }
    lines.add("  stamp: from the feed's own stamp to the arrival of its word, median");
  }

  private void unused(List<String> lines) {
    lines.add("");
    lines.add("changes that tell nothing, and why");
    lines.add(
        String.format(
            Locale.ROOT,
            UNUSED_ROW,
            "league",
            "feed",
            "tells",
            "crowded",
            "no prices",
            "unmoved",
            "against"));
    for (Feed feed : report.feeds()) {
      lines.add(
          String.format(
              Locale.ROOT,
              UNUSED_ROW,
              league(feed.teller().league()),
              name(feed.teller().source()),
              tells(feed),
              String.format(Locale.ROOT, "%,d", feed.crowded()),
              String.format(Locale.ROOT, "%,d", feed.noPrices()),
              String.format(Locale.ROOT, "%,d", feed.unmoved()),
              String.format(Locale.ROOT, "%,d", feed.against())));
    }
  }

  private void pairs(List<String> lines) {
    lines.add("");
    lines.add("feeds with each other: seconds by which the second one was later");
    lines.add(
        String.format(
            Locale.ROOT,
            PAIR_ROW,
            "league",
            "what",
            "first",
            "second",
            "both",
            "median",
            "quartiles",
            "first was"));
    for (Pair pair : report.pairs()) {
      lines.add(
          String.format(
              Locale.ROOT,
              PAIR_ROW,
              league(pair.league()),
              what(pair),
              name(pair.one()),
              name(pair.other()),
              String.format(Locale.ROOT, "%,d", pair.apart().count()),
              seconds(pair.apart().median()),
              range(pair.apart().lower(), pair.apart().upper()),
              String.format(Locale.ROOT, "%.0f %%", 100 * pair.firstShare())));
    }
  }

  private static String words(Feed feed) {
    return switch (feed.verdict()) {
      case LEADS -> "leads";
      case TRAILS -> "trails";
      case NEITHER -> "neither leads nor trails for sure";
      case UNRELATED -> "prices move at other times";
      case TOO_FEW ->
          String.format(Locale.ROOT, "too few to tell: %s", count(feed.games(), "game"));
    };
  }

  String json() {
    ObjectNode root = JsonLine.object();
    root.put("recordings", report.recordings())
        .put("games", report.games())
        .put("quotes", report.quotes())
        .put("window", window())
        .put("move", report.settings().move())
        .put("gaps", report.gaps());
    ObjectNode outages = root.putObject("outages");
    report.outages().forEach((source, times) -> outages.put(name(source), times));
    report.feeds().forEach(feed -> put(root.withArray("feeds").addObject(), feed));
    report.pairs().forEach(pair -> put(root.withArray("pairs").addObject(), pair));
    root.withArray("feeds");
    root.withArray("pairs");
    return JsonLine.of(root);
  }

  private static void put(ObjectNode node, Feed feed) {
    node.put("league", feed.teller().league())
        .put("feed", name(feed.teller().source()))
        .put("kind", feed.teller().isOfOdds() ? "odds" : "score")
        .put("book", feed.teller().book())
        .put("games", feed.games())
        .put("changes", feed.changes())
        .put("usable", feed.usable())
        .put("crowded", feed.crowded())
        .put("noPrices", feed.noPrices())
        .put("unmoved", feed.unmoved())
        .put("against", feed.against());
    feed.lead()
        .ifPresentOrElse(
            lead ->
                node.put("median", lead.median())
                    .put("lowerQuartile", lead.lower())
                    .put("upperQuartile", lead.upper())
                    .put("positiveShare", feed.positiveShare()),
            () ->
                node.putNull("median")
                    .putNull("lowerQuartile")
                    .putNull("upperQuartile")
                    .putNull("positiveShare"));
    feed.interval()
        .ifPresentOrElse(
            found -> node.put("low", found.low()).put("high", found.high()),
            () -> node.putNull("low").putNull("high"));
    node.put("stampLag", feed.stampLag()).put("verdict", name(feed.verdict()));
  }

  private static void put(ObjectNode node, Pair pair) {
    node.put("league", pair.league())
        .put("kind", what(pair))
        .put("first", name(pair.one()))
        .put("second", name(pair.other()))
        .put("both", pair.apart().count())
        .put("median", pair.apart().median())
        .put("lowerQuartile", pair.apart().lower())
        .put("upperQuartile", pair.apart().upper())
        .put("firstShare", pair.firstShare());
  }

  private double window() {
    return report.settings().window().toNanos() / NANOS;
  }

  private static String what(Pair pair) {
    return pair.isOfScores() ? "score" : "status";
  }

  private static String tells(Feed feed) {
    return feed.teller().isOfOdds() ? feed.teller().book() : "score";
  }

  private static String league(String league) {
    return league.isEmpty() ? "unknown" : league;
  }

  private static String name(FeedSource source) {
    return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case LEADS -> "leads";
      case TRAILS -> "trails";
      case NEITHER -> "neither";
      case UNRELATED -> "unrelated";
      case TOO_FEW -> "tooFew";
    };
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }

  private static String range(double low, double high) {
    return seconds(low) + " to " + seconds(high);
  }
}
