package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.polymarket.auth.SignedAhead;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.OrderPreview;
import io.tipoff.polymarket.wire.OrderReader;
import io.tipoff.polymarket.wire.WireException;
import java.util.List;

/** The calls about orders; their bodies are those of {@link OrderBodies}. */
public final class OrderCalls {
  /** The most orders of one batch. */
  public static final int LARGEST_BATCH = 20;

  private static final String BATCH = "/v1/orders/batched";

  /** Enters an order. */
  public static final OrderCall<CreatedOrder> CREATE =
      new OrderCall<>("/v1/orders", Share.OTHERS, true, OrderCalls::created);

  /** Cancels up to twenty orders; answers the ids that were sent, which is not their fate. */
  public static final OrderCall<List<String>> CANCEL_BATCH =
      new OrderCall<>(
          BATCH + "/cancel", Share.CANCELS, true, tree -> ids(tree, "canceledOrderIds"));

  /** Changes up to twenty orders; answers the ids that were sent, which is not their fate. */
  public static final OrderCall<List<String>> MODIFY_BATCH =
      new OrderCall<>(BATCH + "/modify", Share.OTHERS, true, tree -> ids(tree, "modifiedOrderIds"));

  /** Cancels everything, or everything in some markets; answers the ids of the orders. */
  public static final OrderCall<List<String>> CANCEL_ALL =
      new OrderCall<>(
          "/v1/orders/open/cancel", Share.CANCELS, true, tree -> ids(tree, "canceledOrderIds"));

  /** Asks what would become of an order; changes nothing. */
  public static final OrderCall<OrderPreview> PREVIEW =
      new OrderCall<>(
          "/v1/order/preview",
          Share.OTHERS,
          false,
          tree -> OrderReader.preview(Json.required(tree, "order")));

  /** Sells or buys back a whole position at market. */
  public static final OrderCall<CreatedOrder> CLOSE_POSITION =
      new OrderCall<>("/v1/order/close-position", Share.OTHERS, true, OrderCalls::created);

  /** What is worth signing ahead: the path does not depend on the order. */
  public static final List<SignedAhead.Fixed> FIXED =
      List.of(
          fixed(CREATE.path()),
          fixed(BATCH),
          fixed(MODIFY_BATCH.path()),
          fixed(CANCEL_BATCH.path()),
          fixed(CANCEL_ALL.path()));

  private OrderCalls() {}

  /**
   * Enters up to twenty orders; answers their ids in the order of the request.
   *
   * @param orders how many; another number of ids cannot be read
   */
  public static OrderCall<List<String>> createBatch(int orders) {
    return new OrderCall<>(
        BATCH,
        Share.OTHERS,
        true,
        tree -> {
          List<String> ids = ids(tree, "createdOrderIds");
          if (ids.size() != orders) {
            throw new WireException(ids.size() + " ids for " + orders + " orders");
          }
          return ids;
        });
  }

  /** Changes an order; answers nothing, true stands for taken. */
  public static OrderCall<Boolean> modify(String orderId) {
    return new OrderCall<>(path(orderId) + "/modify", Share.OTHERS, true, _ -> true);
  }

  /** Cancels an order; answers nothing, true stands for taken. */
  public static OrderCall<Boolean> cancel(String orderId) {
    return new OrderCall<>(path(orderId) + "/cancel", Share.CANCELS, true, _ -> true);
  }

  static String path(String orderId) {
    if (orderId.isBlank()) {
      throw new IllegalArgumentException("an order needs an id");
    }
    return "/v1/order/" + Query.encode(orderId);
  }

  private static SignedAhead.Fixed fixed(String path) {
    return new SignedAhead.Fixed("POST", path);
  }

  private static CreatedOrder created(JsonNode tree) {
    return new CreatedOrder(
        Json.requiredText(tree, "id"), Json.list(tree, "executions", OrderReader::execution));
  }

  private static List<String> ids(JsonNode tree, String name) {
    return Json.list(
        tree,
        name,
        id -> {
          if (!id.isTextual() || id.asText().isBlank()) {
            throw new WireException(name + " has no id");
          }
          return id.asText();
        });
  }
}
