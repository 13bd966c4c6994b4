package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.rest.VenueException.RefusedByUs;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.polymarket.wire.OrderReader;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders, one call at a time, waited for. What the venue takes here it may still reject; the order
 * stream tells. Every method throws {@link VenueException}; where an order may have been changed
 * all the same, an {@link VenueException.OutcomeUnknown}.
 */
public final class OrdersApi {
  private final RestClient client;

  public OrdersApi(RestClient client) {
    this.client = client;
  }

  /** Enters an order. */
  public CreatedOrder create(NewOrder order) throws InterruptedException {
    return client.post(OrderCalls.CREATE, OrderBodies.create(order));
  }

  /** Enters one to twenty orders; their ids in the same order. */
  public List<String> createBatch(List<NewOrder> orders) throws InterruptedException {
    requireBatch(orders);
    return client.post(OrderCalls.createBatch(orders.size()), OrderBodies.createBatch(orders));
  }

  /** Asks for a change, whose outcome the order stream tells. */
  public void modify(OrderChange change) throws InterruptedException {
    client.post(OrderCalls.modify(change.orderId()), OrderBodies.modify(change));
  }

  /** Asks for one to twenty changes; the ids that were sent. */
  public List<String> modifyBatch(List<OrderChange> changes) throws InterruptedException {
    requireBatch(changes);
    return client.post(OrderCalls.MODIFY_BATCH, OrderBodies.modifyBatch(changes));
  }

  /** Asks for a cancel, whose outcome the order stream tells. */
  public void cancel(OrderRef order) throws InterruptedException {
    client.post(OrderCalls.cancel(order.orderId()), OrderBodies.cancel(order.market()));
  }

  /** Asks for one to twenty cancels; the ids that were sent, unknown ones included. */
  public List<String> cancelBatch(List<OrderRef> orders) throws InterruptedException {
    requireBatch(orders);
    return client.post(OrderCalls.CANCEL_BATCH, OrderBodies.cancelBatch(orders));
  }

  /**
   * Cancels everything that is open.
   *
   * @param markets only in these; empty for all
   * @return the ids of the orders
   */
  public List<String> cancelAll(Collection<MarketId> markets) throws InterruptedException {
    return client.post(OrderCalls.CANCEL_ALL, OrderBodies.cancelAll(markets));
  }

  /** What would become of an order; nothing is entered. */
  public OrderPreview preview(NewOrder order) throws InterruptedException {
    return client.post(OrderCalls.PREVIEW, OrderBodies.preview(order));
  }

  /**
   * Trades a whole position away at market.
   *
   * @param slippage null for any price
   */
  public CreatedOrder closePosition(MarketId market, @Nullable Slippage slippage)
      throws InterruptedException {
    return client.post(OrderCalls.CLOSE_POSITION, OrderBodies.closePosition(market, slippage));
  }

  /**
   * The working orders.
   *
   * @param markets only in these; empty for all
   */
  public List<VenueOrder> open(Collection<MarketId> markets) throws InterruptedException {
    return client.get(
        Access.KEY,
        "/v1/orders/open",
        new Query().addAll("slugs", markets),
        tree -> Json.list(tree, "orders", OrderReader::order));
  }

  /** An order, working or done; empty where the venue does not know it. */
  public Optional<VenueOrder> order(String orderId) throws InterruptedException {
    return client.find(
        Access.KEY,
        OrderCalls.path(orderId),
        new Query(),
        tree -> OrderReader.order(Json.required(tree, "order")));
  }

  private static void requireBatch(List<?> orders) {
    if (orders.isEmpty() || orders.size() > OrderCalls.LARGEST_BATCH) {
      throw new RefusedByUs(
          "a batch has 1 to " + OrderCalls.LARGEST_BATCH + " orders, not " + orders.size());
    }
  }
}
