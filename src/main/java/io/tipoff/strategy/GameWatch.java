package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.game.Outlook;
import io.tipoff.game.Outlook.Phase;
import io.tipoff.market.FairValue;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.model.Estimate;
import io.tipoff.model.LogOdds;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the market maker makes of games: what a contract is worth, how uncertain that is, and when
 * quotes must go because what they were priced on no longer holds.
 */
final class GameWatch {
  private static final double CERTAIN = 0.001;
  private static final double SECOND = 1e9;
  private static final double NO_BELIEF = 0.5;
  private static final long UNIT = Money.of("0.0001").units();

  private final GameQuoting settings;
  private final Map<MarketId, State> states = new HashMap<>();
  private final Map<String, SequencedSet<MarketId>> events = new HashMap<>();

  /** What was last known of one market. */
  private static final class State {
    private @Nullable Outlook outlook;
    private double belief = Double.NaN;
    private double middle = Double.NaN;
    private long pulledAt;
    private @Nullable String pulled;
    private String event = "";
    private final OwnTraces own = new OwnTraces();
    private final Drift drift;

    private State(double unexplained) {
      drift = new Drift(unexplained);
    }
  }

  /** What a contract is thought to be worth. */
  record Fair(FairValue value, double probability, double sigma) {}

  GameWatch(GameQuoting settings) {
    this.settings = settings;
  }

  /** Markets of which the same happening must be feared, the market itself among them. */
  List<MarketId> toPull(MarketId market) {
    State state = state(market);
    @Nullable SequencedSet<MarketId> siblings = events.get(state.event);
    return state.pulled == null || siblings == null ? List.of(market) : List.copyOf(siblings);
  }

  /** Why a market must not be quoted since something happened; null if it may. */
  @Nullable String surprise(MarketId market, Event cause, View view, Wishes out) {
    State state = state(market);
    state.own.update(view.holding(market), view.now());
    @Nullable Outlook outlook = view.outlook(market).orElse(null);
    if (outlook == null) {
      return null;
    }
    String event = view.market(market).listing().event();
    state.event = event;
    if (!event.isEmpty()) {
      events.computeIfAbsent(event, _ -> new LinkedHashSet<>()).add(market);
    }
    @Nullable String reason = happened(market, cause, outlook, state, view);
    if (reason != null) {
      for (MarketId other : events.getOrDefault(event, new LinkedHashSet<>(List.of(market)))) {
        State of = state(other);
        of.pulled = other.equals(market) ? reason : "a sibling's " + reason;
        of.pulledAt = view.now();
        out.wake(other, view.now() + settings.pause().toNanos());
      }
    }
    if (state.pulled != null && hasReformed(market, outlook, state, view, out)) {
      state.pulled = null;
    }
    return outlook.phase() == Phase.ENDED ? "game over" : state.pulled;
  }

  private State state(MarketId market) {
    return states.computeIfAbsent(market, _ -> new State(settings.unexplained()));
  }

  private @Nullable String happened(
      MarketId market, Event cause, Outlook outlook, State state, View view) {
    @Nullable String reason = null;
    if (!outlook.equals(state.outlook)) {
      state.outlook = outlook;
      double before = state.belief;
      state.belief = outlook.isBelieved() ? outlook.probability() : Double.NaN;
      if (outlook.isSurprise()) {
        reason = words(outlook.cause());
      } else if (StrictMath.abs(state.belief - before) >= settings.surprise()) {
        reason = "change of belief";
      }
    }
    Book book = view.othersBook(market);
    book.mid().ifPresent(mid -> state.drift.update(outlook, dollars(mid)));
    if (cause instanceof BookChanged && book.isTwoSided() && isSwept(book, state, view)) {
      reason = "sweep";
    }
    return reason;
  }

  /** Whether others moved the middle, whatever of the book is ours. */
  private boolean isSwept(Book book, State state, View view) {
    double before = state.middle;
    double middle = dollars(book.mid().orElseThrow());
    double least =
        state
            .own
            .without(view.book(book.market()))
            .mid()
            .map(GameWatch::dollars)
            .filter(other -> StrictMath.abs(other - before) < StrictMath.abs(middle - before))
            .orElse(middle);
    state.middle = least;
    return StrictMath.abs(least - before) >= dollars(settings.sweep());
  }

  private static String words(Outlook.Cause cause) {
    return switch (cause) {
      case SCORE -> "score";
      case STATUS -> "status";
      case LOCKS -> "burst of locks";
      case PLAY, ODDS -> "news";
    };
  }

