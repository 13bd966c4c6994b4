package io.tipoff.cli;

import io.tipoff.event.AccountLost;
import io.tipoff.event.Event;
import io.tipoff.polymarket.Gateway;
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
 * Hands executions on to the gateway. Positions and money follow from them and are compared with
 * the venue's by requests; what the stream tells of both is left aside.
 *
 * @param inbox is told when news may have been missed
 * @param gap is run when news is lost, before the inbox is told
 * @param restored is run when news comes again
 * @param failed is told that none will ever come
 */
record AccountNews(
    Gateway gateway,
    Consumer<Event> inbox,
    Runnable gap,
    Runnable restored,
    Checkpoint checkpoint,
    Consumer<String> failed)
    implements PrivateListener {
  private static final Logger LOG = LoggerFactory.getLogger(AccountNews.class);

  @Override
  public void execution(VenueExecution execution, long time) {
    checkpoint.reached(Checkpoint.Station.STREAMED);
    gateway.on(execution);
  }

  @Override
  public void restored(long time) {
    restored.run();
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
    LOG.warn(
        "News of our orders was lost, nothing is placed until the account is compared: {}", reason);
    gap.run();
    inbox.accept(new AccountLost(WallClock.nanos(), "news of our orders was lost: " + reason));
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
