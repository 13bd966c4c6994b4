package io.tipoff.cli;

import java.util.Map;
import java.util.Optional;

/** The keys of feeds that want one; secrets. */
record FeedKeys(Optional<String> opticOdds, Optional<String> theOddsApi) {
  static final String OPTICODDS_VARIABLE = "OPTICODDS_API_KEY";
  static final String THE_ODDS_API_VARIABLE = "THE_ODDS_API_KEY";

  /** Those that an environment has. */
  static FeedKeys of(Map<String, String> environment) {
    return new FeedKeys(
        key(environment, OPTICODDS_VARIABLE), key(environment, THE_ODDS_API_VARIABLE));
  }

  private static Optional<String> key(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "FeedKeys[" + opticOdds.isPresent() + ", " + theOddsApi.isPresent() + "]";
  }
}
