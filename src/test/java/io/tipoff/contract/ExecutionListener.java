package io.tipoff.contract;

import io.tipoff.polymarket.stream.PrivateListener;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;

/** Hears executions; anything that goes wrong fails the test. */
abstract class ExecutionListener implements PrivateListener {
  @Override
  public void openOrders(List<VenueOrder> orders, long time) {}

  @Override
  public void position(PositionChange change, long time) {}

  @Override
  public void balances(List<VenueBalance> balances, long time) {}

  @Override
  public void balance(BalanceChange change, long time) {}

  @Override
  public void lost(long time, String reason) {}

  @Override
  public void refused(String reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void problem(String text) {
    throw new AssertionError(text);
  }
}
