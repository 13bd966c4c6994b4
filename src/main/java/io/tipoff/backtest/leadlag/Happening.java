package io.tipoff.backtest.leadlag;

import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened in a game, or to a book's odds on it, and when each feed told of it. */
final class Happening {
  /** What kind of thing. */
  enum Kind {
    SCORE,
    STATUS,
    ODDS
  }

  /**
   * What tells it from all others.
   *
   * @param what the new score, status or odds, in words
   */
  record Key(GameId game, Kind kind, String what) {}

  /**
   * A feed's word of it.
   *
   * @param time when it came, nanoseconds since 1970
   * @param stamped when it was true by the feed's own clock
   */
  record Word(long time, long stamped) {}

  private final Key key;
  private final Direction direction;
  private final String book;
  private final Map<FeedSource, Word> words = new EnumMap<>(FeedSource.class);
  private final long first;
  private boolean crowded;
  private @Nullable Reaction reaction;

  /**
   * It has just been told for the first time.
   *
   * @param book whose odds changed; empty if none
   */
  Happening(Key key, Direction direction, String book, long first) {
    this.key = key;
    this.direction = direction;
    this.book = book;
    this.first = first;
  }

  Key key() {
    return key;
  }

  Direction direction() {
    return direction;
  }

  String book() {
    return book;
  }

  /** When anybody told of it for the first time. */
  long first() {
    return first;
  }

  /** A feed tells of it; its first word counts. */
  void told(FeedSource source, Word word) {
    words.putIfAbsent(source, word);
  }

  Map<FeedSource, Word> words() {
    return words;
  }

  /** Something else happened so close by that a move may be its. */
  void crowd() {
    crowded = true;
  }

  void settle(Reaction seen) {
    reaction = seen;
  }

  /** What prices made of it. */
  Reaction reaction() {
    if (crowded) {
      return Reaction.of(Reaction.Outcome.CROWDED);
    }
    return reaction == null ? Reaction.of(Reaction.Outcome.NO_PRICES) : reaction;
  }
}
