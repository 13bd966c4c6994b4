package io.tipoff.event;

/** The venue's reject reasons; almost every reject is {@link #EXCHANGE_OPTION}, its text tells. */
public enum RejectReason {
  EXCHANGE_OPTION,
  UNKNOWN_MARKET,
  EXCHANGE_CLOSED,
  INCORRECT_QUANTITY,
  INVALID_PRICE_INCREMENT,
  INCORRECT_ORDER_TYPE,
  PRICE_OUT_OF_BOUNDS,
  NO_LIQUIDITY
}