  /** Whether everybody has had time to think, and the book looks as if they had. */
  private boolean hasReformed(
      MarketId market, Outlook outlook, State state, View view, Wishes out) {
    long since = view.now() - state.pulledAt;
    if (since < settings.pause().toNanos()) {
      return false;
    }
    if (since >= settings.longestPause().toNanos()) {
      return true;
    }
    Book book = view.othersBook(market);
    boolean reformed =
        view.condition(market) == BookCondition.SOUND
            && book.updatedAt() > state.pulledAt
            && book.spread().filter(width -> !width.isAbove(settings.reformedSpread())).isPresent()
            && agrees(outlook, book);
    if (!reformed) {
      out.wake(market, state.pulledAt + settings.longestPause().toNanos());
    }
    return reformed;
  }

  private boolean agrees(Outlook outlook, Book book) {
    if (!outlook.isBelieved()) {
      return true;
    }
    Estimate market = market(book);
    double sigma = StrictMath.max(settings.beliefSigma(), outlook.sigma());
    double apart = StrictMath.abs(outlook.probability() - market.probability());
    return apart
        <= settings.agreement() * StrictMath.sqrt(sigma * sigma + market.sigma() * market.sigma());
  }

  /** What the market thinks, its liking for longshots taken off. */
  private Estimate market(Book book) {
    double middle = clamp(dollars(book.weightedMid().orElseThrow()));
    double unbiased = LogOdds.probability(LogOdds.of(middle) * (1 + settings.longshotBias()));
    double sigma = dollars(book.spread().orElse(Money.ZERO)) / 4;
    return new Estimate(unbiased, StrictMath.max(settings.marketSigma(), sigma));
  }

  /** Belief and market, each with the inverse of its variance as weight. */
  Fair fair(MarketId id, View view) {
    Estimate market = market(view.othersBook(id));
    @Nullable Outlook outlook = view.outlook(id).orElse(null);
    boolean believed =
        outlook != null
            && outlook.isBelieved()
            && view.othersBook(id)
                .mid()
                .filter(mid -> !state(id).drift.isUnexplained(dollars(mid)))
                .isPresent();
    double sigma =
        outlook == null || !believed
            ? NO_BELIEF
            : StrictMath.max(settings.beliefSigma(), outlook.sigma());
    double belief = outlook == null ? NO_BELIEF : outlook.probability();
    double byBelief = !believed ? 0 : 1 / (sigma * sigma);
    double byMarket = 1 / (market.sigma() * market.sigma());
    double p = (belief * byBelief + market.probability() * byMarket) / (byBelief + byMarket);
    return new Fair(value(p), clamp(p), StrictMath.sqrt(1 / (byBelief + byMarket)));
  }

  /** Where to quote first on each side. */
  MarketMaker.Targets targets(Market market, Quantity position, int factor, View view) {
    Fair fair = fair(market.id(), view);
    Phase phase = view.outlook(market.id()).map(Outlook::phase).orElse(Phase.PRE_GAME);
    AvellanedaStoikov quoting = phase == Phase.PRE_GAME ? settings.preGame() : settings.inPlay();
    long endsAt = market.listing().endsAt().orElse(Long.MAX_VALUE);
    AvellanedaStoikov capped = quoting.within(StrictMath.max(0, (endsAt - view.now()) / SECOND));
    double contracts = position.units() / (double) Quantity.UNITS_PER_CONTRACT;
    AvellanedaStoikov.Targets targets = capped.targets(fair.probability(), contracts);
    double middle = (targets.bid() + targets.offer()) / 2;
    double half = (targets.offer() - targets.bid()) / 2;
    double p = fair.probability();
    double rebate =
        view.fees(market.id()).map(rates -> -rates.maker().doubleValue()).orElse(0.0) * p * (1 - p);
    double tick = market.rules().orElseThrow().tick().units() / 10_000.0;
    double least = StrictMath.max(tick - rebate, 0);
    double wide = factor * StrictMath.max(least, half + settings.uncertainty() * fair.sigma());
    return new MarketMaker.Targets(value(middle - wide), value(middle + wide));
  }

  private static double clamp(double p) {
    return Math.clamp(p, CERTAIN, 1 - CERTAIN);
  }

  private static FairValue value(double dollars) {
    return new FairValue((long) StrictMath.rint(dollars * 1e8));
  }

  private static double dollars(FairValue value) {
    return value.units() / 1e8;
  }

  private static double dollars(Money money) {
    return money.units() / (double) UNIT / 10_000;
  }
}
