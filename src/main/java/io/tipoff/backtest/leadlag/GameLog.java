package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.leadlag.Happening.Kind;
import io.tipoff.backtest.leadlag.Happening.Word;
import io.tipoff.game.FeedSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** All that happened in the games of a recording, by the first word of it. */
final class GameLog {
  private final long window;
  private final Prices prices;
  private final SequencedMap<Happening.Key, Happening> all = new LinkedHashMap<>();
  private final Deque<Happening> waiting = new ArrayDeque<>();

  GameLog(long window, Prices prices) {
    this.window = window;
    this.prices = prices;
  }

  /**
   * A feed told of something.
   *
   * @param book whose odds changed; empty if none
   */
  void told(Happening.Key key, Direction direction, String book, FeedSource source, Word word) {
    Happening happening =
        all.computeIfAbsent(key, _ -> began(key, direction, book, source, word.time()));
    happening.told(source, word);
  }

  private Happening began(
      Happening.Key key, Direction direction, String book, FeedSource source, long time) {
    Happening happening = new Happening(key, direction, book, time);
    if (key.kind() != Kind.STATUS) {
      for (Happening other : waiting) {
        if (isSameSeries(other, happening, source)) {
          other.crowd();
          happening.crowd();
        }
      }
      waiting.add(happening);
    }
    return happening;
  }

  /** Scores of a game follow each other, and so do a feed's prices of a book on it. */
  private static boolean isSameSeries(Happening before, Happening now, FeedSource source) {
    return before.key().game().equals(now.key().game())
        && before.key().kind() == now.key().kind()
        && before.book().equals(now.book())
        && (now.key().kind() == Kind.SCORE || before.words().containsKey(source));
  }

  /** Looks at what prices made of all that is old enough. */
  void settle(long now) {
    while (!waiting.isEmpty() && waiting.getFirst().first() + window <= now) {
      Happening happening = waiting.removeFirst();
      happening.settle(
          prices.reaction(happening.key().game(), happening.direction(), happening.first()));
    }
  }

  List<Happening> all() {
    return new ArrayList<>(all.sequencedValues());
  }
}
