package io.tipoff.contract;

import io.tipoff.engine.Command;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.Ladder;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.paper.PaperSession;
import io.tipoff.paper.PaperSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The simulated venue, fed with the market data that others' orders would have made. */
final class PaperVenueUnderTest implements Venue {
  private static final long MILLI = 1_000_000;

  private final List<Event> events = new ArrayList<>();
  private final Map<MarketId, Map<Side, NavigableMap<Integer, Long>>> books = new HashMap<>();
  private final PaperSession session;
  private long now = 1_790_000_000_000L * MILLI;

  PaperVenueUnderTest(Money cash) {
    PaperSettings settings =
        new PaperSettings(
            cash, Quantity.of("20"), Duration.ZERO, Duration.ZERO, Duration.ZERO, 1.0);
    session = new PaperSession(settings, OrderContract.FEES, events::add);
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    for (MarketId market : List.of(GAME, OTHER)) {
      session.apply(new MarketListed(now, Market.of(market, rules)));
      setState(market, MarketState.OPEN);
      othersRest(market, Side.BUY, Price.of("0.01"), Quantity.ofContracts(1));
      othersRest(market, Side.SELL, Price.of("0.99"), Quantity.ofContracts(1));
    }
  }

  private NavigableMap<Integer, Long> side(MarketId market, Side side) {
    Comparator<Integer> bestFirst =
        side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return books
        .computeIfAbsent(market, _ -> new EnumMap<>(Side.class))
        .computeIfAbsent(side, _ -> new TreeMap<>(bestFirst));
  }

  private void tellBook(MarketId market) {
    session.apply(
        new BookChanged(now, market, ladder(market, Side.BUY), ladder(market, Side.SELL)));
    run();
  }

  private Ladder ladder(MarketId market, Side side) {
    NavigableMap<Integer, Long> levels = side(market, side);
    return Ladder.of(
        side,
        levels.keySet().stream().mapToInt(Integer::intValue).toArray(),
        levels.values().stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public void othersRest(MarketId market, Side side, Price price, Quantity quantity) {
    now += MILLI;
    side(market, side).merge(price.units(), quantity.units(), Long::sum);
    tellBook(market);
  }

  /** The print comes first, then the book without what was shown and taken. */
  @Override
  public void othersTake(MarketId market, Side side, Price price, Quantity quantity) {
    now += MILLI;
    session.apply(new TradePrinted(now, market, price, quantity, side));
    run();
    NavigableMap<Integer, Long> levels = side(market, side.opposite());
    long left = quantity.units();
    while (left > 0 && !levels.isEmpty() && !side.isMoreAggressive(bestOf(levels), price)) {
      long taken = Math.min(left, levels.firstEntry().getValue());
      left -= taken;
      int best = levels.firstKey();
      levels.computeIfPresent(best, (_, shown) -> shown == taken ? null : shown - taken);
    }
    now += MILLI;
    tellBook(market);
  }

  private static Price bestOf(NavigableMap<Integer, Long> levels) {
    return Price.ofUnits(levels.firstKey());
  }

  @Override
  public void setState(MarketId market, MarketState state) {
    now += MILLI;
    session.apply(new MarketStateChanged(now, market, state));
    run();
  }

  @Override
  public void settle(MarketId market, Price price) {
    now += MILLI;
    session.apply(new MarketSettled(now, market, price));
    run();
  }

  @Override
  public void carryOut(Command command) {
    now += MILLI;
    session.carryOut(command, now);
    run();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void awaitTime(long time) {
    now = time;
    run();
  }

  private void run() {
    while (session.nextDue() <= now) {
      session.runNext();
    }
  }

  @Override
  public List<Event> events() {
    List<Event> told = List.copyOf(events);
    events.clear();
    return told;
  }

  @Override
  public void close() {}
}
