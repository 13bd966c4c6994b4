package io.tipoff.exchange;

import io.tipoff.market.MarketId;

/**
 * Hears everything that the exchange has to tell, in order, inside the call that caused it. It may
 * read the exchange then, but not change it.
 */
public interface ExchangeListener {

  /** News for the order's owner. */
  void executed(ExecutionReport report);

  /** A trade, for everybody; both sides' reports were told before. */
  void traded(Trade trade);

  /** Cash or a position changed; news for the account. */
  void booked(LedgerEntry entry);

  /** The book or the state changed; told once a call and market, after everything else. */
  void marketChanged(MarketId market);
}
