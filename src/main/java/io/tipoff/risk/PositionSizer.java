package io.tipoff.risk;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many contracts beliefs about one event are worth: {@link Kelly}'s share at the cost with
 * fees, shrunk for doubt, a fraction of it, within limits. It gives what should be HELD, so that a
 * belief said twice adds nothing.
 */
public final class PositionSizer {
  private static final double WHOLE = 10_000;
  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;
  private static final double NANOS = 1e9;

  /**
   * A contract that may be bought: YES on the buying side, NO on the selling side.
   *
   * @param price the long side's
   * @param probability that YES pays, 0 to 1
   * @param sigma the standard deviation of the probability's error, 0 or more
   * @param minimum the market's smallest quantity and step
   * @param lockedFor how long the money is away, nanoseconds, 0 or more
   */
  public record Candidate(
      MarketId market,
      Side side,
      Price price,
      FeeRates rates,
      Liquidity liquidity,
      double probability,
      double sigma,
      Quantity minimum,
      long lockedFor) {

    private double winning() {
      return side == Side.BUY ? probability : 1 - probability;
    }

    private double cost() {
      return Kelly.cost(rates, liquidity, side == Side.BUY ? price : price.complement());
    }
  }

  /** What kept a target from being larger. */
  public enum Bound {
    /** Nothing but Kelly's share. */
    KELLY,
    MINIMUM_EDGE,
    MINIMUM_STAKE,
    MAXIMUM_STAKE
  }

  /**
   * What should be held.
   *
   * @param quantity contracts of the side, 0 or more
   * @param cost of one of them with its fee, dollars
   */
  public record Target(
      MarketId market, Side side, Quantity quantity, double cost, Quantity step, Bound bound) {}

  private final SizingLimits limits;

  public PositionSizer(SizingLimits limits) {
    this.limits = limits;
  }

  /**
   * The targets of contracts of one event, in their order.
   *
   * @param exclusive whether at most one of the markets pays YES
   * @param equity executable; more than the bankroll does not count
   */
  public List<Target> targets(List<Candidate> event, boolean exclusive, Money equity) {
    Money bankroll = equity.min(limits.bankroll()).max(Money.ZERO);
    List<Double> shares = shares(event, exclusive);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      targets.add(target(event.get(i), shares.get(i), bankroll));
    }
    return targets;
  }

  /**
   * What must be bought to reach a target: it less the position less what works already; 0 where
   * that is reached, or is not worth an order.
   */
  public Quantity missing(Target target, Holding holding) {
    Quantity have =
        target
            .side()
            .signed(holding.position().quantity())
            .plus(holding.working(target.side(), null));
    Quantity missing = target.quantity().minus(have).max(Quantity.ZERO).floorTo(target.step());
    boolean worthwhile = dollars(missing, target.cost()) >= dollars(limits.minimumStake());
    return target.quantity().isPositive() && worthwhile ? missing : Quantity.ZERO;
  }

  private Target target(Candidate candidate, double share, Money bankroll) {
    double cost = candidate.cost();
    Quantity kelly = Kelly.contracts(share, bankroll, cost);
    Quantity most = contracts(limits.maximumStake(), cost);
    Quantity held = kelly.min(most).floorTo(candidate.minimum());
    Bound bound = kelly.compareTo(most) > 0 ? Bound.MAXIMUM_STAKE : Bound.KELLY;
    if (!isWorthIt(candidate)) {
      bound = Bound.MINIMUM_EDGE;
    } else if (dollars(held, cost) < dollars(limits.minimumStake())) {
      bound = Bound.MINIMUM_STAKE;
      held = Quantity.ZERO;
    }
    return new Target(candidate.market(), candidate.side(), held, cost, candidate.minimum(), bound);
  }

  /** Each leg's part of the bankroll. */
  private List<Double> shares(List<Candidate> event, boolean exclusive) {
    boolean together =
        exclusive && event.stream().allMatch(candidate -> candidate.side() == Side.BUY);
    List<Double> full = together ? exclusive(event) : oneBet(event);
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      Candidate leg = event.get(i);
      double shrink = Kelly.shrink(leg.winning(), leg.cost(), leg.sigma());
      shares.add(full.get(i) * shrink * limits.fraction() / WHOLE);
    }
    return shares;
  }

  /** Legs of which at most one pays, sized so that wealth grows fastest; see ExclusiveKelly. */
  private List<Double> exclusive(List<Candidate> event) {
    List<Candidate> worthIt = event.stream().filter(this::isWorthIt).toList();
    List<Double> fractions =
        ExclusiveKelly.fractions(
            worthIt.stream()
                .map(leg -> new ExclusiveKelly.Leg(leg.winning(), leg.cost()))
                .toList());
    List<Double> all = new ArrayList<>();
    for (Candidate leg : event) {
      int at = worthIt.indexOf(leg);
      all.add(at < 0 ? 0.0 : fractions.get(at));
    }
    return all;
  }

  /** Legs that may win and lose together cost no more together than the best of them alone. */
  private List<Double> oneBet(List<Candidate> event) {
    List<Double> alone = new ArrayList<>();
    double largest = 0;
    double sum = 0;
    for (Candidate leg : event) {
      double share = isWorthIt(leg) ? Kelly.fraction(leg.winning(), leg.cost()) : 0;
      alone.add(share);
      largest = StrictMath.max(largest, share);
      sum += share;
    }
    double scale = sum > 0 ? largest / sum : 0;
    alone.replaceAll(share -> share * scale);
    return alone;
  }

  private boolean isWorthIt(Candidate leg) {
    double years = leg.lockedFor() / NANOS / SECONDS_PER_YEAR;
    double lockUp = leg.cost() * years * limits.capitalCost() / WHOLE;
    return leg.winning() - leg.cost() - lockUp >= dollars(limits.minimumEdge());
  }

  private static Quantity contracts(Money stake, double cost) {
    return Quantity.of(
        stake.toBigDecimal().divide(BigDecimal.valueOf(cost), Quantity.SCALE, RoundingMode.DOWN));
  }

  private static double dollars(Quantity quantity, double cost) {
    return quantity.units() * cost / Quantity.UNITS_PER_CONTRACT;
  }

  private static double dollars(Money money) {
    return money.toBigDecimal().doubleValue();
  }
}
