package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.faults.FaultyOrders;
import io.tipoff.market.MarketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders. Every order gets an id, whatever becomes of it. A synchronous order is answered when it
 * is done or when its own {@code maxBlockTime} is over; without one, at once.
 *
 * <p>The venue's documents do not say how an unknown order is answered when it is to be cancelled
 * or changed: here it is not found, while one that is done is taken and refused on the stream.
 */
final class OrdersApi {
  private static final int BATCH = 20;
  private static final Duration LONGEST_BLOCK = Duration.ofSeconds(10);

  /** Seconds; the unit may stand behind them. */
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})s?");

  /** One entry of a batch that changes orders. */
  private record Change(String orderId, MarketId market, Replacement terms) {}

  /** One entry of a batch that cancels orders. */
  private record Cancel(String orderId, MarketId market) {}

  private final ExchangeFloor floor;
  private final OrderJson json;
  private final FaultyOrders orders;

  OrdersApi(ExchangeFloor floor, FaultyOrders orders) {
    this.floor = floor;
    this.orders = orders;
    this.json = new OrderJson(floor);
  }

  void addTo(Router router) {
    router.post("/v1/orders", this::create);
    router.post("/v1/orders/batched", this::createAll);
    router.post("/v1/orders/batched/modify", this::modifyAll);
    router.post("/v1/orders/batched/cancel", this::cancelAll);
    router.post("/v1/orders/open/cancel", this::cancelOpen);
    router.get("/v1/orders/open", this::open);
    router.post("/v1/order/preview", this::preview);
    router.post("/v1/order/close-position", this::close);
    router.get("/v1/order/*", this::get);
    router.post("/v1/order/*/modify", this::modify);
    router.post("/v1/order/*/cancel", this::cancel);
  }

  private ObjectNode create(Call call) {
    Form form = new Form(call.body());
    OrderRequest request = OrderForm.order(form);
    Duration block = block(form);
    return answer(call, form, orders.submit(call.account(), request), block);
  }

  private ObjectNode answer(Call call, Form form, String orderId, Duration block) {
    ObjectNode answer = Json.object().put("id", orderId);
    if (form.flag("synchronousExecution").orElse(false)) {
      List<ExecutionReport> reports = floor.awaitReports(call.account(), orderId, block.toNanos());
      answer.set("executions", json.executions(reports));
    }
    return answer;
  }

  private static Duration block(Form form) {
    Matcher matcher = SECONDS.matcher(form.text("maxBlockTime").orElse("0"));
    if (!matcher.matches()) {
      throw Form.wrong("maxBlockTime");
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return asked.compareTo(LONGEST_BLOCK) > 0 ? LONGEST_BLOCK : asked;
  }

  private ObjectNode createAll(Call call) {
    List<OrderRequest> requests =
        new Form(call.body()).forms("orders", 1, BATCH).stream().map(OrderForm::order).toList();
    ArrayNode ids = Json.array();
    for (OrderRequest request : requests) {
      orders.submitOfBatch(call.account(), request).ifPresent(ids::add);
    }
    return object("createdOrderIds", ids);
  }

  private ObjectNode modify(Call call) {
    Form form = new Form(call.body());
    Replacement terms = OrderForm.replacement(form);
    if (!orders.replace(call.account(), call.name(), form.market(), terms)) {
      throw orderNotFound();
    }
    return Json.object();
  }

  private ObjectNode modifyAll(Call call) {
    List<Change> changes =
        new Form(call.body())
            .forms("orders", 1, BATCH).stream()
                .map(
                    form ->
                        new Change(
                            form.required("orderId"), form.market(), OrderForm.replacement(form)))
                .toList();
    ArrayNode ids = Json.array();
    for (Change change : changes) {
      if (orders.replaceOfBatch(
          call.account(), change.orderId(), change.market(), change.terms())) {
        ids.add(change.orderId());
      }
    }
    return object("modifiedOrderIds", ids);
  }

  private ObjectNode cancel(Call call) {
    MarketId market = new Form(call.body()).market();
    if (!cancel(call, call.name(), market)) {
      throw orderNotFound();
    }
    return Json.object();
  }

  /** Returns whether the account ever had such an order. */
  private boolean cancel(Call call, String orderId, MarketId market) {
    Exchange exchange = floor.exchange();
    return exchange.cancel(call.account(), orderId, market, floor.now())
        || exchange
            .order(call.account(), orderId)
            .filter(order -> order.market().equals(market))
            .isPresent();
  }

  private ObjectNode cancelAll(Call call) {
    List<Cancel> cancels =
        new Form(call.body())
            .forms("orders", 1, BATCH).stream()
                .map(form -> new Cancel(form.required("orderId"), form.market()))
                .toList();
    List<String> ids = new ArrayList<>();
    for (Cancel cancel : cancels) {
      if (orders.isTaken(cancel.market()) && cancel(call, cancel.orderId(), cancel.market())) {
        ids.add(cancel.orderId());
      }
    }
    return object("canceledOrderIds", texts(ids));
  }

  private ObjectNode cancelOpen(Call call) {
    Collection<MarketId> markets = new Form(call.body()).markets("slugs");
    return object(
        "canceledOrderIds",
        texts(floor.exchange().cancelAll(call.account(), markets, floor.now())));
  }

  private ObjectNode open(Call call) {
    List<MarketId> markets =
        call.query().texts("slugs").stream()
            .filter(slug -> slug.chars().noneMatch(Character::isWhitespace))
            .map(MarketId::new)
            .toList();
    return object("orders", json.orders(floor.exchange().openOrders(call.account(), markets)));
  }

  private ObjectNode get(Call call) {
    OrderSnapshot order =
        floor.exchange().order(call.account(), call.name()).orElseThrow(OrdersApi::orderNotFound);
    ObjectNode answer = Json.object();
    answer.set("order", json.order(order));
    return answer;
  }

  private ObjectNode preview(Call call) {
    Form form =
        new Form(call.body())
            .form("request")
            .orElseThrow(() -> ApiException.badRequest("request is required"));
    ExecutionReport report =
        floor.exchange().preview(call.account(), OrderForm.order(form), floor.now());
    ObjectNode answer = Json.object();
    answer.set("order", json.order(report.order()));
    return answer;
  }

  private ObjectNode close(Call call) {
    Form form = new Form(call.body());
    OrderForm.requireIndicator(form);
    MarketId market = form.market();
    Duration block = block(form);
    String orderId =
        floor
            .exchange()
            .closePosition(call.account(), market, OrderForm.slippage(form), floor.now())
            .orElseThrow(() -> ApiException.failedPrecondition("No position in " + market));
    return answer(call, form, orderId, block);
  }

  private static ApiException orderNotFound() {
    return ApiException.notFound("Order not found");
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode object(String name, ArrayNode values) {
    ObjectNode object = Json.object();
    object.set(name, values);
    return object;
  }
}
