package io.tipoff.polymarket;

import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.Event;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What gateways have in common that know the account, whether or not they send anything. */
abstract sealed class AccountGateway implements Gateway permits OrderGateway, PreviewGateway {
  private final TrackedOrders orders;
  private final LongSupplier clock;
  private final Consumer<Event> inbox;
  private volatile @Nullable AccountKeeper keeper;

  AccountGateway(TrackedOrders orders, LongSupplier clock, Consumer<Event> inbox) {
    this.orders = orders;
    this.clock = clock;
    this.inbox = inbox;
  }

  @Override
  public final void restore(OrderRestored order, Money fees, long sentAt, boolean ours) {
    orders.tell(tracker -> tracker.restore(order, fees, sentAt, ours));
  }

  @Override
  public final void restore(MarketId market, Quantity quantity) {
    orders.tell(tracker -> tracker.expect(market, quantity));
  }

  @Override
  public final void restoreTrade(EarlierFillReversed undone, boolean isUndone) {
    orders.tell(tracker -> tracker.restoreTrade(undone, isUndone));
  }

  @Override
  public final boolean hasSeenForeign() {
    return orders.ask(OrderTracker::hasSeenForeign);
  }

  @Override
  public final List<VenueOrder> foreignAmong(List<VenueOrder> open) {
    return orders.ask(tracker -> tracker.foreignAmong(open));
  }

  @Override
  public final long rejectedAsTooSlow() {
    return orders.ask(OrderTracker::tooSlow);
  }

  @Override
  public AccountKeeper keep(
      AccountReads reads, ReconcilerSettings settings, FeeEstimate fees, long since) {
    AccountKeeper started =
        new AccountKeeper(
            new Reconciler(reads, orders, settings, fees, inbox, clock), clock, since);
    keeper = started;
    return started;
  }

  /** Stops to bring the account to what the venue says, if that was begun. */
  @Override
  public void close() {
    @Nullable AccountKeeper running = keeper;
    if (running != null) {
      running.close();
    }
  }
}
