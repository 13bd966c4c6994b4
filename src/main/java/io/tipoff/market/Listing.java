package io.tipoff.market;

import java.util.OptionalLong;

/**
 * What a market is about.
 *
 * @param event the event's name, such as the game; empty if unknown
 * @param league such as {@code nba}; empty if unknown
 * @param longTeam the team whose win pays YES; empty if unknown or none
 * @param shortTeam the team whose win pays NO; empty if unknown or none
 * @param endsAt when trading is expected to end, nanoseconds since 1970; empty if unknown
 * @param question what it asks of the game's score
 */
public record Listing(
    String event,
    String league,
    String longTeam,
    String shortTeam,
    OptionalLong endsAt,
    Question question) {
  /** Nothing known. */
  public static final Listing UNKNOWN = new Listing("", "", "", OptionalLong.empty());

  /** A market that may pay or not, whatever others do. */
  public Listing(String event, String league, String longTeam, OptionalLong endsAt) {
    this(event, league, longTeam, "", endsAt, Question.UNKNOWN);
  }
}
