package io.tipoff.cli;

import io.tipoff.engine.Difference;
import io.tipoff.engine.Observer;
import io.tipoff.event.OrderId;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;

/** Two observers as one: each is told everything, in their order. */
record Observers(Observer first, Observer second) implements Observer {
  @Override
  public void refused(Refused refused) {
    first.refused(refused);
    second.refused(refused);
  }

  @Override
  public void differed(Difference difference) {
    first.differed(difference);
    second.differed(difference);
  }

  @Override
  public void signalled(Signal signal) {
    first.signalled(signal);
    second.signalled(signal);
  }

  @Override
  public void outranked(Signal signal, String reason) {
    first.outranked(signal, reason);
    second.outranked(signal, reason);
  }

  @Override
  public void gameChanged(GameId game, GameCondition condition) {
    first.gameChanged(game, condition);
    second.gameChanged(game, condition);
  }

  @Override
  public void shortened(Refused whole) {
    first.shortened(whole);
    second.shortened(whole);
  }

  @Override
  public void stoodAside(Signal.Quotes quotes) {
    first.stoodAside(quotes);
    second.stoodAside(quotes);
  }

  @Override
  public void unwanted(OrderId order) {
    first.unwanted(order);
    second.unwanted(order);
  }
}
