package io.tipoff.engine.games;

import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.market.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The books' odds on one game, and whether several of them have just taken theirs down. */
final class GameOdds {
  private final SequencedMap<Key, BookOdds> shown = new LinkedHashMap<>();
  private final Map<FeedSource, Long> confirmed = new EnumMap<>(FeedSource.class);
  private final Deque<Suspension> suspensions = new ArrayDeque<>();

  private record Key(FeedSource source, String sportsbook, Question question) {}

  private record Suspension(String sportsbook, long time) {}

  /**
   * Returns whether a bet was taken down that was open. A line that another of its book took the
   * place of was moved, not taken down.
   */
  boolean take(OddsReported report, long now) {
    BookOdds odds = report.odds();
    @Nullable BookOdds before =
        shown.put(new Key(report.source(), odds.sportsbook(), odds.question()), odds);
    boolean moved = before != null && before.main() && !odds.main();
    boolean down = odds.isSuspended() && before != null && !before.isSuspended() && !moved;
    if (down) {
      suspensions.add(new Suspension(odds.sportsbook(), now));
    }
    return down;
  }

  void take(OddsSuspended suspended, long now) {
    Key key = new Key(suspended.source(), suspended.sportsbook(), suspended.question());
    shown.computeIfPresent(key, (_, odds) -> odds.without(suspended.selection()));
    suspensions.add(new Suspension(suspended.sportsbook(), now));
  }

  void take(OddsConfirmed confirmation) {
    confirmed.merge(confirmation.source(), confirmation.polledAt(), Math::max);
  }

  /** Nothing of what a feed told is known to be offered. */
  void lose(FeedSource source) {
    shown.keySet().removeIf(key -> key.source == source);
    confirmed.remove(source);
  }

  /** How many books took a bet down within the window that ends now. */
  int suspending(long now, long window) {
    while (!suspensions.isEmpty() && suspensions.getFirst().time < now - window) {
      suspensions.removeFirst();
    }
    return (int) suspensions.stream().map(Suspension::sportsbook).distinct().count();
  }

  /** Each book's odds on a question, the ones last seen where several feeds tell them. */
  List<BookOdds> on(Question question) {
    SequencedMap<String, BookOdds> byBook = new LinkedHashMap<>();
    shown.forEach(
        (key, odds) -> {
          if (key.question.equals(question)) {
            byBook.merge(key.sportsbook, seen(key.source, odds), GameOdds::fresher);
          }
        });
    return new ArrayList<>(byBook.sequencedValues());
  }

  private BookOdds seen(FeedSource source, BookOdds odds) {
    @Nullable Long polled = confirmed.get(source);
    return polled == null || polled <= odds.seenAt() ? odds : odds.polledAt(polled);
  }

  private static BookOdds fresher(BookOdds one, BookOdds other) {
    return other.seenAt() > one.seenAt() ? other : one;
  }
}
