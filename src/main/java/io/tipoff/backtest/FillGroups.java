package io.tipoff.backtest;

import io.tipoff.backtest.Breakdown.Bucket;
import io.tipoff.backtest.Breakdown.Group;
import io.tipoff.backtest.Breakdown.GroupKey;
import io.tipoff.backtest.Breakdown.Mean;
import io.tipoff.engine.fills.FillNote;
import io.tipoff.engine.fills.FillWatch;
import io.tipoff.market.FairValue;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Adds fills up by what they have in common; a fill itself is not kept. Of more than {@value #MOST}
 * groups the further ones count under the trigger "other".
 */
final class FillGroups {
  static final int MOST = 1_000;

  private record Place(MarketId market, GroupKey key) {}

  private static final Comparator<Place> PLACES =
      Comparator.comparing((Place place) -> place.market().slug()).thenComparing(Place::key);

  private record Cell(MarketId market, int bucket) {}

  /** What fills of a market left to be paid at its result. */
  private record Left(Quantity position, Money cost) {
    private static final Left NOTHING = new Left(Quantity.ZERO, Money.ZERO);

    private Left with(FillNote fill) {
      Quantity signed = fill.side().signed(fill.quantity());
      return new Left(position.plus(signed), cost.plus(fill.price().times(signed)));
    }

    private Money worth(Price price) {
      return FairValue.of(price).times(position).minus(cost);
    }
  }

  /** Beliefs at the fills of a market. */
  private record Believed(long fills, Mean belief, double yes, double no) {
    private static final Believed NOTHING = new Believed(0, Mean.NONE, 0, 0);

    private Believed with(FillNote fill) {
      double contracts = fill.contracts();
      boolean buys = fill.side() == Side.BUY;
      return new Believed(
          fills + 1,
          belief.with(fill.ofSide(fill.belief()), contracts),
          yes + (buys ? contracts : 0),
          no + (buys ? 0 : contracts));
    }

    private Bucket at(int bucket, Price result) {
      double paid = (double) result.units() / Price.UNITS_PER_DOLLAR;
      return new Bucket(bucket, fills, belief, new Mean(yes * paid + no * (1 - paid), yes + no));
    }
  }

  private final SequencedMap<GroupKey, Group> groups = new TreeMap<>();
  private final Map<Place, Left> left = new HashMap<>();
  private final Map<MarketId, Price> traded = new HashMap<>();
  private final Map<Cell, Believed> believed = new HashMap<>();

  void add(FillNote fill) {
    GroupKey key = key(fill);
    groups.merge(key, group(key, fill), Group::plus);
    traded.put(fill.market(), fill.price());
    left.merge(
        new Place(fill.market(), key), Left.NOTHING.with(fill), (known, _) -> known.with(fill));
    double belief = fill.ofSide(fill.belief());
    if (!Double.isNaN(belief)) {
      int bucket = Math.clamp((int) (belief * Breakdown.BUCKETS), 0, Breakdown.BUCKETS - 1);
      believed.merge(
          new Cell(fill.market(), bucket),
          Believed.NOTHING.with(fill),
          (known, _) -> known.with(fill));
    }
  }

  private GroupKey key(FillNote fill) {
    GroupKey key = new GroupKey(fill.strategy(), fill.league(), fill.phase(), fill.trigger());
    boolean full = groups.size() >= MOST && !groups.containsKey(key);
    return full ? new GroupKey(fill.strategy(), "", "", "other") : key;
  }

  private static Group group(GroupKey key, FillNote fill) {
    double contracts = fill.contracts();
    List<Mean> markouts = new ArrayList<>();
    for (int i = 0; i < FillWatch.HORIZONS.size(); i++) {
      markouts.add(Mean.NONE.with(fill.markout(i), contracts));
    }
    return new Group(
        key,
        1,
        fill.quantity(),
        fill.liquidity() == Liquidity.MAKER ? fill.quantity() : Quantity.ZERO,
        fill.fee().negate(),
        fill.fee(),
        Mean.NONE.with(fill.edge(), contracts),
        markouts);
  }

  /**
   * The groups as they stand.
   *
   * @param results what a contract paid; empty while that is not known
   * @param marks what a contract is worth until then; empty where nobody knows: what it last traded
   *     for
   */
  Breakdown table(
      Function<MarketId, Optional<Price>> results, Function<MarketId, Optional<Price>> marks) {
    SequencedMap<GroupKey, Group> sums = new TreeMap<>(groups);
    List<Place> places = new ArrayList<>(left.keySet());
    places.sort(PLACES);
    for (Place place : places) {
      MarketId market = place.market();
      Price price =
          results.apply(market).or(() -> marks.apply(market)).orElseGet(() -> last(market));
      Money worth = left.getOrDefault(place, Left.NOTHING).worth(price);
      sums.merge(place.key(), gain(place.key(), worth), Group::plus);
    }
    SequencedMap<Integer, Bucket> buckets = new TreeMap<>();
    List<Cell> cells = new ArrayList<>(believed.keySet());
    cells.sort(
        Comparator.comparing((Cell cell) -> cell.market().slug()).thenComparingInt(Cell::bucket));
    for (Cell cell : cells) {
      results
          .apply(cell.market())
          .map(result -> believed.getOrDefault(cell, Believed.NOTHING).at(cell.bucket(), result))
          .ifPresent(bucket -> buckets.merge(cell.bucket(), bucket, Bucket::plus));
    }
    return new Breakdown(List.copyOf(sums.values()), List.copyOf(buckets.values()), List.of());
  }

  private Price last(MarketId market) {
    return traded.getOrDefault(market, Price.ZERO);
  }

  private static Group gain(GroupKey key, Money worth) {
    List<Mean> none = Collections.nCopies(FillWatch.HORIZONS.size(), Mean.NONE);
    return new Group(key, 0, Quantity.ZERO, Quantity.ZERO, worth, Money.ZERO, Mean.NONE, none);
  }
}
