package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The traders' way to the exchange: the world's time, prices in cents, quantities in contracts. */
final class Gateway {
  /** The lowest price of an order, in cents. */
  static final int LOWEST = 1;

  /** The highest. */
  static final int HIGHEST = 99;

  private static final BigDecimal[] CENTS =
      IntStream.rangeClosed(0, 100)
          .mapToObj(cents -> BigDecimal.valueOf(cents, 2))
          .toArray(BigDecimal[]::new);

  private final Exchange exchange;
  private final TraderReports reports;
  private final WorldClock clock;

  Gateway(Place place) {
    this.exchange = place.exchange();
    this.reports = place.reports();
    this.clock = place.clock();
  }

  /** Buys or sells what is there at once, up to a limit. */
  void take(AccountId account, MarketId market, Side side, int cents, long contracts, long now) {
    OrderRequest request = request(market, side, cents, contracts, true);
    exchange.submit(account, request, clock.outside(now));
  }

  /** Lets an order rest; null if it was refused, as where it would trade at once. */
  @Nullable RestingOrder rest(
      AccountId account, MarketId market, RestingOrder.Terms terms, Quotes owner, long now) {
    reports.beforeOrder();
    OrderRequest request = request(market, terms.side(), terms.cents(), terms.contracts(), false);
    String id = exchange.submit(account, request, clock.outside(now));
    if (reports.isRefused()) {
      return null;
    }
    RestingOrder order = new RestingOrder(id, terms, owner);
    reports.watch(order);
    return order;
  }

  void cancel(AccountId account, MarketId market, RestingOrder order, long now) {
    exchange.cancel(account, order.id(), market, clock.outside(now));
  }

  private static OrderRequest request(
      MarketId market, Side side, int cents, long contracts, boolean atOnce) {
    return new OrderRequest(
        market,
        Intent.opening(side),
        OrderType.LIMIT,
        CENTS[cents],
        BigDecimal.valueOf(contracts),
        null,
        atOnce ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
        OptionalLong.empty(),
        !atOnce,
        Optional.empty());
  }
}
