package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.event.Event;
import io.tipoff.event.TradePrinted;
import io.tipoff.game.Outlook;
import io.tipoff.game.Outlook.Phase;
import io.tipoff.market.FairValue;
import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.model.Estimate;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Position;
import io.tipoff.strategy.Signal.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Buys what is cheaper than others think, where even the lower end of what they may think clears
 * the cost: by resting, or at once where the edge pays for it. How much is for risk to say. It gets
 * out when the edge is gone.
 */
public final class StatisticalEdge implements Strategy {
  /** The name under which it trades. */
  public static final String NAME = "statistical-edge";

  private static final double CONFIDENCE = 0.7;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final StatisticalEdgeSettings settings;
  private final @Nullable LeadMeter meter;
  private final Map<MarketId, State> states = new HashMap<>();

  /** What is remembered of one market. */
  private static final class State {
    private @Nullable Outlook outlook;
    private long surprisedAt = NEVER;
    private long tradedAt = NEVER;
    private long since = NEVER;
    private @Nullable Side side;
    private boolean resting;
    private @Nullable Price exit;
    private final Drift drift;
    private final LeadMeter.@Nullable Track track;

    private State(double unexplained, LeadMeter.@Nullable Track track) {
      drift = new Drift(unexplained);
      this.track = track;
    }
  }

  /** How a market's side looks against a belief. */
  private record Edge(Side side, double resting, double taking) {}

