package io.tipoff.exchange;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TakerFees;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an order would trade at once.
 *
 * @param quantity contracts it would trade
 * @param value what they trade for
 * @param fees what it would be charged; zero where no rates are known
 * @param first the best price it meets; null if it meets none
 * @param meetsOwn whether it would meet an order of its own account; the rest is cut short there
 */
record Sweep(Quantity quantity, Money value, Money fees, @Nullable Price first, boolean meetsOwn) {
  static final Sweep NOTHING = new Sweep(Quantity.ZERO, Money.ZERO, Money.ZERO, null, false);

  /**
   * Looks through the book.
   *
   * @param leaves contracts wanted; not regarded where cash is given
   * @param cash dollars to spend instead, fees apart
   */
  static Sweep of(
      Holding holding,
      Terms terms,
      Quantity leaves,
      @Nullable Money cash,
      Optional<FeeRates> rates) {
    Walk walk = new Walk(holding, terms.side(), leaves, cash, rates);
    for (Level level : holding.instrument().book().side(terms.side().opposite()).levels()) {
      if (!terms.side().crosses(terms.limit(), level.price()) || !walk.take(level)) {
        break;
      }
    }
    return walk.result();
  }

  /** One way through the book. */
  private static final class Walk {
    private final Holding holding;
    private final Side side;
    private final Optional<FeeRates> rates;
    private final TakerFees fees = new TakerFees();
    private Quantity leaves;
    private @Nullable Money cash;
    private Quantity quantity = Quantity.ZERO;
    private Money value = Money.ZERO;
    private @Nullable Price first;
    private boolean meetsOwn;

    Walk(
        Holding holding,
        Side side,
        Quantity leaves,
        @Nullable Money cash,
        Optional<FeeRates> rates) {
      this.holding = holding;
      this.side = side;
      this.leaves = leaves;
      this.cash = cash;
      this.rates = rates;
    }

    /** Whether more is wanted after this level. */
    boolean take(Level level) {
      first = first == null ? level.price() : first;
      Price unit = side == Side.BUY ? level.price() : level.price().complement();
      if (cash != null) {
        leaves = affordable(cash, unit);
      }
      Quantity before = quantity;
      for (@Nullable Order order = level.first(); order != null; order = order.behind) {
        if (!leaves.isPositive()) {
          return false;
        }
        if (order.account() == holding.account()) {
          meetsOwn = true;
          return false;
        }
        take(level.price(), order.leaves().min(leaves));
      }
      if (cash != null) {
        cash = cash.minus(unit.times(quantity.minus(before)));
      }
      return leaves.isPositive();
    }

    private Quantity affordable(Money money, Price unit) {
      return new Quantity(money.units() / unit.units())
          .min(OrderRules.LARGEST)
          .floorTo(holding.instrument().rules().minimum());
    }

    private void take(Price price, Quantity taken) {
      quantity = quantity.plus(taken);
      value = value.plus(price.times(taken));
      leaves = leaves.minus(taken);
      if (rates.isPresent()) {
        fees.charge(rates.get(), price, taken);
      }
    }

    Sweep result() {
      return new Sweep(quantity, value, fees.charged(), first, meetsOwn);
    }
  }
}
