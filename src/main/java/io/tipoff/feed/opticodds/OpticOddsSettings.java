package io.tipoff.feed.opticodds;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How OpticOdds is asked.
 *
 * @param base such as {@code https://api.opticodds.com/api/v3}
 * @param key a secret
 * @param sportsbooks ids, such as {@code pinnacle}
 * @param interval between two looks at when books were last polled
 * @param discover between two looks for games that are new
 * @param silence after which time without a byte a stream counts as broken
 * @param longestWait the longest wait after failures
 */
public record OpticOddsSettings(
    URI base,
    String key,
    List<String> sportsbooks,
    Duration interval,
    Duration discover,
    Duration silence,
    Duration longestWait) {
  public OpticOddsSettings {
    sportsbooks = List.copyOf(sportsbooks);
  }

  /** As the feed's users advise. */
  public static OpticOddsSettings of(URI base, String key, List<String> sportsbooks) {
    return new OpticOddsSettings(
        base,
        key,
        sportsbooks,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "OpticOddsSettings[" + base + ", " + sportsbooks + "]";
  }
}
