package io.tipoff.risk;

import io.tipoff.market.Money;
import java.time.Duration;

/**
 * From when on a market is treated with more caution.
 *
 * @param eventMove how far the middle of a book moves within {@code eventWindow} when something has
 *     happened in the game, dollars
 * @param eventWindow the time in which that is measured
 * @param eventPause how long nothing is quoted after it
 * @param reformedSpread after something happened in the game a market is quoted again only while
 *     its spread is no wider than this, or than it was before, dollars
 * @param trendMove how far the middle moves within {@code trendWindow} when it has a direction,
 *     dollars
 * @param trendWindow the time in which that is measured
 * @param reduceBefore how long before a market's end positions are only reduced
 * @param markoutAfter how long after a maker's fill the middle is compared with its price
 * @param markoutFills fills of which the mean is taken, by strategy and market
 * @param markoutWiden the mean loss a contract above which a strategy quotes wider, dollars
 * @param markoutStop the mean loss a contract above which it only reduces, dollars
 * @param markoutPause how long it does
 */
public record RegimeLimits(
    Money eventMove,
    Duration eventWindow,
    Duration eventPause,
    Money reformedSpread,
    Money trendMove,
    Duration trendWindow,
    Duration reduceBefore,
    Duration markoutAfter,
    int markoutFills,
    Money markoutWiden,
    Money markoutStop,
    Duration markoutPause) {

  /** Every market is quiet and every fill is welcome, until a market ends. */
  public static final RegimeLimits NONE =
      new RegimeLimits(
          Money.of("1"),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Money.of("1"),
          Money.of("1"),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofSeconds(1),
          1_000_000,
          Money.of("1"),
          Money.of("1"),
          Duration.ofSeconds(1));
}
