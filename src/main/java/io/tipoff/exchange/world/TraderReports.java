package io.tipoff.exchange.world;

import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.ExecutionType;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.Trade;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange tells the world's traders of their orders. The exchange of a {@link World} must
 * have it among its listeners.
 */
public final class TraderReports implements ExchangeListener {
  private final Map<String, RestingOrder> resting = new HashMap<>();
  private boolean refused;

  /** Reports of no orders yet. */
  public TraderReports() {}

  void beforeOrder() {
    refused = false;
  }

  /** Whether anything was refused since. */
  boolean isRefused() {
    return refused;
  }

  void watch(RestingOrder order) {
    resting.put(order.id(), order);
  }

  @Override
  public void executed(ExecutionReport report) {
    refused |= report.type() == ExecutionType.REJECTED;
    @Nullable RestingOrder order = resting.get(report.order().id());
    if (order == null) {
      return;
    }
    order.filled(report.lastQuantity().units() / Quantity.UNITS_PER_CONTRACT);
    if (report.order().leaves().isZero()) {
      order.end();
      resting.remove(order.id());
    }
  }

  @Override
  public void traded(Trade trade) {}

  @Override
  public void booked(LedgerEntry entry) {}

  @Override
  public void marketChanged(MarketId market) {}
}
