package io.tipoff.engine;

import io.tipoff.event.Event;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.strategy.Rationale;
import io.tipoff.strategy.Signal;
import io.tipoff.strategy.Signal.Level;
import io.tipoff.strategy.Strategy;
import io.tipoff.strategy.Urgency;
import io.tipoff.strategy.View;
import io.tipoff.strategy.Wishes;
import java.util.List;
import java.util.Optional;

/**
 * Wants ten contracts at 0.45, or an offer of ten at 0.55, in the first market, whatever happens.
 */
record OneBid(String name, Side side) implements Strategy {

  OneBid(String name) {
    this(name, Side.BUY);
  }

  @Override
  public void review(MarketId market, Event cause, View view, Wishes out) {
    if (market.equals(EngineDesk.GAME) && !view.book(market).bids().isEmpty()) {
      Level level =
          new Level(side, Price.of(side == Side.BUY ? "0.45" : "0.55"), Quantity.ofContracts(10));
      Rationale why = new Rationale(Urgency.LOW, 1, "always", Optional.empty());
      out.send(new Signal.Quotes(name, market, List.of(level), why));
    }
  }
}
