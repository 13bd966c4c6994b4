package io.tipoff.cli;

import io.tipoff.polymarket.OrderGateway;
import io.tipoff.polymarket.stream.PrivateListener;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands executions on to the gateway. Positions and money follow from them, and what the venue
 * tells of both is left aside; once news may have been missed, the session cannot go on.
 */
record AccountNews(OrderGateway gateway, Runnable connected, Consumer<String> failed)
    implements PrivateListener {
  private static final Logger LOG = LoggerFactory.getLogger(AccountNews.class);

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
    failed.accept("news of our orders was lost: " + reason);
  }

  @Override
  public void refused(String reason) {
    failed.accept("the venue does not accept the key: " + reason);
  }

  @Override
  public void problem(String text) {
    LOG.warn("News of our orders: {}", text);
  }
}
