package io.tipoff.exchange;

import io.tipoff.market.Listing;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The margin that one account's positions save each other, as the venue's pages on mutually
 * exclusive and directional collateral return say: of shorts on outcomes of which one can come only
 * the largest is margined, and a long at a lower rank of a ladder offsets a short at a higher one,
 * the highest short and the highest long below it first.
 */
final class Offsets {

  private record Group(String event, Question.Kind kind, String team) {}

  private final Map<Group, SequencedSet<Holding>> members = new HashMap<>();
  private final Map<Group, Quantity> saved = new HashMap<>();
  private Quantity total = Quantity.ZERO;

  /** Takes a position that may have changed. */
  void changed(Holding holding) {
    @Nullable Group group = group(holding);
    if (group != null) {
      members.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(holding);
      Quantity now = saved(group, holding, holding.position().quantity());
      Quantity before = saved.getOrDefault(group, Quantity.ZERO);
      saved.put(group, now);
      total = total.plus(now).minus(before);
    }
  }

  /** All that is saved. */
  Money total() {
    return Money.dollarPerContract(total);
  }

  /** What a position and those that it is counted with save. */
  Money of(Holding holding) {
    @Nullable Group group = group(holding);
    return group == null
        ? Money.ZERO
        : Money.dollarPerContract(saved.getOrDefault(group, Quantity.ZERO));
  }

  /** {@link #of} if this were the position. */
  Money with(Holding holding, Quantity instead) {
    @Nullable Group group = group(holding);
    return group == null ? Money.ZERO : Money.dollarPerContract(saved(group, holding, instead));
  }

  private Quantity saved(Group group, Holding changed, Quantity instead) {
    List<Holding> ranked = new ArrayList<>(members.getOrDefault(group, new LinkedHashSet<>()));
    ranked.sort(Comparator.comparingInt(Offsets::rank).reversed());
    List<Quantity> held = new ArrayList<>();
    for (Holding holding : ranked) {
      held.add(holding == changed ? instead : holding.position().quantity());
    }
    return group.kind() == Question.Kind.FUTURE ? allButLargest(held) : offset(held);
  }

  private static Quantity allButLargest(List<Quantity> held) {
    Quantity sum = Quantity.ZERO;
    Quantity largest = Quantity.ZERO;
    for (Quantity position : held) {
      Quantity shorted = position.negate().max(Quantity.ZERO);
      sum = sum.plus(shorted);
      largest = largest.max(shorted);
    }
    return sum.minus(largest);
  }

  /** The highest rank comes first. */
  private static Quantity offset(List<Quantity> held) {
    Quantity offset = Quantity.ZERO;
    for (int high = 0; high < held.size(); high++) {
      for (int low = high + 1; low < held.size(); low++) {
        if (held.get(high).isNegative() && held.get(low).isPositive()) {
          Quantity paired = held.get(high).negate().min(held.get(low));
          held.set(high, held.get(high).plus(paired));
          held.set(low, held.get(low).minus(paired));
          offset = offset.plus(paired);
        }
      }
    }
    return offset;
  }

  private static int rank(Holding holding) {
    return holding.instrument().market().listing().question().threshold();
  }

  private static @Nullable Group group(Holding holding) {
    Listing listing = holding.instrument().market().listing();
    boolean known = !listing.event().isEmpty();
    return switch (listing.question().kind()) {
      case FUTURE, OUTRIGHT, DRAW ->
          known ? new Group(listing.event(), Question.Kind.FUTURE, "") : null;
      case SPREAD ->
          known && !listing.longTeam().isEmpty()
              ? new Group(listing.event(), Question.Kind.SPREAD, listing.longTeam())
              : null;
      case TOTAL -> known ? new Group(listing.event(), Question.Kind.TOTAL, "") : null;
      case WINNER, UNKNOWN -> null;
    };
  }
}
