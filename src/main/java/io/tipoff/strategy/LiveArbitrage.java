package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.event.Event;
import io.tipoff.game.Outlook;
import io.tipoff.market.FairValue;
import io.tipoff.market.FeeRates;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.model.LogOdds;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.Position;
import io.tipoff.strategy.Signal.Level;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is quoted too far from what a change of the score has made of it, where the feed is
 * known to be ahead of the market. Before that it has everything pulled that was priced on the old
 * score.
 */
public final class LiveArbitrage implements Strategy {
  /** The name under which it trades. */
  public static final String NAME = "live-arbitrage";

  /** Why it enters. */
  public static final String ON_SCORE = "score";

  private static final double CERTAIN = 0.001;
  private static final double CONFIDENCE = 0.8;

  private final LiveArbitrageSettings settings;
  private final LeadMeter meter;
  private final Map<MarketId, State> states = new HashMap<>();
  private final Map<String, Long> traded = new HashMap<>();
  private final Map<String, SequencedSet<MarketId>> events = new HashMap<>();

  /** What is remembered of one market. */
  private static final class State {
    private final LeadMeter.Track track;
    private @Nullable Outlook outlook;
    private double belief = Double.NaN;
    private double middle = Double.NaN;
    private long enteredAt;
    private Quantity held = Quantity.ZERO;
    private @Nullable Price resting;

    private State(LeadMeter.Track track) {
      this.track = track;
    }
  }

