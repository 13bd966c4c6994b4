package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.Faults;
import io.tipoff.exchange.faults.Occasion;
import io.tipoff.market.MarketId;
import java.time.Duration;
import java.util.Optional;

/** The way of orders and changes into the core, with what spoils them on purpose. */
final class FaultyOrders {
  /** How the venue rejects what it could not process within five seconds. */
  private static final String TOO_SLOW = "Global Rate Limit Exceeded";

  private static final String REFUSED = "Order refused";
  private static final String IGNORE = "ignore";
  private static final String ORDERS = "/v1/orders";
  private static final String BATCH = "/v1/orders/batched";
  private static final String MODIFY_BATCH = "/v1/orders/batched/modify";
  private static final String CANCEL_BATCH = "/v1/orders/batched/cancel";

  /** Does something later. */
  interface Later {
    void run(Duration delay, Runnable work);
  }

  private final ExchangeFloor floor;
  private final Faults faults;
  private final Later later;

  FaultyOrders(ExchangeFloor floor, Faults faults, Later later) {
    this.floor = floor;
    this.faults = faults;
    this.later = later;
  }

  /** Enters an order; its id. */
  String submit(AccountId account, OrderRequest request) {
    return submit(account, request, ORDERS);
  }

  private String submit(AccountId account, OrderRequest request, String path) {
    Optional<FaultRule> late = late(path, request.market());
    if (late.isEmpty()) {
      return floor.exchange().submit(account, request, floor.now());
    }
    String id = floor.exchange().nextId();
    onFloor(
        late.get().delay(),
        () -> floor.exchange().refuse(id, account, request, TOO_SLOW, floor.now()));
    return id;
  }

  /** Enters an order of a batch; its id, unless the order is passed over. */
  Optional<String> submitOfBatch(AccountId account, OrderRequest request) {
    Optional<FaultRule> struck =
        faults.strike(new Occasion.BatchEntry(BATCH, request.market().slug()));
    if (struck.isEmpty()) {
      return Optional.of(submit(account, request, BATCH));
    }
    if (struck.get().variant().equals(IGNORE)) {
      return Optional.empty();
    }
    String id = floor.exchange().nextId();
    floor.exchange().refuse(id, account, request, REFUSED, floor.now());
    return Optional.of(id);
  }

  /** Changes an order; whether the account ever had it. */
  boolean replace(AccountId account, String orderId, MarketId market, Replacement terms) {
    return replace(account, orderId, market, terms, "/v1/order/" + orderId + "/modify");
  }

  private boolean replace(
      AccountId account, String orderId, MarketId market, Replacement terms, String path) {
    Optional<FaultRule> late = late(path, market);
    if (late.isEmpty()) {
      return floor.exchange().replace(account, orderId, market, terms, floor.now());
    }
    boolean known = floor.exchange().order(account, orderId).isPresent();
    onFloor(
        late.get().delay(),
        () -> floor.exchange().refuseReplacement(account, orderId, market, TOO_SLOW, floor.now()));
    return known;
  }

  /** Changes an order of a batch; whether its id is told back. */
  boolean replaceOfBatch(AccountId account, String orderId, MarketId market, Replacement terms) {
    Optional<FaultRule> struck =
        faults.strike(new Occasion.BatchEntry(MODIFY_BATCH, market.slug()));
    if (struck.isEmpty()) {
      return replace(account, orderId, market, terms, MODIFY_BATCH);
    }
    return !struck.get().variant().equals(IGNORE)
        && floor.exchange().refuseReplacement(account, orderId, market, REFUSED, floor.now());
  }

  /** Whether a cancel of a batch is looked at; one that is refused is as one that is not known. */
  boolean isTaken(MarketId market) {
    return faults.strike(new Occasion.BatchEntry(CANCEL_BATCH, market.slug())).isEmpty();
  }

  private Optional<FaultRule> late(String path, MarketId market) {
    return faults.strike(new Occasion.Order(path, market.slug()));
  }

  private void onFloor(Duration delay, Runnable work) {
    later.run(
        delay,
        () ->
            floor.enter(
                () -> {
                  work.run();
                  return true;
                }));
  }
}
