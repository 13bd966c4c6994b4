package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.ListedGame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What the world told, as of any recent moment. The world writes, whoever is asked reads. */
final class FeedStore {
  private static final class Chronicle {
    private final History<Scoreboard> scores;
    private final SequencedMap<String, History<BookOdds>> odds = new LinkedHashMap<>();

    Chronicle(long kept) {
      this.scores = new History<>(kept);
    }

    /** A game is known before it is played. */
    Scoreboard scoreboard(long time) {
      return scores.at(time).or(scores::oldest).orElseThrow();
    }

    GameView view(long scoresTime, long oddsTime) {
      List<BookOdds> shown = new ArrayList<>();
      odds.sequencedValues().forEach(history -> history.at(oddsTime).ifPresent(shown::add));
      return new GameView(scoreboard(scoresTime), shown);
    }
  }

  private final long kept;
  private final SequencedMap<String, Chronicle> games = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param kept how far back anybody may ask, nanoseconds of the world
   */
  FeedStore(long kept) {
    this.kept = kept;
  }

  /** Returns the scoreboards before and after; the same twice for a new game. */
  synchronized ScoreChange played(ListedGame game, GameState state, long time) {
    Chronicle chronicle = games.computeIfAbsent(game.event(), _ -> new Chronicle(kept));
    Optional<Scoreboard> before = chronicle.scores.newest();
    Scoreboard after =
        before.map(last -> last.then(state)).orElseGet(() -> Scoreboard.of(game, state));
    chronicle.scores.add(time, after);
    return new ScoreChange(before.orElse(after), after, time);
  }

  synchronized void priced(BookOdds odds) {
    games
        .computeIfAbsent(odds.game().event(), _ -> new Chronicle(kept))
        .odds
        .computeIfAbsent(odds.bookmaker() + " " + odds.bet(), _ -> new History<>(kept))
        .add(odds.time(), odds);
  }

  /** All games with their scores as of one moment of the world and their odds as of another. */
  synchronized List<GameView> view(long scoresTime, long oddsTime) {
    return games.sequencedValues().stream()
        .map(chronicle -> chronicle.view(scoresTime, oddsTime))
        .toList();
  }

  /** A game's score as of a moment of the world. */
  synchronized Scoreboard scoreboard(String event, long time) {
    Chronicle chronicle = games.get(event);
    if (chronicle == null) {
      throw new IllegalArgumentException("no game " + event);
    }
    return chronicle.scoreboard(time);
  }
}
