package io.tipoff.market;

/** The part an order played in a fill: it rested (maker), or it took what rested (taker). */
public enum Liquidity {
  MAKER,
  TAKER
}
