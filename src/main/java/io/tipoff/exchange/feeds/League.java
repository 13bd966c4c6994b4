package io.tipoff.exchange.feeds;

import io.tipoff.exchange.world.Sport;
import java.util.Arrays;
import java.util.Optional;

/** What feeds call the leagues that are played, and their sports. */
enum League {
  NBA(Sport.BASKETBALL, "National Basketball Association", "basketball", "basketball", 46),
  NFL(Sport.FOOTBALL, "National Football League", "football", "americanfootball", 28),
  MLB(Sport.BASEBALL, "Major League Baseball", "baseball", "baseball", 10);

  private final Sport sport;
  private final String fullName;
  private final String sportId;
  private final String oddsApiGroup;
  private final int espnId;

  League(Sport sport, String fullName, String sportId, String oddsApiGroup, int espnId) {
    this.sport = sport;
    this.fullName = fullName;
    this.sportId = sportId;
    this.oddsApiGroup = oddsApiGroup;
    this.espnId = espnId;
  }

  static League of(Sport sport) {
    return Arrays.stream(values()).filter(one -> one.sport == sport).findFirst().orElseThrow();
  }

  /** The league with an id, in lower case. */
  static Optional<League> byId(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /** The league that a sport at The Odds API is. */
  static Optional<League> byOddsApiKey(String key) {
    return Arrays.stream(values()).filter(one -> one.oddsApiKey().equals(key)).findFirst();
  }

  /** Such as nba. */
  String id() {
    return sport.league();
  }

  String fullName() {
    return fullName;
  }

  /** Such as basketball. */
  String sportId() {
    return sportId;
  }

  /** Such as Basketball. */
  String sportName() {
    return Character.toUpperCase(sportId.charAt(0)) + sportId.substring(1);
  }

  /** Such as basketball_nba. */
  String oddsApiKey() {
    return oddsApiGroup + "_" + id();
  }

  int espnId() {
    return espnId;
  }

  /** What a period is called, such as Quarter. */
  String periodName() {
    return this == MLB ? "Inning" : "Quarter";
  }
}
