package io.tipoff.exchange.world;

/**
 * A game with what bets on it are about.
 *
 * @param event the name of its event at the venue
 * @param handicap points added to the away team's score in a spread, a multiple of one half
 * @param total points of both teams that a total is measured against
 */
public record ListedGame(String event, GameSettings settings, double handicap, double total) {
  static ListedGame of(Fixture fixture) {
    double handicap = 0;
    double total = 0;
    for (int i = 0; i < fixture.size(); i++) {
      switch (fixture.contract(i)) {
        case Contract.Winner _ -> {}
        case Contract.Spread(double line) -> handicap = line;
        case Contract.Total(double line) -> total = line;
      }
    }
    String event = fixture.markets().getFirst().listing().event();
    return new ListedGame(event, fixture.game().settings(), handicap, total);
  }

  /** Periods of regulation. */
  public int periods() {
    return settings.periods();
  }

  /** Whether the sport has a clock. */
  public boolean hasClock() {
    return settings.rules().regulation().seconds() > 0;
  }
}
