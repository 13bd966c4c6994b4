package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.event.Event;
import io.tipoff.event.TimerFired;
import io.tipoff.market.FairValue;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.Position;
import io.tipoff.strategy.RewardedQuotes.Quote;
import io.tipoff.strategy.Signal.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quotes both sides around a fair value, leaning against its position, and never where the book
 * cannot be believed.
 */
public final class MarketMaker implements Strategy {
  /** It follows the market and forecasts nothing: as likely right as wrong. */
  private static final double CONFIDENCE = 0.5;

  private static final long PRICE_UNIT = Money.of("0.0001").units();

  private final MarketMakerSettings settings;
  private final @Nullable GameWatch game;
  private final @Nullable RewardedQuotes rewards;
  private final long refreshInterval;
  private final long refreshMove;
  private final long minRequoteInterval;
  private final long reduceBefore;
  private final Map<MarketId, Quoted> quoted = new HashMap<>();

  public MarketMaker(MarketMakerSettings settings) {
    this(settings, null, null);
  }

  /** One that uses what is known of games; null for one that does not. */
  public MarketMaker(MarketMakerSettings settings, @Nullable GameQuoting game) {
    this(settings, game, null);
  }

  /**
   * One that uses more than the market itself.
   *
   * @param game how it uses what is known of games; null if it does not
   * @param incentives what rewards for resting are worth to it; null for nothing
   */
  public MarketMaker(
      MarketMakerSettings settings,
      @Nullable GameQuoting game,
      @Nullable IncentiveSettings incentives) {
    this.settings = settings;
    this.game = game == null ? null : new GameWatch(game);
    this.rewards = incentives == null ? null : new RewardedQuotes(incentives);
    this.refreshInterval = settings.refreshInterval().toNanos();
    this.refreshMove = settings.refreshMove().units() / PRICE_UNIT;
    this.minRequoteInterval = settings.minRequoteInterval().toNanos();
    this.reduceBefore = settings.reduceBefore().toNanos();
  }

  @Override
  public String name() {
    return "market-maker";
  }

  @Override
  public void review(MarketId market, Event cause, View view, Wishes out) {
    Quoted state = quoted.computeIfAbsent(market, _ -> new Quoted());
    @Nullable String obstacle = obstacle(market, view);
    @Nullable String surprise = game == null ? null : game.surprise(market, cause, view, out);
    if (game != null && surprise != null) {
      game.toPull(market).forEach(other -> pull(other, surprise, out));
      obstacle = obstacle == null ? surprise : obstacle;
    }
    if (obstacle != null) {
      if (!obstacle.equals(state.obstacle) && (state.quoting || isHeardOf(market, view))) {
        state.obstacle = obstacle;
        state.quoting = false;
        send(market, List.of(), obstacle, Urgency.HIGH, Optional.empty(), out);
      }
      if (!view.regime(market).mayQuote()) {
        out.wake(market, view.now() + refreshInterval); // it ends by itself, whatever is heard
      }
      return;
    }
    state.obstacle = "";
    FairValue fair = fair(market, view);
    Quantity position = inventory(view.holding(market));
    Regime regime = view.regime(market);
    long refreshAt = state.refreshedAt + refreshInterval;
    int factor = view.spreadFactor(market);
    boolean changed =
        !state.quoting
            || !position.equals(state.position)
            || regime != state.regime
            || factor != state.factor;
    if (!changed && view.now() < refreshAt) {
      boolean moved = fair.distanceTo(state.fair) >= refreshMove;
      long earliest = moved ? state.refreshedAt + minRequoteInterval : refreshAt;
      if (view.now() < earliest) {
        if (moved || cause instanceof TimerFired) {
          out.wake(market, earliest);
        }
        return;
      }
    }
    state.quoting = true;
    state.fair = fair;
    state.position = position;
    state.regime = regime;
    state.factor = factor;
    state.refreshedAt = view.now();
    out.wake(market, view.now() + refreshInterval);
    quote(view.market(market), fair, view, out);
  }

  private static boolean isHeardOf(MarketId market, View view) {
    return view.condition(market) != BookCondition.EMPTY;
  }

