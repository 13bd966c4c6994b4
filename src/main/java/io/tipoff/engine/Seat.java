package io.tipoff.engine;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.event.Event;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeRates;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Holding;
import io.tipoff.risk.RiskBook;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.Regime;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A strategy at work: what it sees, and where its wishes go. */
final class Seat implements View, Wishes {
  private final Strategy strategy;
  private final Knowledge knowledge;
  private final RiskBook risk;
  private final Permit permit;
  private final Timers timers;
  private final Consumer<Signal> wishes;
  private final LongSupplier time;
  private final Map<MarketId, TreeSet<Long>> pending = new HashMap<>();

  /**
   * A seat for a strategy.
   *
   * @param wishes takes what it wants
   * @param time of the event that it is asked about, nanoseconds since 1970
   */
  Seat(
      Strategy strategy,
      Knowledge knowledge,
      RiskBook risk,
      Permit permit,
      Timers timers,
      Consumer<Signal> wishes,
      LongSupplier time) {
    this.strategy = strategy;
    this.knowledge = knowledge;
    this.risk = risk;
    this.permit = permit;
    this.timers = timers;
    this.wishes = wishes;
    this.time = time;
  }

  /** The strategy's name. */
  String name() {
    return strategy.name();
  }

  /** Asks the strategy what it wants in a market. */
  void review(MarketId market, Event cause) {
    strategy.review(market, cause, this, this);
  }

  /** A timer that was set for a time has ended. */
  void woken(MarketId market, long at) {
    @Nullable TreeSet<Long> times = pending.get(market);
    if (times != null) {
      times.remove(at);
    }
  }

  @Override
  public void send(Signal signal) {
    wishes.accept(signal);
  }

  @Override
  public void wake(MarketId market, long at) {
    TreeSet<Long> times = pending.computeIfAbsent(market, _ -> new TreeSet<>());
    if (times.isEmpty() || at < times.first()) {
      times.add(at);
      timers.set(new Timers.Purpose.Wake(this, market), at);
    }
  }

  @Override
  public long now() {
    return time.getAsLong();
  }

  @Override
  public Market market(MarketId id) {
    return knowledge.markets().market(id);
  }

  @Override
  public boolean isOpen(MarketId id) {
    return knowledge.markets().isOpen(id);
  }

  @Override
  public Book book(MarketId id) {
    return knowledge.books().book(id);
  }

  @Override
  public Book othersBook(MarketId id) {
    return knowledge.othersBook(id);
  }

  @Override
  public BookCondition condition(MarketId id) {
    return knowledge.books().condition(id, now());
  }

  @Override
  public Holding holding(MarketId id) {
    return knowledge.portfolio().holding(id);
  }

  @Override
  public Optional<Outlook> outlook(MarketId id) {
    return knowledge.outlook(id, this);
  }

  @Override
  public Optional<FeeRates> fees(MarketId id) {
    return knowledge.fees(id, now());
  }

  @Override
  public List<LiquidityProgram> programs(MarketId id) {
    return knowledge.markets().programs(id, now());
  }

  @Override
  public Optional<GameView> game(MarketId id) {
    return knowledge.games().of(id, now());
  }

  @Override
  public MarketBelief belief(MarketId id) {
    return knowledge.beliefs().of(id, now());
  }

  @Override
  public Regime regime(MarketId id) {
    return permit.isHalted() ? Regime.HALTED : risk.regime(strategy.name(), market(id), now());
  }

  @Override
  public int spreadFactor(MarketId id) {
    return risk.spreadFactor(strategy.name(), market(id), now());
  }
}
