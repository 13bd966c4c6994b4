package io.tipoff.exchange.faults;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.Replacement;
import io.tipoff.market.MarketId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The way of orders and changes into the core, with what spoils them on purpose. As safe for
 * several threads as the core: whoever calls sees to it that one at a time does.
 */
public final class FaultyOrders {
  /** How the venue rejects what it could not process within five seconds. */
  private static final String TOO_SLOW = "Global Rate Limit Exceeded";

  private static final String REFUSED = "Order refused";
  private static final String IGNORE = "ignore";
  private static final String ORDERS = "/v1/orders";
  private static final String BATCH = "/v1/orders/batched";
  private static final String MODIFY_BATCH = "/v1/orders/batched/modify";
  private static final String CANCEL_BATCH = "/v1/orders/batched/cancel";

  /** Does something later, when nobody else uses the core. */
  public interface Later {
    void run(Duration delay, Runnable work);
  }

  private final Exchange exchange;
  private final LongSupplier clock;
  private final Faults faults;
  private final Later later;

  /**
   * A way into the core.
   *
   * @param clock of the exchange, nanoseconds since 1970
   */
  public FaultyOrders(Exchange exchange, LongSupplier clock, Faults faults, Later later) {
    this.exchange = exchange;
    this.clock = clock;
    this.faults = faults;
    this.later = later;
  }

  /** Enters an order; its id. */
  public String submit(AccountId account, OrderRequest request) {
    return submit(account, request, ORDERS);
  }

  private String submit(AccountId account, OrderRequest request, String path) {
    Optional<FaultRule> late = late(path, request.market());
    if (late.isEmpty()) {
      return exchange.submit(account, request, clock.getAsLong());
    }
    String id = exchange.nextId();
    later.run(
        late.get().delay(),
        () -> exchange.refuse(id, account, request, TOO_SLOW, clock.getAsLong()));
    return id;
  }

  /** Enters an order of a batch; its id, unless the order is passed over. */
  public Optional<String> submitOfBatch(AccountId account, OrderRequest request) {
    Optional<FaultRule> struck =
        faults.strike(new Occasion.BatchEntry(BATCH, request.market().slug()));
    if (struck.isEmpty()) {
      return Optional.of(submit(account, request, BATCH));
    }
    if (struck.get().variant().equals(IGNORE)) {
      return Optional.empty();
    }
    String id = exchange.nextId();
    exchange.refuse(id, account, request, REFUSED, clock.getAsLong());
    return Optional.of(id);
  }

  /** Changes an order; whether the account ever had it. */
  public boolean replace(AccountId account, String orderId, MarketId market, Replacement terms) {
    return replace(account, orderId, market, terms, "/v1/order/" + orderId + "/modify");
  }

  private boolean replace(
      AccountId account, String orderId, MarketId market, Replacement terms, String path) {
    Optional<FaultRule> late = late(path, market);
    if (late.isEmpty()) {
      return exchange.replace(account, orderId, market, terms, clock.getAsLong());
    }
    boolean known = exchange.order(account, orderId).isPresent();
    later.run(
        late.get().delay(),
        () -> exchange.refuseReplacement(account, orderId, market, TOO_SLOW, clock.getAsLong()));
    return known;
  }

  /** Changes an order of a batch; whether its id is told back. */
  public boolean replaceOfBatch(
      AccountId account, String orderId, MarketId market, Replacement terms) {
    Optional<FaultRule> struck =
        faults.strike(new Occasion.BatchEntry(MODIFY_BATCH, market.slug()));
    if (struck.isEmpty()) {
      return replace(account, orderId, market, terms, MODIFY_BATCH);
    }
    return !struck.get().variant().equals(IGNORE)
        && exchange.refuseReplacement(account, orderId, market, REFUSED, clock.getAsLong());
  }

  /** Whether a cancel of a batch is looked at; one that is refused is as one that is not known. */
  public boolean isTaken(MarketId market) {
    return faults.strike(new Occasion.BatchEntry(CANCEL_BATCH, market.slug())).isEmpty();
  }

  private Optional<FaultRule> late(String path, MarketId market) {
    return faults.strike(new Occasion.Order(path, market.slug()));
  }
}
