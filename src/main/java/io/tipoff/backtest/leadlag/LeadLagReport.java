package io.tipoff.backtest.leadlag;

import io.tipoff.backtest.Bootstrap;
import io.tipoff.game.FeedSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far feeds lead or trail.
 *
 * @param games that feeds told of
 * @param quotes books that were recorded
 * @param gaps times at which market data was lost
 * @param outages times at which each feed was lost, by feed; none for those that never were
 * @param feeds by league, scores before odds
 * @param pairs by league, scores before statuses
 */
public record LeadLagReport(
    LeadLagSettings settings,
    int recordings,
    int games,
    long quotes,
    int gaps,
    Map<FeedSource, Integer> outages,
    List<Feed> feeds,
    List<Pair> pairs) {

  public LeadLagReport {
    Map<FeedSource, Integer> ordered = new EnumMap<>(FeedSource.class);
    ordered.putAll(outages);
    outages = Collections.unmodifiableMap(ordered);
    feeds = List.copyOf(feeds);
    pairs = List.copyOf(pairs);
  }

  /** What the figures of a feed allow to be said. */
  public enum Verdict {
    /** Its median lead is above 0, with its whole interval. */
    LEADS,
    /** It is below 0, with its whole interval. */
    TRAILS,
    /** The interval holds 0. */
    NEITHER,
    /** Prices went against the news about as often as along with it, or mostly stood still. */
    UNRELATED,
    /** Fewer than 5 games or 20 usable changes. */
    TOO_FEW
  }

  /**
   * One feed's word on one league. Seconds are positive where the feed was first.
   *
   * @param games with usable changes
   * @param changes that it told
   * @param usable those after or before which prices went along
   * @param crowded those with another one within the window
   * @param noPrices those without quotes all the time
   * @param unmoved those around which prices did not move
   * @param against those around which prices went the other way
   * @param lead empty without usable changes
   * @param positiveShare of the usable ones
   * @param interval of the median lead, 90 %, games resampled; empty with fewer than two games
   * @param stampLag median time from the feed's own stamp to its arrival
   */
  public record Feed(
      Teller teller,
      int games,
      int changes,
      int usable,
      int crowded,
      int noPrices,
      int unmoved,
      int against,
      Optional<Quartiles> lead,
      double positiveShare,
      Optional<Bootstrap> interval,
      double stampLag,
      Verdict verdict) {}

  /**
   * Two feeds that told the same.
   *
   * @param isOfScores else of statuses
   * @param apart how much later the other one told it, seconds
   * @param firstShare how often the one was first
   */
  public record Pair(
      String league,
      boolean isOfScores,
      FeedSource one,
      FeedSource other,
      Quartiles apart,
      double firstShare) {}
}
