package io.tipoff.polymarket.stream;

/** What a frame, or a part of one, tells. */
public enum Payload {
  /** The whole frame. */
  FRAME,
  BOOK,
  BEST_PRICES,
  TRADE,
  EXECUTION,
  ORDERS,
  POSITION,
  BALANCE
}
