package io.tipoff.polymarket.rest;

/** Which part of the rate budget a request may use. */
public enum Share {
  /** Cancels: the whole budget. */
  CANCELS,
  /** Everything else: the budget but what is reserved for cancels. */
  OTHERS
}
