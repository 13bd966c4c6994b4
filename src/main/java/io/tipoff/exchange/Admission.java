package io.tipoff.exchange;

import io.tipoff.event.RejectReason;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges well-formed terms against the book and the account; changes nothing. */
final class Admission {

  /**
   * A judgement.
   *
   * @param terms as judged: an order by cash has got its quantity
   * @param leaves contracts that may still trade
   * @param sweep what would trade at once
   * @param rejection why not; null if the order may enter
   */
  record Verdict(Terms terms, Quantity leaves, Sweep sweep, @Nullable Rejection rejection) {
    /** Whether the order is to be killed because it cannot trade whole at once. */
    boolean isKilled() {
      return terms.timeInForce() == TimeInForce.FILL_OR_KILL
          && sweep.quantity().compareTo(leaves) < 0;
    }
  }

  private final FeeSchedule fees;

  Admission(FeeSchedule fees) {
    this.fees = fees;
  }

  /**
   * Judges an order.
   *
   * @param replaced the order whose terms these replace; null for a new one
   * @param anyClosing whether an order to close may be larger than what is held
   */
  Verdict judge(
      Holding holding, Terms asked, @Nullable Order replaced, boolean anyClosing, long now) {
    Optional<FeeRates> rates = fees.rates(holding.instrument().market(), now);
    Quantity filled = replaced == null ? Quantity.ZERO : replaced.filled();
    boolean matches = holding.instrument().state() == MarketState.OPEN;
    Sweep seen = Sweep.of(holding, asked, asked.quantity().minus(filled), asked.cash(), rates);
    Terms terms = asked.cash() == null ? asked : asked.withQuantity(seen.quantity());
    Quantity leaves = terms.quantity().minus(filled);
    @Nullable Rejection rejection = rejectMatch(holding, terms, seen, rates);
    if (rejection == null && !anyClosing) {
      rejection = rejectClosing(holding, terms, leaves, replaced);
    }
    Sweep sweep = matches ? seen : Sweep.NOTHING;
    if (rejection == null) {
      rejection = rejectUnfunded(holding, terms, leaves, replaced, sweep);
    }
    return new Verdict(terms, leaves, sweep, rejection);
  }

  private static @Nullable Rejection rejectMatch(
      Holding holding, Terms terms, Sweep sweep, Optional<FeeRates> rates) {
    if (sweep.first() == null) {
      return terms.type() == OrderType.MARKET ? rejectMarket(holding, terms) : null;
    }
    if (terms.postOnly()) {
      return Rejection.option("Order may participate but not initiate in the market");
    }
    if (sweep.meetsOwn()) {
      return Rejection.option("Self Match Prevention");
    }
    if (rates.isEmpty()) {
      return Rejection.option("No fee is known for " + holding.instrument().id());
    }
    if (terms.cash() != null && !sweep.quantity().isPositive()) {
      Price unit = terms.side() == Side.BUY ? sweep.first() : sweep.first().complement();
      Quantity given = new Quantity(terms.cash().units() / unit.units());
      return OrderRules.belowMinimum(holding.instrument().rules().minimum(), given.toString());
    }
    return null;
  }

  /** A market order that meets nothing: an empty book, or one beyond the tolerance. */
  private static Rejection rejectMarket(Holding holding, Terms terms) {
    @Nullable Level best = holding.instrument().book().side(terms.side().opposite()).best();
    if (best != null) {
      String which = terms.side() == Side.BUY ? "High price" : "Low price";
      return Rejection.option(Words.limit(which, terms.limit(), Words.of(best.price())));
    }
    return new Rejection(
        RejectReason.NO_LIQUIDITY,
        terms.cash() == null
            ? "No liquidity to derive limit price"
            : "There is no liquidity to immediately fill any portion of this CashOrderQty order");
  }

  /**
   * The venue's documents say that a closing intent gives up what is held, and nothing of one that
   * exceeds it; here it is refused.
   */
  private static @Nullable Rejection rejectClosing(
      Holding holding, Terms terms, Quantity leaves, @Nullable Order replaced) {
    if (!terms.intent().isClosing()) {
      return null;
    }
    Quantity offered = holding.closing(terms.side());
    if (replaced != null) {
      offered = offered.minus(replaced.leaves());
    }
    Quantity free = holding.closeable(terms.side()).minus(offered).max(Quantity.ZERO);
    return leaves.compareTo(free) <= 0
        ? null
        : Rejection.option("Closing quantity limit is " + free + ", given " + leaves);
  }

  /**
   * An order needs what it could cost at its limit, and the fees of what it trades at once. Only
   * orders of the same market count; see the venue's page on collateral and margin.
   */
  private static @Nullable Rejection rejectUnfunded(
      Holding holding, Terms terms, Quantity leaves, @Nullable Order replaced, Sweep sweep) {
    Money reserved = holding.reserved();
    Money available = holding.account().funds(holding).minus(reserved);
    Quantity position = holding.position().quantity();
    Interest others = holding.interest();
    if (replaced != null) {
      others = others.minus(replaced.side(), replaced.limit(), replaced.leaves());
    }
    Money requested = available.minus(free(holding, others, terms, leaves, sweep));
    if (terms.type() == OrderType.LIMIT) {
      Money atLimit = others.plus(terms.side(), terms.limit(), leaves).reserved(position);
      requested = requested.max(atLimit.minus(reserved));
    }
    return requested.isPositive() && requested.isAbove(available)
        ? Rejection.option(Words.unfunded(available, requested))
        : rejectOverdraft(holding, others, terms, leaves, replaced, sweep);
  }

  /** To close what saves margin elsewhere, that margin must be there. */
  private static @Nullable Rejection rejectOverdraft(
      Holding holding,
      Interest others,
      Terms terms,
      Quantity leaves,
      @Nullable Order replaced,
      Sweep sweep) {
    Quantity more = terms.type() == OrderType.LIMIT ? leaves : sweep.quantity();
    Interest all = others.plus(terms.side(), terms.limit(), more);
    Quantity contracts = holding.working(terms.side(), replaced).plus(more);
    Money over = holding.overdraft(terms.side(), all, contracts, sweep.fees());
    Money funds = holding.account().funds();
    return over.isPositive() ? Rejection.option(Words.unfunded(funds, funds.plus(over))) : null;
  }

  /** What would be free after trading at once and resting the rest. */
  private static Money free(
      Holding holding, Interest others, Terms terms, Quantity leaves, Sweep sweep) {
    Quantity before = holding.position().quantity();
    Quantity after = before.plus(terms.side().signed(sweep.quantity()));
    Money paid = terms.side() == Side.BUY ? sweep.value() : sweep.value().negate();
    Money locked = locked(after).minus(locked(before));
    Quantity rest = terms.rests() ? leaves.minus(sweep.quantity()) : Quantity.ZERO;
    return holding
        .account()
        .funds(holding)
        .minus(paid)
        .minus(sweep.fees())
        .minus(locked)
        .minus(others.plus(terms.side(), terms.limit(), rest).reserved(after));
  }

  private static Money locked(Quantity position) {
    return Money.dollarPerContract(position.negate().max(Quantity.ZERO));
  }
}
