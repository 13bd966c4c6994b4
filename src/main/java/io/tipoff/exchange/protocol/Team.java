package io.tipoff.exchange.protocol;

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
    return "%016X".formatted(0x9E3779B97F4A7C15L * id);
  }
}
