package io.tipoff.monitor;

import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedHealth.Snapshot;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.game.FeedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What there is to tell of feeds of games and odds. */
public record FeedMetrics(List<FeedHealth> feeds) implements MetricSource {
  private static final double NANOS = 1e9;
  private static final String LABEL = "feed";

  public FeedMetrics {
    feeds = List.copyOf(feeds);
  }

  /** As the configuration writes it, such as {@code the-odds-api}. */
  public static String name(FeedSource source) {
    return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why feeds cannot be believed; empty if all can. */
  public static List<String> troubles(List<FeedHealth> feeds) {
    List<String> troubles = new ArrayList<>();
    for (FeedHealth feed : feeds) {
      Snapshot now = feed.snapshot();
      if (now.state() == State.LOST || now.state() == State.REFUSED) {
        troubles.add("the feed %s is lost: %s".formatted(name(now.source()), now.reason()));
      }
    }
    return troubles;
  }

  @Override
  public void tell(Exposition out) {
    for (FeedHealth feed : feeds) {
      tell(feed.snapshot(), out);
    }
  }

  private static void tell(Snapshot now, Exposition out) {
    String feed = name(now.source());
    out.gauge(
        "feed_up", "Whether a feed is heard.", now.state() == State.HEARD ? 1 : 0, LABEL, feed);
    out.gauge("feed_games", "Games of it that are known to the venue.", now.games(), LABEL, feed);
    out.gauge(
        "feed_unmatched_games",
        "Games of it that could not be matched for sure.",
        now.unmatched().size(),
        LABEL,
        feed);
    if (now.lag().isPresent()) {
      out.gauge(
          "feed_lag_seconds",
          "The median time of late from when something was true, by its stamps, to its arrival.",
          now.lag().getAsLong() / NANOS,
          LABEL,
          feed);
    }
    out.counter("feed_connects", "How often it was reached anew.", now.connects(), LABEL, feed);
    out.counter("feed_failures", "Requests and streams that failed.", now.failures(), LABEL, feed);
    out.counter(
        "feed_malformed",
        "Parts of answers that were not understood.",
        now.malformed(),
        LABEL,
        feed);
    out.counter("feed_events", "Events that it became.", now.told(), LABEL, feed);
  }
}
