package io.tipoff.portfolio;

/** Where an order is in its life, requests under way included. */
public enum OrderState {
  /** Submitted; the venue has not said that it works. */
  PENDING_NEW(true),
  NEW(true),
  PARTIALLY_FILLED(true),
  /** Working on under terms that a replacement brought. */
  REPLACED(true),
  PENDING_REPLACE(true),
  PENDING_CANCEL(true),
  /** A request about it got no answer: it may work, or not. */
  OUTCOME_UNKNOWN(true),
  FILLED(false),
  CANCELED(false),
  REJECTED(false),
  EXPIRED(false),
  /** The submission never left, or never arrived. */
  NOT_SENT(false);

  private final boolean live;

  OrderState(boolean live) {
    this.live = live;
  }

  /** Whether a fill is still possible. */
  public boolean isLive() {
    return live;
  }

  /** Whether it works at the venue and no request about it is under way. */
  public boolean isSettledIn() {
    return this == NEW || this == PARTIALLY_FILLED || this == REPLACED;
  }

  /** Whether a request about it is under way or was lost. */
  public boolean isInFlight() {
    return live && !isSettledIn();
  }
}
