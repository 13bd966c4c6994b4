package io.tipoff.exchange;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TradingRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listed market: its state, its book, what traded in it, and who holds it. */
final class Instrument {
  private final Market market;
  private final TradingRules rules;
  private final LimitOrderBook book = new LimitOrderBook();
  private final List<Holding> holdings = new ArrayList<>();
  private MarketState state;
  private @Nullable Price lastPrice;
  private @Nullable Price low;
  private @Nullable Price high;
  private Quantity traded = Quantity.ZERO;
  private Quantity openInterest = Quantity.ZERO;
  private @Nullable Price settlement;
  private long changed;

  Instrument(Market market, MarketState state, long now) {
    this.market = market;
    this.rules =
        market
            .rules()
            .orElseThrow(() -> new IllegalArgumentException(market.id() + " has no rules"));
    this.state = state;
    this.changed = now;
  }

  Market market() {
    return market;
  }

  MarketId id() {
    return market.id();
  }

  TradingRules rules() {
    return rules;
  }

  LimitOrderBook book() {
    return book;
  }

  MarketState state() {
    return state;
  }

  boolean isSettled() {
    return settlement != null;
  }

  /** What every account that ever used this market holds, in the order of their coming. */
  List<Holding> holdings() {
    return holdings;
  }

  void enter(MarketState newState) {
    state = newState;
  }

  void settle(Price price) {
    settlement = price;
    state = MarketState.CLOSED;
    openInterest = Quantity.ZERO;
  }

  void record(Price price, Quantity quantity, Quantity openInterestChange) {
    lastPrice = price;
    low = low == null || price.isBelow(low) ? price : low;
    high = high == null || price.isAbove(high) ? price : high;
    traded = traded.plus(quantity);
    openInterest = openInterest.plus(openInterestChange);
  }

  void touch(long now) {
    changed = now;
  }

  MarketSnapshot snapshot() {
    return new MarketSnapshot(
        market,
        state,
        book.side(Side.BUY).ladder(),
        book.side(Side.SELL).ladder(),
        lastPrice,
        low,
        high,
        traded,
        openInterest,
        settlement,
        changed);
  }
}