  /** A strategy that has seen nothing. */
  public StatisticalEdge(StatisticalEdgeSettings settings) {
    this.settings = settings;
    this.meter = settings.lead() == null ? null : new LeadMeter(settings.lead());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void review(MarketId market, Event cause, View view, Wishes out) {
    State state = states.computeIfAbsent(market, _ -> begin(market, view));
    if (cause instanceof TradePrinted) {
      state.tradedAt = view.now();
    }
    @Nullable Outlook outlook = view.outlook(market).orElse(null);
    if (outlook == null) {
      return;
    }
    measure(market, outlook, state, view, out);
    if (!outlook.equals(state.outlook)) {
      if (state.outlook != null && outlook.isSurprise()) {
        state.surprisedAt = view.now();
      }
      state.outlook = outlook;
    }
    view.othersBook(market).mid().ifPresent(mid -> state.drift.update(outlook, mid.units() / 1e8));
    Quantity own = own(view.holding(market));
    if (!own.isZero()) {
      hold(market, own, outlook, state, view, out);
      return;
    }
    state.exit = null;
    @Nullable Edge edge =
        mayEnter(market, outlook, state, view) ? edge(market, outlook, view) : null;
    if (edge == null) {
      forget(market, state, out, "no edge");
      return;
    }
    if (edge.side() != state.side) {
      forget(market, state, out, "another side");
      state.side = edge.side();
      state.since = view.now();
      out.wake(market, view.now() + settings.persistence().toNanos());
    }
    if (view.now() - state.since >= settings.persistence().toNanos()) {
      enter(market, edge, outlook, state, out);
    }
  }

  private State begin(MarketId market, View view) {
    String league = view.market(market).listing().league();
    return new State(settings.unexplained(), meter == null ? null : meter.new Track(league));
  }

  /** Follows whether the score or the market comes first. */
  private static void measure(
      MarketId market, Outlook outlook, State state, View view, Wishes out) {
    LeadMeter.@Nullable Track track = state.track;
    if (track == null) {
      return;
    }
    track.update(view.now());
    @Nullable Outlook was = state.outlook;
    if (was != null && !outlook.equals(was) && outlook.cause() == Outlook.Cause.SCORE) {
      track.told(outlook.arrived(), outlook.direction(was));
      out.wake(market, track.due());
    }
    Book book = view.othersBook(market);
    if (book.isTwoSided()) {
      track.moved(view.now(), book.mid().orElseThrow().units() / 1e8);
    }
  }

  /** Whether what feeds tell in play is known to be worth anything in a league. */
  private boolean isLed(String league, Outlook outlook) {
    return meter == null
        || outlook.phase() == Phase.PRE_GAME
        || settings.trusted().contains(league)
        || meter.isAhead(league);
  }

  private void forget(MarketId market, State state, Wishes out, String reason) {
    state.side = null;
    if (state.resting) {
      state.resting = false;
      out.send(new Signal.Quotes(NAME, market, List.of(), why(Urgency.LOW, reason, null)));
    }
  }

  private boolean mayEnter(MarketId market, Outlook outlook, State state, View view) {
    Book book = view.othersBook(market);
    long oldest =
        (outlook.phase() == Phase.PRE_GAME ? settings.oldestEarly() : settings.oldestLive())
            .toNanos();
    return outlook.isBelieved()
        && outlook.phase() != Phase.ENDED
        && isLed(view.market(market).listing().league(), outlook)
        && view.now() - outlook.arrived() <= oldest
        && view.now() - state.surprisedAt >= settings.calm().toNanos()
        && view.now() - state.tradedAt <= settings.tradedWithin().toNanos()
        && view.isOpen(market)
        && view.market(market).rules().isPresent()
        && view.condition(market) == BookCondition.SOUND
        && book.isTwoSided()
        && !book.spread().orElseThrow().isAbove(settings.widest())
        && !state.drift.isUnexplained(book.mid().orElseThrow().units() / 1e8)
        && (view.regime(market) == Regime.QUIET || view.regime(market) == Regime.TRENDING);
  }

  /** The side whose lower end clears the cost of resting there; null for none. */
  private @Nullable Edge edge(MarketId market, Outlook outlook, View view) {
    @Nullable FeeRates rates = view.fees(market).orElse(null);
    if (rates == null) {
      return null;
    }
    Estimate belief = new Estimate(outlook.probability(), outlook.sigma());
    Book book = view.othersBook(market);
    for (Side side : Side.values()) {
      double low =
          side == Side.BUY ? belief.low(settings.sigmas()) : 1 - belief.high(settings.sigmas());
      double rest = low - cost(book.resting(side).price(0), side, rates.maker().doubleValue());
      double take =
          low - cost(book.resting(side.opposite()).price(0), side, rates.taker().doubleValue());
      boolean clears =
          rest >= settings.minimumEdge() && !isBehind(book, side, outlook.probability());
      if (clears) {
        return new Edge(side, rest, take);
      }
    }
    return null;
  }

  /** Whether the belief does not even reach the middle: then only the spread is to be earned. */
  private static boolean isBehind(Book book, Side side, double probability) {
    double middle = book.mid().orElseThrow().units() / 1e8;
    return side == Side.BUY ? probability <= middle : probability >= middle;
  }

  private static double cost(Price price, Side side, double theta) {
    double p = dollars(price);
    double fee = theta * p * (1 - p);
    return (side == Side.BUY ? p : 1 - p) + fee;
  }

  private void enter(MarketId market, Edge edge, Outlook outlook, State state, Wishes out) {
    boolean take = edge.taking() >= settings.minimumEdge() + settings.takeEdge();
    if (take && state.resting) {
      forget(market, state, out, "the edge pays for taking");
      state.side = edge.side();
      return;
    }
    Belief belief = new Belief(market, outlook.probability(), outlook.sigma());
    state.resting = !take;
    out.send(
        new Signal.Bet(
            NAME,
            List.of(belief),
            false,
            take ? Liquidity.TAKER : Liquidity.MAKER,
            why(take ? Urgency.MEDIUM : Urgency.LOW, outlook.origin(), outlook)));
  }

  /** Stays while the edge lasts, then rests to get out, and takes where even that pays. */
  private void hold(
      MarketId market, Quantity own, Outlook outlook, State state, View view, Wishes out) {
    Side side = own.isPositive() ? Side.SELL : Side.BUY;
    Book book = view.othersBook(market);
    if (!outlook.isBelieved()
        || view.condition(market) != BookCondition.SOUND
        || !book.isTwoSided()
        || view.market(market).rules().isEmpty()) {
      return;
    }
    double sign = own.isPositive() ? 1 : -1;
    double middle = book.mid().orElseThrow().units() / 1e8;
    if (state.drift.isUnexplained(middle)) {
      rest(market, state, null, own, side, out, "the market knows more");
      return;
    }
    boolean gone = sign * (outlook.probability() - middle) <= 0;
    if (!gone) {
      rest(market, state, null, own, side, out, "the edge lasts");
      return;
    }
    Price executable = book.resting(side.opposite()).price(0);
    double p = dollars(executable);
    double fee =
        view.fees(market).map(rates -> rates.taker().doubleValue()).orElse(1.0) * p * (1 - p);
    if (sign * (p - outlook.probability()) - fee >= 0) {
      if (hasOrder(view.holding(market))) {
        rest(market, state, null, own, side, out, "taken instead");
      } else {
        out.send(
            new Signal.Take(
                NAME, market, side, executable, own.abs(), why(Urgency.MEDIUM, "edge gone", null)));
      }
      return;
    }
    Tick tick = view.market(market).rules().orElseThrow().tick();
    Price passive =
        side == Side.SELL
            ? higher(book.offers().price(0), tick.move(book.bids().price(0), 1))
            : lower(book.bids().price(0), tick.move(book.offers().price(0), -1));
    rest(market, state, passive, own, side, out, "edge gone");
  }

  private void rest(
      MarketId market,
      State state,
      @Nullable Price price,
      Quantity own,
      Side side,
      Wishes out,
      String reason) {
    boolean same = price == null ? state.exit == null : price.equals(state.exit);
    if (same && !state.resting) {
      return;
    }
    state.exit = price;
    state.resting = false;
    List<Level> levels = price == null ? List.of() : List.of(new Level(side, price, own.abs()));
    out.send(new Signal.Quotes(NAME, market, levels, why(Urgency.LOW, reason, null)));
  }

  private static boolean hasOrder(Holding holding) {
    for (Order order : holding.liveOrders()) {
      if (order.strategy().equals(NAME)) {
        return true;
      }
    }
    return false;
  }

  private static Quantity own(Holding holding) {
    @Nullable Position own = holding.byStrategy().get(NAME);
    return own == null ? Quantity.ZERO : own.quantity();
  }

  private static Rationale why(Urgency urgency, String reason, @Nullable Outlook belief) {
    Optional<FairValue> value =
        belief == null
            ? Optional.empty()
            : Optional.of(new FairValue((long) StrictMath.rint(belief.probability() * 1e8)));
    return new Rationale(urgency, CONFIDENCE, reason, value);
  }

  private static Price higher(Price one, Price other) {
    return one.isAbove(other) ? one : other;
  }

  private static Price lower(Price one, Price other) {
    return one.isBelow(other) ? one : other;
  }

  private static double dollars(Price price) {
    return (double) price.units() / Price.UNITS_PER_DOLLAR;
  }
}
