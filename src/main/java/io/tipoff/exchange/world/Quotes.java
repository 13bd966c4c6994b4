package io.tipoff.exchange.world;

import io.tipoff.exchange.AccountId;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A maker's orders in one market: levels of both sides, moved with as few orders as possible. */
final class Quotes {
  private final Gateway gateway;
  private final AccountId account;
  private final MarketId market;
  private final MakerSettings.Shape shape;
  private final List<RestingOrder> bids = new ArrayList<>();
  private final List<RestingOrder> offers = new ArrayList<>();
  private long held;

  Quotes(Gateway gateway, AccountId account, MarketId market, MakerSettings.Shape shape) {
    this.gateway = gateway;
    this.account = account;
    this.market = market;
    this.shape = shape;
  }

  /** Contracts held; negative for a short. */
  long held() {
    return held;
  }

  void traded(long contracts) {
    held += contracts;
  }

  /** Cancels everything. */
  void pull(long now) {
    keep(bids, 1, 0, 0, now);
    keep(offers, 1, 0, 0, now);
  }

  /**
   * Quotes these best prices, in cents, and worse ones behind.
   *
   * @param size contracts of the best level
   */
  void move(int bid, int offer, double size, long now) {
    int depth = shape.levels() - 1;
    keep(bids, bid - depth, bid, size / 2, now);
    keep(offers, offer, offer + depth, size / 2, now);
    double contracts = size;
    for (int level = 0; level <= depth; level++) {
      place(bids, Side.BUY, bid - level, Math.round(contracts), now);
      place(offers, Side.SELL, offer + level, Math.round(contracts), now);
      contracts *= shape.growth();
    }
  }

  /** Keeps the orders within these prices that are not much eaten, and cancels the others. */
  private void keep(List<RestingOrder> side, int low, int high, double least, long now) {
    for (int i = side.size() - 1; i >= 0; i--) {
      RestingOrder order = side.get(i);
      boolean isWanted = order.cents() >= low && order.cents() <= high;
      if (order.leaves() == 0 || !isWanted || order.leaves() < least) {
        side.remove(i);
        if (order.leaves() > 0) {
          gateway.cancel(account, market, order, now);
        }
      }
    }
  }

  private void place(List<RestingOrder> side, Side way, int cents, long contracts, long now) {
    if (cents < Gateway.LOWEST || cents > Gateway.HIGHEST || contracts < 1 || has(side, cents)) {
      return;
    }
    var terms = new RestingOrder.Terms(way, cents, contracts);
    @Nullable RestingOrder order = gateway.rest(account, market, terms, this, now);
    if (order != null) {
      side.add(order);
    }
  }

  private static boolean has(List<RestingOrder> side, int cents) {
    for (RestingOrder order : side) {
      if (order.cents() == cents) {
        return true;
      }
    }
    return false;
  }
}
