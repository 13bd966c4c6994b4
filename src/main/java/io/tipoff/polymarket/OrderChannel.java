package io.tipoff.polymarket;

import io.tipoff.market.MarketId;
import io.tipoff.portfolio.OrderTerms;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How requests about orders leave for the venue. Each is sent once and never again; one that fails
 * completes its future with a {@link io.tipoff.polymarket.rest.VenueException}. No call blocks.
 */
public interface OrderChannel {

  /** New terms of an order that works. */
  record Change(String venueId, OrderTerms terms) {}

  /** An order that is to be cancelled. */
  record Target(String venueId, MarketId market) {}

  /** Enters 1 to 20 orders; answers with the venue's names of them, in their order. */
  CompletableFuture<List<String>> create(List<OrderTerms> orders);

  /** Moves 1 to 20 orders; the answer is no confirmation. */
  CompletableFuture<Void> modify(List<Change> changes);

  /** Cancels 1 to 20 orders; the answer is no confirmation. */
  CompletableFuture<Void> cancel(List<Target> targets);

  /** Cancels every open order of the account in one request; answers with their names. */
  CompletableFuture<List<String>> cancelAll();
}
