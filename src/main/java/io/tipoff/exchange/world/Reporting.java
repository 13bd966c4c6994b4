package io.tipoff.exchange.world;

import java.util.List;
import java.util.function.Function;

/** Tells a listener and the bookmakers of one game. */
final class Reporting {
  private final Fixture fixture;
  private final ListedGame game;
  private final WorldListener listener;
  private final List<Bookmaker> bookmakers;
  private long number;

  /**
   * Reports of a game.
   *
   * @param bookmakers who price the game from how it stands
   */
  Reporting(
      Fixture fixture,
      WorldListener listener,
      Function<Bookmaker.Moment, List<Bookmaker>> bookmakers) {
    this.fixture = fixture;
    this.game = ListedGame.of(fixture);
    this.listener = listener;
    this.bookmakers = bookmakers.apply(moment());
  }

  private Bookmaker.Moment moment() {
    double[] values = fixture.values();
    return new Bookmaker.Moment(number++, fixture.game().state(), values[0], values[1], values[2]);
  }

  void listed(long now) {
    listener.played(game, fixture.game().state(), now);
  }

  void opened(long now) {
    bookmakers.forEach(bookmaker -> bookmaker.begin(now));
  }

  /** The game has moved on, and its contracts have been valued again. */
  void played(long now) {
    listener.played(game, fixture.game().state(), now);
    Bookmaker.Moment moment = moment();
    bookmakers.forEach(bookmaker -> bookmaker.happened(moment, now));
  }
}
