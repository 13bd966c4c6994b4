package io.tipoff.risk;

/** What an order can be refused for. */
public enum Limit {
  /** The session is ending. */
  STOPPING,
  /** News of the account may have been missed, and it was not compared with the venue since. */
  ACCOUNT_UNCERTAIN,
  /** An operator, or trouble, paused trading. */
  PAUSED,
  /** The database is too far behind. */
  STORE_BEHIND,
  MARKET_NOT_OPEN,
  /** Tick and minimum of the market are not known. */
  UNKNOWN_RULES,
  TICK,
  PRICE_BOUNDS,
  MINIMUM_QUANTITY,
  QUANTITY_STEP,
  /** It would reach too far beyond the last sound best price. */
  COLLAR,
  /** It would trade with an order of our own. */
  SELF_MATCH,
  /** An order of that market and side may or may not be at the venue. */
  OUTCOME_UNKNOWN,
  /** The book cannot be believed. */
  BOOK,
  UNKNOWN_FEE,
  ORDERS_PER_SIDE,
  MINIMUM_ORDER,
  MARKET_LOSS,
  /** The markets of its event could lose too much together. */
  EVENT_LOSS,
  LEAGUE_LOSS,
  /** The events that end in one trade day could lose too much together. */
  SETTLEMENT_DAY_LOSS,
  /** Correlated events could lose too much together. */
  GROUP_LOSS,
  TOTAL_LOSS,
  POSITIONS,
  DAILY_VOLUME,
  /** It would use cash that is kept back. */
  CASH_BUFFER,
  BUYING_POWER,
  /** Trouble other than a loss; see {@link CircuitBreaker}. */
  BREAKER,
  DAILY_LOSS,
  DRAWDOWN
}