  /** Why a market must not be quoted now; null if it may. */
  private @Nullable String obstacle(MarketId market, View view) {
    if (view.market(market).rules().isEmpty()) {
      return "tick unknown";
    }
    if (!view.isOpen(market)) {
      return "market not open";
    }
    BookCondition condition = view.condition(market);
    if (condition != BookCondition.SOUND) {
      return "book " + condition;
    }
    if (!view.othersBook(market).isTwoSided()) {
      return "nobody else on a side";
    }
    return switch (view.regime(market)) {
      case EVENT -> "something happened";
      case HALTED -> "halted";
      case QUIET, TRENDING, NEAR_SETTLEMENT, REDUCE_ONLY -> null;
    };
  }

  private void quote(Market market, FairValue fair, View view, Wishes out) {
    TradingRules rules = market.rules().orElseThrow();
    Holding holding = view.holding(market.id());
    Quantity position = inventory(holding);
    boolean reduceOnly = isReduceOnly(market, fair, view);
    int factor = view.spreadFactor(market.id());
    Targets first = targets(market, fair, position, factor, view);
    List<Level> levels = new ArrayList<>(2 * settings.levels());
    boolean rewarded = false;
    for (Side side : Side.values()) {
      Quantity room = room(side, position, reduceOnly);
      @Nullable Price ahead = null;
      for (int i = 0; i < settings.levels() && room.isPositive(); i++) {
        Quantity size = settings.quoteSize().min(room).floorTo(rules.minimum());
        Quote plain = new Quote(target(side, i, first, rules.tick()), size);
        Quote quote =
            rewards == null || i > 0 || reduceOnly || factor > 1 || !size.isPositive()
                ? plain
                : rewards.best(side, plain, fair, room, market, view);
        size = quote.size();
        rewarded |= !quote.equals(plain);
        @Nullable Price price = price(side, quote.target(), ahead, rules.tick(), holding, view);
        if (price == null || !size.isPositive()) {
          break;
        }
        levels.add(new Level(side, price, size));
        room = room.minus(size);
        ahead = price;
      }
    }
    boolean ends = view.regime(market.id()) == Regime.NEAR_SETTLEMENT;
    String why = ends ? "near settlement" : reduceOnly ? "reduce" : rewarded ? "rewarded" : "quote";
    send(market.id(), levels, why, Urgency.LOW, Optional.of(fair), out);
  }

  /** Towards selling when long, towards buying when short, in proportion to the position. */
  private Money lean(Quantity position) {
    Quantity limit = settings.inventoryLimit();
    Quantity held = position.abs().min(limit);
    Money size = settings.inventorySkew().share(held, limit);
    return position.isPositive() ? size.negate() : size;
  }

  /** How many contracts may be added on a side before the position is at its limit, or closed. */
  private Quantity room(Side side, Quantity position, boolean reduceOnly) {
    Quantity inDirection = side.signed(position);
    Quantity room =
        reduceOnly ? inDirection.negate() : settings.inventoryLimit().minus(inDirection);
    return room.max(Quantity.ZERO);
  }

  private boolean isReduceOnly(Market market, FairValue fair, View view) {
    long endsAt = market.listing().endsAt().orElse(Long.MAX_VALUE);
    return view.regime(market.id()).isReduceOnly()
        || view.now() >= endsAt - reduceBefore
        || settings.isNearSettlement(fair);
  }

  /** Where the first levels should be, tick or not. */
  record Targets(FairValue bid, FairValue offer) {}

  private Targets targets(Market market, FairValue fair, Quantity position, int factor, View view) {
    Tick tick = market.rules().orElseThrow().tick();
    if (game != null && view.outlook(market.id()).isPresent()) {
      return game.targets(market, position, factor, view);
    }
    FairValue centre = fair.plus(lean(position));
    long half = factor * Math.max(settings.spread().units() / PRICE_UNIT / 2, tick.units());
    return new Targets(centre.plusPriceUnits(-half), centre.plusPriceUnits(half));
  }

