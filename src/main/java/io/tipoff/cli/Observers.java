package io.tipoff.cli;

import io.tipoff.engine.Difference;
import io.tipoff.engine.Observer;
import io.tipoff.event.OrderId;
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
