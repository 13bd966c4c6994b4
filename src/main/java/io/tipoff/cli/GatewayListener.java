package io.tipoff.cli;

import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.stream.PrivateListener;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;

/** Hands executions on to the gateway that waits for them. */
record GatewayListener(OrderGateway gateway, Runnable connected) implements PrivateListener {
  @Override
  public void execution(VenueExecution execution, long time) {
    gateway.on(execution);
  }

  @Override
  public void restored(long time) {
    connected.run();
  }

  @Override
  public void openOrders(List<VenueOrder> orders, long time) {}

  @Override
  public void position(PositionChange change, long time) {}

  @Override
  public void balances(List<VenueBalance> balances, long time) {}

  @Override
  public void balance(BalanceChange change, long time) {}

  @Override
  public void lost(long time, String reason) {
    throw new IllegalStateException(reason);
  }

  @Override
  public void refused(String reason) {
    throw new IllegalStateException(reason);
  }

  @Override
  public void problem(String text) {
    throw new IllegalStateException(text);
  }
}
