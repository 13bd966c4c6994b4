package io.tipoff.feed;

import io.tipoff.game.FeedSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** How well a feed is heard: what doctors, metrics and operators are shown. For many threads. */
public final class FeedHealth {

  /** Whether it can be believed. */
  public enum State {
    /** It was not heard yet. */
    STARTING,
    HEARD,
    /** It was heard, or tried, and is not any more. */
    LOST,
    /** It does not accept the key, and is asked again much later. */
    REFUSED
  }

  /**
   * A game that could not be matched.
   *
   * @param words such as {@code Boston Celtics at New York Knicks}
   * @param reason in words
   */
  public record Unmatched(String fixture, String league, String words, long start, String reason) {}

  /**
   * How it stands.
   *
   * @param reason why it is not heard; empty if it is
   * @param heardAt when it was heard last, nanoseconds since 1970; empty if never
   * @param connects how often it was reached anew: once, if nothing went wrong
   * @param failures requests and streams that failed
   * @param malformed parts of answers that nobody understood
   * @param told events
   * @param games that were matched
   * @param lag the median time from when something was true to its arrival, of the last few, by the
   *     feed's own stamps, nanoseconds; empty where it has none
   */
  public record Snapshot(
      FeedSource source,
      State state,
      String reason,
      OptionalLong heardAt,
      long connects,
      long failures,
      long malformed,
      long told,
      int games,
      OptionalLong lag,
      List<Unmatched> unmatched) {
    public Snapshot {
      unmatched = List.copyOf(unmatched);
    }
  }

  private static final int LAGS = 128;
  private static final int MOST_UNMATCHED = 500;

  private final FeedSource source;
  private final long[] lags = new long[LAGS];
  private final SequencedMap<String, Unmatched> unmatched = new LinkedHashMap<>();
  private State state = State.STARTING;
  private String reason = "";
  private OptionalLong heardAt = OptionalLong.empty();
  private long connects;
  private long failures;
  private long malformed;
  private long told;
  private int games;
  private int measured;

  public FeedHealth(FeedSource source) {
    this.source = source;
  }

  public FeedSource source() {
    return source;
  }

  /** It was reached, for the first time or anew. */
  public synchronized void connected() {
    connects++;
  }

  synchronized void heard(long now) {
    heardAt = OptionalLong.of(now);
    state = State.HEARD;
    reason = "";
  }

  /** A request or a stream failed; it may still be heard. */
  public synchronized void failed() {
    failures++;
  }

  synchronized void lost(State how, String why) {
    state = how;
    reason = why;
  }

  /** A part of an answer was not understood. */
  public synchronized void malformed() {
    malformed++;
  }

  synchronized void told() {
    told++;
  }

  synchronized void matched(int count) {
    games = count;
  }

  synchronized void arrived(long lag) {
    lags[measured % LAGS] = lag;
    measured++;
  }

  /** A game that could not be matched; takes the place of what was said of it before. */
  public synchronized void unmatched(Fixture fixture, String why) {
    if (unmatched.size() < MOST_UNMATCHED || unmatched.containsKey(fixture.id())) {
      unmatched.put(
          fixture.id(),
          new Unmatched(
              fixture.id(), fixture.league().slug(), fixture.words(), fixture.start(), why));
    }
  }

  synchronized void matched(Fixture fixture) {
    unmatched.remove(fixture.id());
  }

  /** How it stands now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        source,
        state,
        reason,
        heardAt,
        connects,
        failures,
        malformed,
        told,
        games,
        medianLag(),
        List.copyOf(unmatched.sequencedValues()));
  }

  private OptionalLong medianLag() {
    int count = Math.min(measured, LAGS);
    if (count == 0) {
      return OptionalLong.empty();
    }
    long[] sorted = Arrays.copyOf(lags, count);
    Arrays.sort(sorted);
    return OptionalLong.of(sorted[count / 2]);
  }
}
