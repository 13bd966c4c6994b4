package io.tipoff.backtest;

import io.tipoff.engine.fills.FillWatch;
import io.tipoff.engine.fills.Reaction;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The fills of a run in groups, and how often what was believed at fills came true.
 *
 * @param groups by strategy, league, phase and trigger
 * @param calibration by what was believed, in tenths from 0 on; those without a fill are left out
 * @param reactions how fast it reacted to news of games, by kind; those without one are left out
 */
public record Breakdown(
    List<Group> groups, List<Bucket> calibration, List<ReactionTimes> reactions) {
  /** Without a fill. */
  public static final Breakdown NONE = new Breakdown(List.of(), List.of(), List.of());

  /** How many parts the beliefs from 0 to 1 are put into. */
  static final int BUCKETS = 10;

  public Breakdown {
    groups = List.copyOf(groups);
    calibration = List.copyOf(calibration);
    reactions = List.copyOf(reactions);
  }

  /**
   * What fills have in common.
   *
   * @param league empty where nobody told
   * @param phase of the game; empty where nobody told
   * @param trigger why the strategy wanted them; empty where that was not kept
   */
  public record GroupKey(String strategy, String league, String phase, String trigger)
      implements Comparable<GroupKey> {
    private static final Comparator<GroupKey> ORDER =
        Comparator.comparing(GroupKey::strategy)
            .thenComparing(GroupKey::league)
            .thenComparing(GroupKey::phase)
            .thenComparing(GroupKey::trigger);

    @Override
    public int compareTo(GroupKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** A sum of figures, each with a weight. */
  public record Mean(double sum, double weight) {
    static final Mean NONE = new Mean(0, 0);

    /** The same with one more figure, if it is one. */
    Mean with(double figure, double itsWeight) {
      return Double.isNaN(figure) ? this : new Mean(sum + figure * itsWeight, weight + itsWeight);
    }

    Mean plus(Mean other) {
      return new Mean(sum + other.sum, weight + other.weight);
    }

    /** The weighted mean; empty of nothing. */
    public OptionalDouble value() {
      return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
    }
  }

  /**
   * The fills of one group.
   *
   * @param pnl of these fills alone: at the result, or at the executable price while there is none
   * @param fees less rebates
   * @param edge what beliefs were worth above price and fee, dollars a contract
   * @param markouts what the middle was worth above the price at each of {@link
   *     FillWatch#HORIZONS}, dollars a contract
   */
  public record Group(
      GroupKey key,
      long fills,
      Quantity contracts,
      Quantity makerContracts,
      Money pnl,
      Money fees,
      Mean edge,
      List<Mean> markouts) {

    /** The share of contracts that rested, 0 to 1. */
    public double makerShare() {
      return contracts.isZero() ? 0 : (double) makerContracts.units() / contracts.units();
    }

    Group plus(Group other) {
      List<Mean> sums = new ArrayList<>();
      for (int i = 0; i < markouts.size(); i++) {
        sums.add(markouts.get(i).plus(other.markouts.get(i)));
      }
      return new Group(
          key,
          fills + other.fills,
          contracts.plus(other.contracts),
          makerContracts.plus(other.makerContracts),
          pnl.plus(other.pnl),
          fees.plus(other.fees),
          edge.plus(other.edge),
          sums);
    }
  }

  /**
   * The fills of settled markets whose belief that the contract bought pays was from {@code index}
   * to {@code index + 1} tenths.
   */
  public record Bucket(int index, long fills, Mean believed, Mean paid) {
    Bucket plus(Bucket other) {
      return new Bucket(
          index, fills + other.fills, believed.plus(other.believed), paid.plus(other.paid));
    }
  }

  /** Those of two runs. */
  Breakdown plus(Breakdown other) {
    SequencedMap<GroupKey, Group> sums = new TreeMap<>();
    SequencedMap<Integer, Bucket> buckets = new TreeMap<>();
    SequencedMap<Reaction.Kind, ReactionTimes> times = new TreeMap<>();
    for (Breakdown one : List.of(this, other)) {
      one.groups.forEach(group -> sums.merge(group.key(), group, Group::plus));
      one.calibration.forEach(bucket -> buckets.merge(bucket.index(), bucket, Bucket::plus));
      one.reactions.forEach(kind -> times.merge(kind.kind(), kind, ReactionTimes::plus));
    }
    return new Breakdown(
        List.copyOf(sums.values()), List.copyOf(buckets.values()), List.copyOf(times.values()));
  }

  /** The same with these reactions. */
  Breakdown with(List<ReactionTimes> others) {
    return new Breakdown(groups, calibration, others);
  }

  /** The groups of each strategy as one, in their order. */
  public SequencedMap<String, Money> profits() {
    SequencedMap<String, Money> profits = new LinkedHashMap<>();
    groups.forEach(group -> profits.merge(group.key().strategy(), group.pnl(), Money::plus));
    return profits;
  }
}
