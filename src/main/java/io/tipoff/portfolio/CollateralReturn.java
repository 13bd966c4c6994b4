package io.tipoff.portfolio;

import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Collateral.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collateral that the venue gives back because positions cannot all lose (venue documentation on
 * mutually exclusive and directional collateral return). Of shorts of which at most one pays only
 * the largest is margined; on a ladder of spreads or totals a long at an easier line pays for a
 * short at a harder one.
 */
public final class CollateralReturn {

  /** What the venue counts together. */
  private record Key(String event, Question.Kind kind, String team) {}

  private static final class Leg {
    private final Group group;
    private final int threshold;
    private long held;

    private Leg(Group group, int threshold) {
      this.group = group;
      this.threshold = threshold;
    }
  }

  private static final class Group {
    private final boolean exclusive;
    private final List<Leg> legs = new ArrayList<>();
    private long returned;

    private Group(boolean exclusive) {
      this.exclusive = exclusive;
    }

    /** Contracts whose dollar comes back, one leg held so instead. */
    private long returned(@Nullable Leg changed, long instead) {
      return exclusive ? allButLargest(changed, instead) : matched(changed, instead);
    }

    private long allButLargest(@Nullable Leg changed, long instead) {
      long sum = 0;
      long largest = 0;
      for (Leg leg : legs) {
        long shorted = Math.max(0, -(leg == changed ? instead : leg.held));
        sum += shorted;
        largest = Math.max(largest, shorted);
      }
      return sum - largest;
    }

    /** From the easiest line up every long is left for what is harder. */
    private long matched(@Nullable Leg changed, long instead) {
      long matched = 0;
      long free = 0;
      for (Leg leg : legs) {
        long held = leg == changed ? instead : leg.held;
        long pays = held < 0 ? Math.min(free, -held) : 0;
        matched += pays;
        free += Math.max(0, held) - pays;
      }
      return matched;
    }
  }

  private final Map<Key, Group> groups = new HashMap<>();
  private final Map<MarketId, Leg> legs = new HashMap<>();
  private long total;

  /** Takes what a market is about, and what is held in it; negative for a short. */
  public void list(Market market, Quantity held) {
    @Nullable Key key = key(market.listing());
    @Nullable Leg old = legs.get(market.id());
    int threshold = market.listing().question().threshold();
    if (old != null) {
      if (key != null && groups.get(key) == old.group && old.threshold == threshold) {
        return;
      }
      change(old, 0);
      old.group.legs.remove(old);
      legs.remove(market.id());
    }
    if (key != null) {
      Group group = groups.computeIfAbsent(key, CollateralReturn::group);
      Leg leg = new Leg(group, threshold);
      group.legs.add(leg);
      group.legs.sort(Comparator.comparingInt(each -> each.threshold));
      legs.put(market.id(), leg);
      change(leg, held.units());
    }
  }

  /** Takes what is held in a market now; negative for a short. */
  public void hold(MarketId market, Quantity held) {
    @Nullable Leg leg = legs.get(market);
    if (leg != null && leg.held != held.units()) {
      change(leg, held.units());
    }
  }

  private void change(Leg leg, long held) {
    leg.held = held;
    long now = leg.group.returned(null, 0);
    total += now - leg.group.returned;
    leg.group.returned = now;
  }

  /** All that comes back. */
  public Money total() {
    return dollars(total);
  }

  /** What comes back for a market and those that it is counted with. */
  public Money of(MarketId market) {
    @Nullable Leg leg = legs.get(market);
    return leg == null ? Money.ZERO : dollars(leg.group.returned);
  }

  /** {@link #of(MarketId)} if this were held in the market; negative for a short. */
  public Money with(MarketId market, Quantity instead) {
    @Nullable Leg leg = legs.get(market);
    return leg == null ? Money.ZERO : dollars(leg.group.returned(leg, instead.units()));
  }

  /**
   * What the orders of a side of a market would take from all free cash if they filled, with what
   * would not come back any more; zero where all would still come back.
   *
   * @param position contracts held, negative for a short
   */
  public Money closing(MarketId market, Side side, Quantity position, List<Claim> orders) {
    if (of(market).equals(Money.ZERO)) {
      return Money.ZERO;
    }
    Quantity after = position;
    for (Claim claim : orders) {
      after = claim.side() == side ? after.plus(side.signed(claim.leaves())) : after;
    }
    Money lost = of(market).minus(with(market, after));
    return lost.isPositive() ? Collateral.change(side, position, orders).plus(lost) : Money.ZERO;
  }

  private static Money dollars(long contracts) {
    return contracts == 0 ? Money.ZERO : Money.dollarPerContract(new Quantity(contracts));
  }

  private static Group group(Key key) {
    return switch (key.kind()) {
      case FUTURE, OUTRIGHT -> new Group(true);
      case SPREAD, TOTAL -> new Group(false);
      case WINNER, DRAW, UNKNOWN -> throw new IllegalArgumentException(key + " returns nothing");
    };
  }

  /** Null where nothing is known to come back. */
  private static @Nullable Key key(Listing listing) {
    String event = listing.event();
    if (event.isEmpty()) {
      return null;
    }
    return switch (listing.question().kind()) {
      case FUTURE -> new Key(event, Question.Kind.FUTURE, "");
      case OUTRIGHT, DRAW -> new Key(event, Question.Kind.OUTRIGHT, "");
      case TOTAL -> new Key(event, Question.Kind.TOTAL, "");
      case SPREAD ->
          listing.longTeam().isEmpty()
              ? null
              : new Key(event, Question.Kind.SPREAD, listing.longTeam());
      case WINNER, UNKNOWN -> null;
    };
  }
}
