package io.tipoff.exchange.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a world told. */
final class Paper implements WorldListener {
  /** A state of a game as it was told. */
  record Played(String event, GameState state, long time) {}

  final List<Played> played = new ArrayList<>();
  final List<BookOdds> priced = new ArrayList<>();
  private final Map<String, BookOdds> latest = new LinkedHashMap<>();

  @Override
  public void played(ListedGame game, GameState state, long time) {
    played.add(new Played(game.event(), state, time));
  }

  @Override
  public void priced(BookOdds odds) {
    priced.add(odds);
    latest.put(odds.bookmaker() + odds.bet(), odds);
  }

  /** The last odds of a bookmaker where one game is played. */
  @Nullable BookOdds latest(String bookmaker, Bet bet) {
    return latest.get(bookmaker + bet);
  }

  List<BookOdds> of(String bookmaker, Bet bet) {
    return priced.stream()
        .filter(odds -> odds.bookmaker().equals(bookmaker) && odds.bet() == bet)
        .toList();
  }
}
