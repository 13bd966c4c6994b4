package io.tipoff.polymarket;

import io.tipoff.engine.CommandSink;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Duration;
import java.util.List;

/**
 * What stands between an engine and an account at the venue. Every command ends in exactly one
 * event; whether anything leaves is up to the kind of gateway.
 */
public sealed interface Gateway extends CommandSink, AutoCloseable permits AccountGateway {

  /** The quote that a request places is no longer wanted; it is dropped if it has not left. */
  void withdraw(OrderId order);

  /**
   * Takes an order of an earlier session; before the account is kept.
   *
   * @param fees that were told of it
   * @param sentAt the latest time at which it may have left, nanoseconds since 1970
   * @param ours whether this bot made it
   */
  void restore(OrderRestored order, Money fees, long sentAt, boolean ours);

  /** Takes a position of an earlier session; before the account is kept. */
  void restore(MarketId market, Quantity quantity);

  /**
   * A trade of an earlier session, so that it is not taken for one that was missed.
   *
   * @param undone what is told if the venue undoes it
   * @param isUndone whether that was told already
   */
  void restoreTrade(EarlierFillReversed undone, boolean isUndone);

  /** Whether the account has, or had, orders that this bot neither made nor may have made. */
  boolean hasSeenForeign();

  /** Which orders of a list this bot neither made nor may have made. */
  List<VenueOrder> foreignAmong(List<VenueOrder> open);

  /**
   * From now on the account is brought to what the venue says of it, again and again.
   *
   * @param fees of trades of which the venue does not say them
   * @param since up to when transfers of cash and rewards are known, nanoseconds since 1970
   */
  AccountKeeper keep(AccountReads reads, ReconcilerSettings settings, FeeEstimate fees, long since);

  /** Takes the private stream's news, each once. */
  void on(VenueExecution execution);

  /** Orders and changes that the venue rejected because it was too slow itself. */
  long rejectedAsTooSlow();

  /**
   * The engine is gone: nothing of it may be left at the venue.
   *
   * @param leaveForeign whether only the orders known as ours are cancelled
   * @param patience how long it is tried
   * @return whether the venue took the cancels
   */
  boolean cancelAndEnd(boolean leaveForeign, Duration patience) throws InterruptedException;

  /** Sends nothing more; what waits is told as not sent. */
  @Override
  void close();
}
