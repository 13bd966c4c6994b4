package io.tipoff.engine;

import io.tipoff.book.BookCondition;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.risk.Decision;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Proposal;
import io.tipoff.risk.SumLimits;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Urgency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trades markets of which at most one pays where their best prices do not add up to a dollar. All
 * are sold where the bids are worth more than the dollar that is paid at most; all are bought where
 * the offers cost less, but only where it is certain that one of them pays: the three results of a
 * game. Every leg takes what is there or nothing, in the smallest size that is shown.
 */
final class ExclusiveSums {
  static final String STRATEGY = "sums";

  private record Key(String event, boolean ofGame) {}

  private record Leg(
      MarketId market, Price price, long shown, Quantity step, FeeRates rates, Side side) {
    Money fee(Quantity quantity) {
      return rates.fee(Liquidity.TAKER, price, quantity).max(Money.ZERO);
    }

    /** What is paid for a contract, or may have to be for one that is sold. */
    Price stake() {
      return side == Side.BUY ? price : price.complement();
    }
  }

  private final SumLimits limits;
  private final FeeSchedule fees;
  private final Markets markets;
  private final Books books;
  private final Function<Proposal, Decision> gate;
  private final Map<Key, SequencedSet<MarketId>> rivals = new HashMap<>();
  private final Map<Key, Long> tried = new HashMap<>();

  /**
   * One that knows no markets.
   *
   * @param gate what would be said to a proposal now
   */
  ExclusiveSums(
      SumLimits limits,
      FeeSchedule fees,
      Markets markets,
      Books books,
      Function<Proposal, Decision> gate) {
    this.limits = limits;
    this.fees = fees;
    this.markets = markets;
    this.books = books;
    this.gate = gate;
  }

  /** Takes what a market is about. */
  void list(Market market) {
    @Nullable Key key = key(market.listing());
    if (key != null) {
      rivals.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(market.id());
    }
  }

  private static @Nullable Key key(Listing listing) {
    return listing.event().isEmpty()
        ? null
        : switch (listing.question().kind()) {
          case FUTURE -> new Key(listing.event(), false);
          case OUTRIGHT, DRAW -> new Key(listing.event(), true);
          case WINNER, SPREAD, TOTAL, UNKNOWN -> null;
        };
  }

  /** What to trade now that a market has changed; nothing as a rule. */
  List<Signal> review(MarketId market, long now) {
    if (!limits.send()) {
      return List.of();
    }
    @Nullable Key key = key(markets.market(market).listing());
    boolean rests = key != null && now - tried.getOrDefault(key, now - rest()) < rest();
    if (key == null || rests) {
      return List.of();
    }
    List<Signal> legs = trade(key, Side.SELL, now);
    if (legs.isEmpty() && isWhole(key)) {
      legs = trade(key, Side.BUY, now);
    }
    if (!legs.isEmpty()) {
      tried.put(key, now);
    }
    return legs;
  }

  private long rest() {
    return limits.rest().toNanos();
  }

  /** Whether one of the markets must pay: two teams and the draw. */
  private boolean isWhole(Key key) {
    SequencedSet<MarketId> all = rivals.getOrDefault(key, new LinkedHashSet<>());
    SequencedSet<String> teams = new LinkedHashSet<>();
    boolean draw = false;
    for (MarketId id : all) {
      Listing listing = markets.market(id).listing();
      draw |= listing.question().kind() == Question.Kind.DRAW;
      teams.add(listing.longTeam());
    }
    return key.ofGame() && draw && all.size() == 3 && teams.size() == 3;
  }

  private List<Signal> trade(Key key, Side side, long now) {
    SequencedSet<MarketId> all = rivals.getOrDefault(key, new LinkedHashSet<>());
    List<Leg> legs = new ArrayList<>();
    for (MarketId id : all) {
      @Nullable Leg leg = key.equals(key(markets.market(id).listing())) ? leg(id, side, now) : null;
      if (leg != null) {
        legs.add(leg);
      }
    }
    if (legs.size() < 2 || (side == Side.BUY && legs.size() < all.size())) {
      return List.of();
    }
    Quantity quantity = allowed(legs, quantity(legs));
    return quantity.isPositive() && gain(legs, quantity).compareTo(least(quantity)) >= 0
        ? signals(legs, quantity)
        : List.of();
  }

