package io.tipoff.exchange;

import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Two simple traders who keep an exchange alive: in every open market one quotes a few levels
 * around a value that drifts slowly, the other takes a little at random times. The same seed and
 * the same calls give the same orders.
 */
public final class BackgroundTraders {
  /** Who quotes. */
  public static final AccountId MAKER = new AccountId("background-maker");

  /** Who takes. */
  public static final AccountId TAKER = new AccountId("background-taker");

  private static final Money CASH = Money.of("1000000");
  private static final Money LOW = Money.of("100000");
  private static final long SECOND = 1_000_000_000;

  private final Exchange exchange;
  private final SplitMix64 random;
  private final SequencedMap<MarketId, BackgroundMarket> markets = new LinkedHashMap<>();
  private long nextLook;

  /**
   * Traders who start to work at an instant.
   *
   * @param start nanoseconds since 1970
   */
  public BackgroundTraders(Exchange exchange, long seed, long start) {
    this.exchange = exchange;
    this.random = new SplitMix64(seed);
    this.nextLook = start;
  }

  /** When they want to act next, nanoseconds since 1970. */
  public long nextDue() {
    long next = nextLook;
    for (BackgroundMarket market : markets.sequencedValues()) {
      next = Math.min(next, market.nextDue());
    }
    return next;
  }

  /** Does whatever is due by now. */
  public void run(long now) {
    if (nextLook <= now) {
      look(now);
      nextLook = now + SECOND;
    }
    markets.sequencedValues().forEach(market -> market.run(now));
  }

  /** Looks for markets that are new or over, and for money that is spent. */
  private void look(long now) {
    for (AccountId account : new AccountId[] {MAKER, TAKER}) {
      if (LOW.isAbove(exchange.balance(account).buyingPower())) {
        exchange.deposit(account, CASH, now);
      }
    }
    for (MarketId id : exchange.markets()) {
      MarketState state = exchange.market(id).orElseThrow().state();
      if (state == MarketState.OPEN) {
        markets.computeIfAbsent(id, market -> new BackgroundMarket(exchange, market, random, now));
      } else {
        markets.remove(id);
      }
    }
  }
}
