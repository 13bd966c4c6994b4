package io.tipoff.exchange.protocol;

import io.tipoff.exchange.feeds.OpticOddsNames;

/**
 * A team.
 *
 * @param abbreviation lower case, as in slugs
 * @param ordering {@code away} or {@code home}
 */
record Team(int id, String name, String abbreviation, String league, String ordering) {
  /** The same team in another game. */
  Team at(String place) {
    return new Team(id, name, abbreviation, league, place);
  }

  /** Its id at OpticOdds. */
  String opticOddsId() {
    return OpticOddsNames.team(league, abbreviation);
  }
}
