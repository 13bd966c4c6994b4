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
import io.tipoff.risk.LimitCounts;
import io.tipoff.risk.PositionSizer;
import io.tipoff.risk.PositionSizer.Candidate;
import io.tipoff.risk.PositionSizer.Target;
import io.tipoff.strategy.Belief;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
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
  private final LimitCounts counts;
  private final long unknownEnd;

  Bets(
      EngineSettings settings,
      Markets markets,
      Books books,
      Portfolio portfolio,
      LimitCounts counts) {
    this.sizer = new PositionSizer(settings.limits().sizing());
    this.fees = settings.fees();
    this.markets = markets;
    this.books = books;
    this.portfolio = portfolio;
    this.counts = counts;
    this.unknownEnd = settings.limits().sizing().unknownEnd().toNanos();
  }

  /** The orders that it needs; where it rests, that nothing does is one of them. */
  List<Signal> signals(Signal.Bet bet, long now) {
    return switch (bet.how()) {
      case TAKER -> List.copyOf(takes(bet, now));
      case MAKER -> List.copyOf(quotes(bet, now));
    };
  }

  private List<Signal.Quotes> quotes(Signal.Bet bet, long now) {
    List<Candidate> candidates = candidates(bet, now);
    List<Target> targets = sizer.targets(candidates, bet.exclusive(), portfolio.equity());
    List<Signal.Quotes> quotes = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Quantity held =
          target.side().signed(portfolio.holding(target.market()).position().quantity());
      Quantity missing = target.quantity().minus(held.max(Quantity.ZERO)).floorTo(target.step());
      List<Level> levels =
          missing.isPositive()
              ? List.of(new Level(target.side(), candidates.get(i).price(), missing))
              : List.of();
      quotes.add(new Signal.Quotes(bet.strategy(), target.market(), levels, bet.rationale()));
    }
    return quotes;
  }

  private List<Candidate> candidates(Signal.Bet bet, long now) {
    List<Candidate> candidates = new ArrayList<>();
    for (Belief belief : bet.beliefs()) {
      @Nullable Candidate candidate = candidate(belief, bet.how(), now);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  /** What to take at the best prices of the moment; nothing where no side is worth its cost. */
  private List<Signal.Take> takes(Signal.Bet bet, long now) {
    List<Candidate> candidates = candidates(bet, now);
    List<Target> targets = sizer.targets(candidates, bet.exclusive(), portfolio.equity());
    List<Signal.Take> takes = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      counts.sized(target.bound());
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

  private @Nullable Candidate candidate(Belief belief, Liquidity how, long now) {
    Market market = markets.market(belief.market());
    @Nullable FeeRates rates = fees.rates(market, now).orElse(null);
    if (market.rules().isEmpty()
        || rates == null
        || books.condition(market.id(), now) != BookCondition.SOUND) {
      return null;
    }
    Book book = books.book(market.id());
    Side side = belief.probability() > dollars(reference(book, how)) ? Side.BUY : Side.SELL;
    return new Candidate(
        market.id(),
        side,
        book.resting(how == Liquidity.TAKER ? side.opposite() : side).price(0),
        rates,
        how,
        belief.probability(),
        belief.sigma(),
        market.rules().get().minimum(),
        Math.max(0, market.listing().endsAt().orElse(now + unknownEnd) - now));
  }

  /** What a belief must be above for YES to be bought: rather the bid where nothing is paid. */
  private static Price reference(Book book, Liquidity how) {
    return how == Liquidity.TAKER ? book.offers().price(0) : book.bids().price(0);
  }

  private static double dollars(Price price) {
    return (double) price.units() / Price.UNITS_PER_DOLLAR;
  }
}
