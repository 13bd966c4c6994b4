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
  /** Something in the market belongs to somebody else who uses the same key. */
  FOREIGN,
  /** One order could cost more than the hard cap for real money. */
  ORDER_NOTIONAL,
  /** More orders in a minute than the hard cap for real money. */
  ORDERS_PER_MINUTE,
  /** The fills of the trade day cost more together than the hard cap for real money. */
  NOTIONAL_PER_DAY,
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
  /** It would end what the venue gives back of the collateral, and that is spent elsewhere. */
  COLLATERAL_RETURN,
  /** Trouble other than a loss; see {@link CircuitBreaker}. */
  BREAKER,
  /** The market's price jumped; see {@link PriceJumps}. */
  PRICE_JUMP,
  /** The market is about to end. */
  NEAR_SETTLEMENT,
  /** Something has just happened in the game: nothing is quoted. */
  GAME_EVENT,
  /** The strategy's quotes in the market were picked off; see {@link Markouts}. */
  MARKOUT,
  DAILY_LOSS,
  DRAWDOWN;

  /** Whether a smaller order may pass where one was refused for it. */
  boolean allowsLess() {
    return switch (this) {
      case MARKET_LOSS,
          EVENT_LOSS,
          LEAGUE_LOSS,
          SETTLEMENT_DAY_LOSS,
          GROUP_LOSS,
          TOTAL_LOSS,
          DAILY_VOLUME,
          CASH_BUFFER,
          BUYING_POWER,
          COLLATERAL_RETURN,
          ORDER_NOTIONAL,
          NOTIONAL_PER_DAY ->
          true;
      case STOPPING,
          ACCOUNT_UNCERTAIN,
          PAUSED,
          STORE_BEHIND,
          FOREIGN,
          ORDERS_PER_MINUTE,
          MARKET_NOT_OPEN,
          UNKNOWN_RULES,
          TICK,
          PRICE_BOUNDS,
          MINIMUM_QUANTITY,
          QUANTITY_STEP,
          COLLAR,
          SELF_MATCH,
          OUTCOME_UNKNOWN,
          BOOK,
          UNKNOWN_FEE,
          ORDERS_PER_SIDE,
          MINIMUM_ORDER,
          POSITIONS,
          BREAKER,
          PRICE_JUMP,
          NEAR_SETTLEMENT,
          GAME_EVENT,
          MARKOUT,
          DAILY_LOSS,
          DRAWDOWN ->
          false;
    };
  }
}
