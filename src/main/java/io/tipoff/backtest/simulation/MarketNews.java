package io.tipoff.backtest.simulation;

import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What the messages of the markets stream say, as the adapter tells it to the engine. */
final class MarketNews {
  private final Consumer<Event> engine;
  private final Map<MarketId, MarketState> told = new HashMap<>();

  MarketNews(Consumer<Event> engine) {
    this.engine = engine;
  }

  News book(MarketSnapshot snapshot) {
    return new Book(snapshot, snapshot.state());
  }

  News trade(Trade trade) {
    return now ->
        engine.accept(
            new TradePrinted(
                now, trade.market(), trade.price(), trade.quantity(), trade.takerIntent().side()));
  }

  /** A market's state and book; the state counts only if it is another one than before. */
  private final class Book implements News {
    private final MarketSnapshot snapshot;
    private final MarketState state;

    Book(MarketSnapshot snapshot, MarketState state) {
      this.snapshot = snapshot;
      this.state = state;
    }

    @Override
    public void arrive(long now) {
      MarketId market = snapshot.market().id();
      MarketState before = told.getOrDefault(market, MarketState.CLOSED);
      if (state != before) {
        told.put(market, state);
        engine.accept(new MarketStateChanged(now, market, state));
      }
      engine.accept(new BookChanged(now, market, snapshot.bids(), snapshot.offers()));
    }

    /** A state that nobody knows is one in which nobody trades. */
    @Override
    public News unknown(String variant) {
      return variant.equals("market-state")
          ? new Book(snapshot, MarketState.SUSPENDED)
          : News.NOTHING;
    }
  }
}