  /** A strategy that has measured nothing yet. */
  public LiveArbitrage(LiveArbitrageSettings settings) {
    this.settings = settings;
    this.meter = new LeadMeter(settings.lead());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void review(MarketId market, Event cause, View view, Wishes out) {
    @Nullable Outlook outlook = view.outlook(market).orElse(null);
    if (outlook == null) {
      return;
    }
    State state = states.computeIfAbsent(market, _ -> register(market, view));
    state.track.update(view.now());
    if (!outlook.equals(state.outlook)) {
      happened(market, outlook, state, view, out);
    }
    Book book = view.othersBook(market);
    if (book.isTwoSided()) {
      state.middle = book.mid().orElseThrow().units() / 1e8;
      state.track.moved(view.now(), state.middle);
    }
    leave(market, state, view, out);
  }

  private State register(MarketId market, View view) {
    events
        .computeIfAbsent(view.market(market).listing().event(), _ -> new LinkedHashSet<>())
        .add(market);
    return new State(meter.new Track(view.market(market).listing().league()));
  }

  private void happened(MarketId market, Outlook outlook, State state, View view, Wishes out) {
    double before = state.belief;
    @Nullable Outlook was = state.outlook;
    state.outlook = outlook;
    state.belief = outlook.isBelieved() ? outlook.probability() : Double.NaN;
    if (was == null || !outlook.isSurprise()) {
      return;
    }
    out.send(
        new Signal.Pull(
            NAME,
            market,
            new Rationale(Urgency.HIGH, 1, "game: " + outlook.cause(), Optional.empty())));
    if (outlook.cause() == Outlook.Cause.SCORE) {
      state.track.told(outlook.arrived(), outlook.direction(was));
      out.wake(market, state.track.due());
      enter(market, outlook, before, state, view, out);
    }
  }

  /** Trades if the edge clears everything that may be wrong with it. */
  private void enter(
      MarketId market, Outlook outlook, double before, State state, View view, Wishes out) {
    String event = view.market(market).listing().event();
    String league = view.market(market).listing().league();
    @Nullable FeeRates rates = view.fees(market).orElse(null);
    Book book = view.othersBook(market);
    boolean may =
        (settings.trusted().contains(league) || meter.isAhead(league))
            && rates != null
            && view.market(market).rules().isPresent()
            && view.isOpen(market)
            && view.condition(market) == BookCondition.SOUND
            && book.isTwoSided()
            && mayEnter(view.regime(market))
            && view.now() - outlook.stamped() <= settings.oldest().toNanos()
            && view.now() - traded.getOrDefault(event, Long.MIN_VALUE / 2)
                >= settings.coolDown().toNanos()
            && outlook.isBelieved()
            && !Double.isNaN(before);
    if (!may || rates == null) {
      return;
    }
    double after = outlook.probability();
    double moved = shifted(book.mid().orElseThrow().units() / 1e8, before, after);
    double error = settings.moveError() * StrictMath.abs(after - before);
    Side side = after > before ? Side.BUY : Side.SELL;
    double sign = side == Side.BUY ? 1 : -1;
    double worth =
        sign
            * (side == Side.BUY
                ? StrictMath.min(after - settings.sigmas() * outlook.sigma(), moved - error)
                : StrictMath.max(after + settings.sigmas() * outlook.sigma(), moved + error));
    @Nullable Price limit = limit(book, side, sign, worth, rates, view, market);
    if (limit == null) {
      return;
    }
    TradingRules rules = view.market(market).rules().orElseThrow();
    double room = settings.eventStake() - staked(event, view);
    double cost = side == Side.BUY ? dollars(limit) : 1 - dollars(limit);
    Quantity affordable = Quantity.ofContracts((long) StrictMath.max(0, room / cost));
    Quantity quantity =
        book.available(side, limit)
            .min(settings.quantity())
            .min(affordable)
            .floorTo(rules.minimum());
    if (quantity.isPositive()) {
      traded.put(event, view.now());
      state.enteredAt = view.now();
      Rationale why = new Rationale(Urgency.HIGH, CONFIDENCE, ON_SCORE, Optional.of(value(after)));
      out.send(new Signal.Take(NAME, market, side, limit, quantity, why));
    }
  }

  /** It takes, so a pause for quotes after a jump is none for it. */
  private static boolean mayEnter(Regime regime) {
    return switch (regime) {
      case QUIET, TRENDING, EVENT -> true;
      case NEAR_SETTLEMENT, REDUCE_ONLY, HALTED -> false;
    };
  }

  /** What the market's middle should become when the belief moves from one value to the other. */
  private static double shifted(double middle, double before, double after) {
    return LogOdds.probability(logit(middle) + logit(after) - logit(before));
  }

  /** The worst price inside the collar whose edge still clears; null if not even the best does. */
  private @Nullable Price limit(
      Book book, Side side, double sign, double worth, FeeRates rates, View view, MarketId id) {
    Tick tick = view.market(id).rules().orElseThrow().tick();
    Price best = book.resting(side.opposite()).price(0);
    @Nullable Price limit = null;
    for (int ticks = 0; ticks <= settings.collarTicks(); ticks++) {
      Price price = tick.move(best, ((int) sign) * ticks);
      double p = dollars(price);
      double fee = rates.taker().doubleValue() * p * (1 - p);
      if (worth - sign * p - fee < settings.minimumEdge()) {
        break;
      }
      limit = price;
    }
    return limit;
  }

  /** What its positions in an event have cost. */
  private double staked(String event, View view) {
    double sum = 0;
    @Nullable SequencedSet<MarketId> markets = events.get(event);
    if (markets == null) {
      return 0;
    }
    for (MarketId market : markets) {
      Quantity own = own(view.holding(market));
      double p = dollars(view.holding(market).mark());
      double each = own.isPositive() ? p : 1 - p;
      sum += each * contracts(own.abs());
    }
    return sum;
  }

  private static Quantity own(Holding holding) {
    @Nullable Position own = holding.byStrategy().get(NAME);
    return own == null ? Quantity.ZERO : own.quantity();
  }

  /** Gets out: at its value by resting, at a loss or after a time by taking. */
  private void leave(MarketId market, State state, View view, Wishes out) {
    Holding holding = view.holding(market);
    Quantity own = own(holding);
    if (own.isZero()) {
      if (!state.held.isZero() && state.resting != null) {
        rest(market, state, null, Quantity.ZERO, Side.SELL, out);
      }
      state.held = own;
      return;
    }
    if (state.held.isZero()) {
      state.enteredAt = view.now();
      out.wake(market, view.now() + settings.hold().toNanos());
    }
    Book book = view.othersBook(market);
    if (view.condition(market) != BookCondition.SOUND
        || !book.isTwoSided()
        || !view.isOpen(market)
        || view.market(market).rules().isEmpty()) {
      return;
    }
    Side side = own.isPositive() ? Side.SELL : Side.BUY;
    double sign = own.isPositive() ? 1 : -1;
    Price executable = book.resting(side.opposite()).price(0);
    double average = dollars(holding.byStrategy().get(NAME));
    double p = dollars(executable);
    double fee =
        view.fees(market).map(rates -> rates.taker().doubleValue()).orElse(1.0) * p * (1 - p);
    boolean stop = sign * (average - p) >= settings.stop();
    boolean late = view.now() - state.enteredAt >= settings.hold().toNanos();
    boolean target = !Double.isNaN(state.belief) && sign * (p - state.belief) - fee >= 0;
    if (stop || late || target) {
      if (hasOrder(holding)) {
        rest(market, state, null, own, side, out);
      } else {
        Tick tick = view.market(market).rules().orElseThrow().tick();
        Price limit = tick.move(executable, ((int) -sign) * settings.collarTicks());
        String why = stop ? "stop" : late ? "time" : "target";
        Rationale reason = new Rationale(Urgency.HIGH, CONFIDENCE, why, Optional.empty());
        out.send(new Signal.Take(NAME, market, side, limit, own.abs(), reason));
      }
    } else {
      rest(market, state, passive(book, side, state, view, market), own, side, out);
    }
    state.held = own;
  }

  /** Where the position is offered: at what it is worth, and never so that it trades at once. */
  private static Price passive(Book book, Side side, State state, View view, MarketId market) {
    Tick tick = view.market(market).rules().orElseThrow().tick();
    double worth = !Double.isNaN(state.belief) ? state.belief : state.middle;
    if (side == Side.SELL) {
      Price least = tick.move(book.bids().price(0), 1);
      Price wanted = value(worth).ceilTo(tick);
      return wanted.isBelow(least) ? least : wanted;
    }
    Price most = tick.move(book.offers().price(0), -1);
    Price wanted = value(worth).floorTo(tick);
    return wanted.isAbove(most) ? most : wanted;
  }

  private static boolean hasOrder(Holding holding) {
    for (Order order : holding.liveOrders()) {
      if (order.strategy().equals(NAME)) {
        return true;
      }
    }
    return false;
  }

  private void rest(
      MarketId market, State state, @Nullable Price price, Quantity own, Side side, Wishes out) {
    boolean same = price == null ? state.resting == null : price.equals(state.resting);
    if (same && own.equals(state.held)) {
      return;
    }
    state.resting = price;
    List<Level> levels = price == null ? List.of() : List.of(new Level(side, price, own.abs()));
    Rationale why = new Rationale(Urgency.MEDIUM, CONFIDENCE, "target", Optional.empty());
    out.send(new Signal.Quotes(NAME, market, levels, why));
  }

  private static double dollars(@Nullable Position position) {
    return position == null ? 0 : dollars(position.averagePrice());
  }

  private static double dollars(Price price) {
    return (double) price.units() / Price.UNITS_PER_DOLLAR;
  }

  private static double contracts(Quantity quantity) {
    return (double) quantity.units() / Quantity.UNITS_PER_CONTRACT;
  }

  private static double logit(double p) {
    return LogOdds.of(Math.clamp(p, CERTAIN, 1 - CERTAIN));
  }

  private static FairValue value(double dollars) {
    return new FairValue((long) StrictMath.rint(dollars * 1e8));
  }
}
