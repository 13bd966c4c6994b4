package io.tipoff.feed.opticodds;

import io.tipoff.feed.Waits;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How OpticOdds is asked.
 *
 * @param base such as {@code https://api.opticodds.com/api/v3}
 * @param key a secret
 * @param sportsbooks ids, such as {@code pinnacle}
 * @param waits between two looks at when books were last polled, and before a stream is opened
 *     again
 * @param discover between two looks for games that are new
 * @param silence after which time without a byte a stream counts as broken
 */
public record OpticOddsSettings(
    URI base,
    String key,
    List<String> sportsbooks,
    Waits waits,
    Duration discover,
    Duration silence) {
  public OpticOddsSettings {
    sportsbooks = List.copyOf(sportsbooks);
  }

  /** As the feed's users advise. */
  public static OpticOddsSettings of(URI base, String key, List<String> sportsbooks) {
    return new OpticOddsSettings(
        base,
        key,
        sportsbooks,
        Waits.at(Duration.ofSeconds(10)),
        Duration.ofSeconds(60),
        Duration.ofSeconds(20));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "OpticOddsSettings[" + base + ", " + sportsbooks + "]";
  }
}
