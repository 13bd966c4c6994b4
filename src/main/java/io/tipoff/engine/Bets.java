package io.tipoff.engine;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.PositionSizer;
import io.tipoff.risk.PositionSizer.Candidate;
import io.tipoff.risk.PositionSizer.Target;
import io.tipoff.strategy.Belief;
import io.tipoff.strategy.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns beliefs into the orders that bring the position to what they are worth. */
final class Bets {
  private final PositionSizer sizer;
  private final FeeSchedule fees;
  private final Markets markets;
  private final Books books;
  private final Portfolio portfolio;

  Bets(EngineSettings settings, Markets markets, Books books, Portfolio portfolio) {
    this.sizer = new PositionSizer(settings.limits().sizing());
    this.fees = settings.fees();
    this.markets = markets;
    this.books = books;
    this.portfolio = portfolio;
  }

  /** What to take at the best prices of the moment; nothing where no side is worth its cost. */
  List<Signal.Take> takes(Signal.Bet bet, long now) {
    List<Candidate> candidates = new ArrayList<>();
    for (Belief belief : bet.beliefs()) {
      @Nullable Candidate candidate = candidate(belief, now);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    List<Target> targets = sizer.targets(candidates, bet.exclusive(), portfolio.equity());
    List<Signal.Take> takes = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Quantity missing = sizer.missing(target, portfolio.holding(target.market()));
      if (missing.isPositive()) {
        Price limit = candidates.get(i).price();
        takes.add(
            new Signal.Take(
                bet.strategy(), target.market(), target.side(), limit, missing, bet.rationale()));
      }
    }
    return takes;
  }

  private @Nullable Candidate candidate(Belief belief, long now) {
    Market market = markets.market(belief.market());
    @Nullable FeeRates rates = fees.rates(market, now).orElse(null);
    if (market.rules().isEmpty()
        || rates == null
        || books.condition(market.id(), now) != BookCondition.SOUND) {
      return null;
    }
    Book book = books.book(market.id());
    double offer = dollars(book.offers().price(0));
    Side side = belief.probability() > offer ? Side.BUY : Side.SELL;
    return new Candidate(
        market.id(),
        side,
        book.resting(side.opposite()).price(0),
        rates,
        Liquidity.TAKER,
        belief.probability(),
        belief.sigma(),
        market.rules().get().minimum(),
        Math.max(0, market.listing().endsAt().orElse(now) - now));
  }

  private static double dollars(Price price) {
    return (double) price.units() / Price.UNITS_PER_DOLLAR;
  }
}