  /** Null where nothing can be traded. */
  private @Nullable Leg leg(MarketId id, Side side, long now) {
    Market market = markets.market(id);
    @Nullable FeeRates rates = fees.rates(market, now).orElse(null);
    if (rates == null
        || market.rules().isEmpty()
        || !markets.isOpen(id)
        || books.condition(id, now) != BookCondition.SOUND) {
      return null;
    }
    Ladder there = books.book(id).resting(side.opposite());
    Quantity step = market.rules().get().minimum();
    long shown = there.isSized() ? there.quantityUnits(0) : 0;
    return new Leg(id, there.price(0), shown, step, rates, side);
  }

  /** The smallest that is shown, of which the worst part may be lost, in steps of every leg. */
  private Quantity quantity(List<Leg> legs) {
    long units = Long.MAX_VALUE;
    long step = 1;
    for (Leg leg : legs) {
      units = Math.min(units, leg.shown());
      step = Math.max(step, leg.step().units());
    }
    Quantity most = new Quantity(units).floorTo(new Quantity(step));
    long low = 0;
    long high = most.units() / step;
    while (low < high) {
      long middle = (low + high + 1) / 2;
      boolean bounded = !unfilled(legs, new Quantity(middle * step)).isAbove(limits.loss());
      low = bounded ? middle : low;
      high = bounded ? high : middle - 1;
    }
    return new Quantity(low * step);
  }

  /**
   * The most that is lost where only some legs are filled, with all fees: one that was sold alone
   * for the least, or all that were bought but the cheapest, which pays.
   */
  private static Money unfilled(List<Leg> legs, Quantity quantity) {
    Money dearest = Money.ZERO;
    Money cheapest = Money.dollarPerContract(quantity);
    Money all = Money.ZERO;
    Money charged = Money.ZERO;
    for (Leg leg : legs) {
      Money stake = leg.stake().times(quantity);
      dearest = dearest.max(stake);
      cheapest = cheapest.min(stake);
      all = all.plus(stake);
      charged = charged.plus(leg.fee(quantity));
    }
    boolean buys = legs.getFirst().side() == Side.BUY;
    return charged.plus(buys ? all.minus(cheapest) : dearest);
  }

  /** No leg may be larger than what passes the gate in another. */
  private Quantity allowed(List<Leg> legs, Quantity asked) {
    Quantity allowed = asked;
    for (Leg leg : legs) {
      if (!allowed.isPositive()) {
        return Quantity.ZERO;
      }
      OrderTerms terms =
          OrderTerms.immediate(leg.market(), Intent.opening(leg.side()), leg.price(), allowed);
      allowed =
          gate.apply(new Proposal(STRATEGY, terms, null)) instanceof Approved approved
              ? approved.terms().quantity()
              : Quantity.ZERO;
    }
    for (Leg leg : legs) {
      allowed = allowed.floorTo(leg.step());
    }
    return allowed;
  }

  /** What is certain once all legs are filled, fees taken off. */
  private static Money gain(List<Leg> legs, Quantity quantity) {
    Money dollar = Money.dollarPerContract(quantity);
    boolean buys = legs.getFirst().side() == Side.BUY;
    Money gain = buys ? dollar : dollar.negate();
    for (Leg leg : legs) {
      Money value = leg.price().times(quantity);
      gain = (buys ? gain.minus(value) : gain.plus(value)).minus(leg.fee(quantity));
    }
    return gain;
  }

  private Money least(Quantity quantity) {
    return new Money(limits.edge().units() / Quantity.UNITS_PER_CONTRACT * quantity.units());
  }

  private static List<Signal> signals(List<Leg> legs, Quantity quantity) {
    String reason =
        "%d markets of which one pays, for %s beyond fees"
            .formatted(legs.size(), gain(legs, quantity));
    List<Signal> takes = new ArrayList<>();
    for (Leg leg : legs) {
      Rationale why = new Rationale(Urgency.HIGH, 1, reason, Optional.empty());
      takes.add(new Signal.Take(STRATEGY, leg.market(), leg.side(), leg.price(), quantity, why));
    }
    return takes;
  }
}
