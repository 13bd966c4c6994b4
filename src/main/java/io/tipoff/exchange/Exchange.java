package io.tipoff.exchange;

import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The exchange's core: one thread at a time may use it. Every order gets an id; whether it rests,
 * trades or is rejected is told to the listener before the call returns.
 */
public final class Exchange {

  /** An exchange without markets and accounts. */
  public Exchange(FeeSchedule fees, ExchangeListener listener) {
    throw new UnsupportedOperationException();
  }

  /** Adds a market, which must be new and have rules. */
  public void list(Market market, MarketState state, long now) {
    throw new UnsupportedOperationException();
  }

  /** Opens, suspends, closes a market; EXPIRED, TERMINATED and CLOSED cancel its orders. */
  public void setState(MarketId market, MarketState state, long now) {
    throw new UnsupportedOperationException();
  }

  /** Cancels every order of every account in every market, as before a maintenance. */
  public void cancelEverything(long now) {
    throw new UnsupportedOperationException();
  }

  /** Ends a market: orders are cancelled, every YES contract pays the price, positions are gone. */
  public void settle(MarketId market, Price price, long now) {
    throw new UnsupportedOperationException();
  }

  /** Opens an account with cash, or pays more into one. */
  public void deposit(AccountId account, Money amount, long now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Enters an order.
   *
   * @return its id, also if it was rejected
   */
  public String submit(AccountId account, OrderRequest request, long now) {
    throw new UnsupportedOperationException();
  }

  /**
   * What would become of an order at once: NEW, PARTIALLY_FILLED, FILLED, REJECTED; changes
   * nothing.
   */
  public ExecutionReport preview(AccountId account, OrderRequest request, long now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Cancel-replace; a refused one leaves the order as it was and is told as a reject.
   *
   * @return whether the account has such an order, working or done
   */
  public boolean replace(
      AccountId account, String orderId, MarketId market, Replacement terms, long now) {
    throw new UnsupportedOperationException();
  }

  /** Cancels an order; returns whether there was such a working order of the account. */
  public boolean cancel(AccountId account, String orderId, MarketId market, long now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Cancels the account's orders in these markets, in all for an empty collection.
   *
   * @return their ids
   */
  public List<String> cancelAll(AccountId account, Collection<MarketId> markets, long now) {
    throw new UnsupportedOperationException();
  }

  /** Sells or buys back a whole position by a market order; empty where there is none. */
  public Optional<String> closePosition(
      AccountId account, MarketId market, Optional<Slippage> slippage, long now) {
    throw new UnsupportedOperationException();
  }

  /** Lets good-till-date orders expire up to this time. */
  public void advance(long now) {
    throw new UnsupportedOperationException();
  }

  /** When the next order expires; empty if none will. */
  public OptionalLong nextDue() {
    throw new UnsupportedOperationException();
  }

  /** One order of the account, working or done. */
  public Optional<OrderSnapshot> order(AccountId account, String orderId) {
    throw new UnsupportedOperationException();
  }

  /**
   * The account's working orders in these markets, in all for an empty collection, oldest first.
   */
  public List<OrderSnapshot> openOrders(AccountId account, Collection<MarketId> markets) {
    throw new UnsupportedOperationException();
  }

  /** The account's positions, by slug; settled ones are gone. */
  public List<PositionSnapshot> positions(AccountId account) {
    throw new UnsupportedOperationException();
  }

  public BalanceSnapshot balance(AccountId account) {
    throw new UnsupportedOperationException();
  }

  /** Empty for a market that was never listed. */
  public Optional<MarketSnapshot> market(MarketId market) {
    throw new UnsupportedOperationException();
  }

  /** All markets in the order of their listing. */
  public List<MarketId> markets() {
    throw new UnsupportedOperationException();
  }
}
