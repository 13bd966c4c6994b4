package io.tipoff.cli;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.market.Intent;
import io.tipoff.market.MarketId;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Somebody who quotes a market around a price that wanders, and takes from a bot now and then. */
final class Others {
  private final ExchangeServer exchange;
  private final MarketId market;
  private final AccountId self;
  private final AccountId bot;
  private final Random random;
  private int mid = 50;

  Others(ExchangeServer exchange, MarketId market, AccountId self, AccountId bot, Random random) {
    this.exchange = exchange;
    this.market = market;
    this.self = self;
    this.bot = bot;
    this.random = random;
  }

  /** Quotes anew; returns how many of the bot's orders were met. */
  int act() {
    mid = Math.clamp(mid + random.nextInt(3) - 1, 30, 70);
    return exchange.with(
        (core, now) -> {
          core.cancelAll(self, List.of(market), now);
          int taken = 0;
          for (OrderSnapshot order : core.openOrders(bot, List.of(market))) {
            if (random.nextInt(6) == 0) {
              take(order, 1 + random.nextInt(25), now);
              taken++;
            }
          }
          submit(Intent.BUY_LONG, cents(mid - 4), 100, TimeInForce.GOOD_TILL_CANCEL, now);
          submit(Intent.BUY_SHORT, cents(mid + 4), 100, TimeInForce.GOOD_TILL_CANCEL, now);
          return taken;
        });
  }

  private void take(OrderSnapshot order, int contracts, long now) {
    boolean bids = order.intent().side() == Side.BUY;
    submit(
        bids ? Intent.BUY_SHORT : Intent.BUY_LONG,
        new BigDecimal(String.valueOf(order.price())),
        contracts,
        TimeInForce.IMMEDIATE_OR_CANCEL,
        now);
  }

  private static BigDecimal cents(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private void submit(Intent intent, BigDecimal price, int contracts, TimeInForce how, long now) {
    exchange.with(
        (core, _) ->
            core.submit(
                self,
                new OrderRequest(
                    market,
                    intent,
                    OrderType.LIMIT,
                    price,
                    BigDecimal.valueOf(contracts),
                    null,
                    how,
                    OptionalLong.empty(),
                    false,
                    Optional.empty()),
                now));
  }
}
