package io.tipoff.backtest;

import io.tipoff.engine.fills.Reaction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast reactions of one kind were.
 *
 * @param fromStamp since it happened by the feed's clock, nanoseconds, ascending
 * @param fromArrival since the bot was told, nanoseconds, ascending
 */
public record ReactionTimes(Reaction.Kind kind, List<Long> fromStamp, List<Long> fromArrival) {
  /** Median and a slow one: the shares of reactions that were faster. */
  static final double MEDIAN = 0.5;

  static final double SLOW = 0.95;

  public ReactionTimes {
    fromStamp = fromStamp.stream().sorted().toList();
    fromArrival = fromArrival.stream().sorted().toList();
  }

  static List<ReactionTimes> of(Collection<Reaction> reactions) {
    return Stream.of(Reaction.Kind.values())
        .map(
            kind -> {
              List<Reaction> ones = reactions.stream().filter(one -> one.kind() == kind).toList();
              return new ReactionTimes(
                  kind,
                  ones.stream().map(Reaction::fromStamp).toList(),
                  ones.stream().map(Reaction::fromArrival).toList());
            })
        .filter(times -> times.count() > 0)
        .toList();
  }

  int count() {
    return fromArrival.size();
  }

  /** The time, nanoseconds, within which this share was done. */
  static long within(double share, List<Long> ascending) {
    return ascending.get((int) Math.min(ascending.size() - 1, share * ascending.size()));
  }

  ReactionTimes plus(ReactionTimes other) {
    return new ReactionTimes(
        kind,
        Stream.concat(fromStamp.stream(), other.fromStamp.stream()).toList(),
        Stream.concat(fromArrival.stream(), other.fromArrival.stream()).toList());
  }
}
