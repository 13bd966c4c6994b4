package io.tipoff.backtest;

/**
 * Market data that cannot be used; the message is one line that names the place and what is
 * allowed.
 */
public final class BadTape extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadTape(String message) {
    super(message);
  }
}