  private FairValue fair(MarketId market, View view) {
    return game != null && view.outlook(market).isPresent()
        ? game.fair(market, view).value()
        : view.othersBook(market).weightedMid().orElseThrow();
  }

  private FairValue target(Side side, int level, Targets first, Tick tick) {
    long away = level * Math.max(settings.levelStep().units() / PRICE_UNIT, tick.units());
    return side == Side.BUY
        ? first.bid().plusPriceUnits(-away)
        : first.offer().plusPriceUnits(away);
  }

  /** The position but for what other strategies hold and get rid of themselves. */
  private static Quantity inventory(Holding holding) {
    Quantity sum = holding.position().quantity();
    for (Map.Entry<String, Position> part : holding.byStrategy().entrySet()) {
      if (part.getKey().equals(LiveArbitrage.NAME) || part.getKey().equals(StatisticalEdge.NAME)) {
        sum = sum.minus(part.getValue().quantity());
      }
    }
    return sum;
  }

  private void pull(MarketId market, String reason, Wishes out) {
    Quoted state = quoted.computeIfAbsent(market, _ -> new Quoted());
    if (state.quoting) {
      state.quoting = false;
      state.obstacle = reason;
      send(market, List.of(), reason, Urgency.HIGH, Optional.empty(), out);
    }
  }

  /**
   * The price of a level, passive, inside the bounds, and behind the level ahead of it; null if
   * there is none. A live order keeps its price, and so its place in the queue, while the target is
   * less than a tick away from it.
   */
  private @Nullable Price price(
      Side side, FairValue target, @Nullable Price ahead, Tick tick, Holding holding, View view) {
    Book book = view.book(holding.market());
    Price limit = limit(side, ahead, tick, book);
    if (side.crosses(limit, book.resting(side.opposite()).price(0)) || limit.equals(ahead)) {
      return null; // at the edge of what a price can be, no room is left
    }
    for (Order order : holding.liveOrders()) {
      if (isMine(order, side)
          && target.distanceTo(order.price()) < tick.units()
          && !side.isMoreAggressive(order.price(), limit)) {
        return order.price();
      }
    }
    if (!isInBounds(side, target, tick)) {
      return null;
    }
    return side == Side.BUY
        ? lower(target.floorTo(tick), limit)
        : higher(target.ceilTo(tick), limit);
  }

  /** Whether it is an order with a place in the queue to keep. */
  private boolean isMine(Order order, Side side) {
    return order.side() == side
        && order.strategy().equals(name())
        && order.state() != OrderState.PENDING_CANCEL;
  }

  private static boolean isInBounds(Side side, FairValue target, Tick tick) {
    return side == Side.BUY
        ? target.compareTo(FairValue.of(tick.lowest())) >= 0
        : target.compareTo(FairValue.of(tick.highest())) <= 0;
  }

  /** The most aggressive price that neither trades at once nor reaches the level ahead. */
  private static Price limit(Side side, @Nullable Price ahead, Tick tick, Book book) {
    if (side == Side.BUY) {
      Price passive = tick.move(book.offers().price(0), -1);
      return ahead == null ? passive : lower(passive, tick.move(ahead, -1));
    }
    Price passive = tick.move(book.bids().price(0), 1);
    return ahead == null ? passive : higher(passive, tick.move(ahead, 1));
  }

  private static Price lower(Price one, Price other) {
    return one.isBelow(other) ? one : other;
  }

  private static Price higher(Price one, Price other) {
    return one.isAbove(other) ? one : other;
  }

  private void send(
      MarketId market,
      List<Level> levels,
      String reason,
      Urgency urgency,
      Optional<FairValue> fair,
      Wishes out) {
    out.send(
        new Signal.Quotes(
            name(), market, levels, new Rationale(urgency, CONFIDENCE, reason, fair)));
  }

  /** What was last quoted in a market. */
  private static final class Quoted {
    private boolean quoting;
    private String obstacle = "";
    private FairValue fair = new FairValue(0);
    private Quantity position = Quantity.ZERO;
    private Regime regime = Regime.QUIET;
    private int factor = 1;
    private long refreshedAt;
  }
}
