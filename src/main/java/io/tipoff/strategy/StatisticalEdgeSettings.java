package io.tipoff.strategy;

import io.tipoff.market.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a price is far enough from what others think.
 *
 * @param sigmas of a belief that are taken off its edge
 * @param minimumEdge what must be left after the cost with its fee, dollars
 * @param takeEdge how much more must be left for taking instead of resting, dollars
 * @param persistence how long an edge must have stood before it is believed
 * @param calm how long after a surprise in the game nothing is entered
 * @param unexplained a move of the middle away from the belief since it was told, dollars: then the
 *     market knows more
 * @param oldestEarly the age of a belief beyond which it does not count before a game
 * @param oldestLive the same while it is played
 * @param widest the spread from which on a book is dead, dollars
 * @param tradedWithin there must have been a trade of others within this time
 * @param lead how a feed must have been measured to be ahead of the market before anything is
 *     entered in play; null where that is not asked for
 * @param trusted leagues in which it need not be measured
 */
public record StatisticalEdgeSettings(
    double sigmas,
    double minimumEdge,
    double takeEdge,
    Duration persistence,
    Duration calm,
    double unexplained,
    Duration oldestEarly,
    Duration oldestLive,
    Money widest,
    Duration tradedWithin,
    @Nullable LeadSettings lead,
    List<String> trusted) {
  public StatisticalEdgeSettings {
    trusted = List.copyOf(trusted);
  }
}
