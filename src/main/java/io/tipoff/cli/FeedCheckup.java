package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.feed.FeedHealth.Snapshot;
import io.tipoff.feed.FeedHealth.State;
import io.tipoff.monitor.FeedMetrics;
import io.tipoff.polymarket.rest.VenueException;
import java.util.ArrayList;
import java.util.List;

/** Whether every feed of games and odds that would be listened to answers. */
record FeedCheckup(Configuration configuration, VenueAccess access) {
  static final String NAME = "feeds";

  Check look() throws InterruptedException {
    List<String> left = new ArrayList<>();
    List<Snapshot> feeds;
    try {
      feeds = UnmatchedGames.look(configuration, access, left::add).feeds();
    } catch (VenueException e) {
      return Check.red(
          NAME, e.getMessage(), "look at the network; games come from the venue's events");
    }
    List<String> heard = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Snapshot feed : feeds) {
      String name = FeedMetrics.name(feed.source());
      if (feed.state() == State.HEARD) {
        heard.add("%s knows %d of the games".formatted(name, feed.games()));
      } else {
        silent.add(name + ": " + (feed.reason().isEmpty() ? "it gives no answer" : feed.reason()));
      }
    }
    if (!silent.isEmpty()) {
      return Check.red(
          NAME,
          String.join("; ", silent),
          "look at its address and key, or leave it out of feeds.sources");
    }
    heard.addAll(left);
    return Check.green(NAME, heard.isEmpty() ? "none is listened to" : String.join("; ", heard));
  }
}
