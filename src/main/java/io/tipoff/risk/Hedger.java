package io.tipoff.risk;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Losses;
import io.tipoff.portfolio.Portfolio;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest order that brings an event's worst loss back into its band: closing, the
 * opposite side, or a sibling market of the event.
 *
 * <p>The worst loss is convex in what is filled, because it is a maximum of linear functions, and
 * the fee of the smallest fills is counted for each of them; so an order that does not add to it
 * when nothing and when all is filled does not in between.
 */
public final class Hedger {
  private static final long WHOLE = 10_000;

  private final HedgeLimits limits;
  private final FeeSchedule fees;
  private final Markets markets;
  private final Books books;
  private final Portfolio portfolio;
  private final Exposures exposures;

  public Hedger(
      HedgeLimits limits,
      FeeSchedule fees,
      Markets markets,
      Books books,
      Portfolio portfolio,
      Exposures exposures) {
    this.limits = limits;
    this.fees = fees;
    this.markets = markets;
    this.books = books;
    this.portfolio = portfolio;
    this.exposures = exposures;
  }

  /**
   * The cheapest reduction of the event that a market belongs to, empty if it is in its band or
   * nothing helps.
   *
   * @param liquidity maker to rest at the best price, taker to take the other side's
   */
  public Optional<Hedge> propose(MarketId market, Liquidity liquidity, long now) {
    EventExposure event = exposures.event(portfolio.holding(market));
    @Nullable Hedge best = null;
    if (new Money(event.loss()).isAbove(limits.band())) {
      for (MarketId sibling : exposures.marketsOf(event)) {
        for (Side side : Side.values()) {
          @Nullable Hedge hedge = hedge(event, sibling, side, liquidity, now);
          best = hedge == null || (best != null && !isBetter(hedge, best)) ? best : hedge;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The event that a market belongs to. */
  public String eventOf(MarketId market) {
    return event(market).name();
  }

  /** The markets of the event that a market belongs to. */
  public List<MarketId> marketsWith(MarketId market) {
    return exposures.marketsOf(event(market));
  }

  /** Whether the event that a market belongs to may lose more than its band. */
  public boolean isBeyondBand(MarketId market) {
    return new Money(event(market).loss()).isAbove(limits.band());
  }

  private EventExposure event(MarketId market) {
    return exposures.event(portfolio.holding(market));
  }

  /**
   * Nearer to the middle of its book for each dollar of loss that it takes away: cheaper for a
   * taker, likelier to be filled for a maker.
   */
  private static boolean isBetter(Hedge one, Hedge other) {
    double rate = (double) Math.abs(one.cost().units()) / one.relief().units();
    double otherRate = (double) Math.abs(other.cost().units()) / other.relief().units();
    return rate < otherRate || (rate == otherRate && one.relief().isAbove(other.relief()));
  }

  private @Nullable Hedge hedge(
      EventExposure event, MarketId id, Side side, Liquidity liquidity, long now) {
    Market market = markets.market(id);
    @Nullable FeeRates rates = fees.rates(market, now).orElse(null);
    if (rates == null
        || market.rules().isEmpty()
        || !markets.isOpen(id)
        || books.condition(id, now) != BookCondition.SOUND) {
      return null;
    }
    Book book = books.book(id);
    Ladder at = book.resting(liquidity == Liquidity.TAKER ? side.opposite() : side);
    long step = market.rules().get().minimum().units();
    Leg leg = new Leg(exposures, portfolio.holding(id), side, at.price(0), liquidity, rates, step);
    long most = most(event, at, liquidity, step);
    long steps = leg.fewestSteps(most, limits.band().units());
    if (steps == 0 || leg.lossAfter(steps) >= event.loss()) {
      return null;
    }
    Money cost = cost(book, leg, steps);
    Hedge hedge =
        new Hedge(
            event.name(),
            id,
            side,
            at.price(0),
            new Quantity(steps * step),
            liquidity,
            new Money(event.loss()),
            new Money(leg.lossAfter(steps)),
            cost);
    long allowed = hedge.relief().units() / WHOLE * limits.cost();
    return cost.units() > allowed ? null : hedge;
  }

  /** More contracts than dollars at risk are never needed, nor more than rest there. */
  private static long most(EventExposure event, Ladder at, Liquidity liquidity, long step) {
    long needed = Math.ceilDiv(100 * event.loss(), Price.UNITS_PER_DOLLAR * step);
    boolean bounded = liquidity == Liquidity.TAKER && at.isSized();
    return bounded ? Math.min(needed, at.quantityUnits(0) / step) : needed;
  }

  private static Money cost(Book book, Leg leg, long steps) {
    long units = steps * leg.step();
    long half = PriceRange.doubleMiddle(book) - 2L * leg.price().units();
    long worse = leg.side() == Side.BUY ? -half : half;
    return new Money(worse * units / 2 + leg.fee(steps));
  }

  /** An order in one market and what it makes of the event's worst loss. */
  private record Leg(
      Exposures exposures,
      Holding holding,
      Side side,
      Price price,
      Liquidity liquidity,
      FeeRates rates,
      long step) {

    /** What so many fills of the smallest quantity would be charged; a rebate does not count. */
    long fee(long steps) {
      Quantity one = new Quantity(step);
      Money exact =
          Money.of(rates.exact(liquidity, price, one).setScale(Money.SCALE, RoundingMode.UP));
      Money each = rates.fee(liquidity, price, one).max(exact).max(Money.ZERO);
      return each.units() * steps;
    }

    long lossAfter(long steps) {
      Losses filled = holding.losses().filled(side, price, new Quantity(steps * step));
      return exposures.eventLossWith(holding, filled).units() + fee(steps);
    }

    /** The least that brings the loss into the band, else what makes it smallest; 0 for none. */
    long fewestSteps(long most, long band) {
      long low = 0;
      long high = Math.max(0, most);
      while (low < high) {
        long middle = (low + high) / 2;
        boolean done = lossAfter(middle) <= band || lossAfter(middle) <= lossAfter(middle + 1);
        low = done ? low : middle + 1;
        high = done ? middle : high;
      }
      return low;
    }
  }
}
