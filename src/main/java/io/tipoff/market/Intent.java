package io.tipoff.market;

/**
 * The venue's four order intents. Every price that goes with one is the long (YES) side's price:
 * buying NO at 0.83 is {@link #BUY_SHORT} at 0.17.
 */
public enum Intent {
  BUY_LONG(Side.BUY, Outcome.YES, false),
  SELL_LONG(Side.SELL, Outcome.YES, true),
  BUY_SHORT(Side.SELL, Outcome.NO, false),
  SELL_SHORT(Side.BUY, Outcome.NO, true);

  private final Side side;
  private final Outcome outcome;
  private final boolean closing;

  Intent(Side side, Outcome outcome, boolean closing) {
    this.side = side;
    this.outcome = outcome;
    this.closing = closing;
  }

  /** The intent that opens or adds to a position by trading YES on this side. */
  public static Intent opening(Side side) {
    return side == Side.BUY ? BUY_LONG : BUY_SHORT;
  }

  /** The intent that reduces a position by trading YES on this side. */
  public static Intent closing(Side side) {
    return side == Side.BUY ? SELL_SHORT : SELL_LONG;
  }

  /** The side on which the YES contract trades. */
  public Side side() {
    return side;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Whether the intent gives up contracts that are held. */
  public boolean isClosing() {
    return closing;
  }

  /** The long side's price for a price of the outcome that this intent names. */
  public Price longPrice(Price outcomePrice) {
    return outcome == Outcome.YES ? outcomePrice : outcomePrice.complement();
  }
}
