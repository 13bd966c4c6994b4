package io.tipoff.backtest;

/** The fee schedule says nothing about the time of a tape, so that no result could be true. */
public final class FeesUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  FeesUnknown(String message) {
    super(message);
  }
}
