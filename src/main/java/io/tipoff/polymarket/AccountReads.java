package io.tipoff.polymarket;

import io.tipoff.event.AccountReported.Held;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How the venue is asked for the account. A question that fails completes its future with a {@link
 * io.tipoff.polymarket.rest.VenueException}; asking again is always safe. No call blocks.
 */
public interface AccountReads {

  /** All open orders of the key. */
  CompletableFuture<List<VenueOrder>> openOrders();

  /** One order of the key, working or done; empty if the venue does not know it. */
  CompletableFuture<Optional<VenueOrder>> order(String venueId);

  /**
   * What happened to the account, oldest first, all pages.
   *
   * @param since nanoseconds since 1970
   */
  CompletableFuture<List<Activity>> activities(long since);

  /** Every position that is not zero, all pages; a short's cost is what it brought, negative. */
  CompletableFuture<List<Held>> positions();

  /** The account's cash, the proceeds of shorts included. */
  CompletableFuture<Money> cash();

  /** What a market paid; empty while it is not settled. */
  CompletableFuture<Optional<Price>> settlement(MarketId market);
}
