package io.tipoff.backtest.leadlag;

import io.tipoff.game.FeedSource;
import java.util.Comparator;

/**
 * Who told something of the games of a league.
 *
 * @param league such as {@code nba}; empty if unknown
 * @param book the sportsbook whose odds it told; empty for scores
 */
public record Teller(String league, FeedSource source, String book) implements Comparable<Teller> {
  private static final Comparator<Teller> ORDER =
      Comparator.comparing(Teller::league)
          .thenComparing(Teller::isOfOdds)
          .thenComparing(Teller::source)
          .thenComparing(Teller::book);

  /** Whether it told a book's odds and not the score. */
  public boolean isOfOdds() {
    return !book.isEmpty();
  }

  @Override
  public int compareTo(Teller other) {
    return ORDER.compare(this, other);
  }
}
