package io.tipoff.polymarket.wire;

/** The venue's {@code ORDER_STATE_} values. */
public enum OrderState {
  PENDING_NEW,
  NEW,
  PENDING_REPLACE,
  PENDING_CANCEL,
  PENDING_RISK,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  /** Replaced under the same id: still working. */
  REPLACED,
  REJECTED,
  EXPIRED,
  /** A value that this program does not know. */
  UNKNOWN;

  /** Whether nothing more can become of the order. */
  public boolean isDone() {
    return this == FILLED || this == CANCELED || this == REJECTED || this == EXPIRED;
  }
}
