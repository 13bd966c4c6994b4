package io.tipoff.market;

/** The venue's trading states; orders are accepted only in {@link #OPEN}. */
public enum MarketState {
  OPEN,
  PREOPEN,
  SUSPENDED,
  HALTED,
  EXPIRED,
  TERMINATED,
  CLOSED,
  MATCH_AND_CLOSE_AUCTION
}
