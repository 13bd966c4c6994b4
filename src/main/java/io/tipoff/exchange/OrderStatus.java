package io.tipoff.exchange;

/** Where an order stands. */
public enum OrderStatus {
  NEW,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  REPLACED,
  REJECTED,
  EXPIRED;

  /** Whether the order may still trade. */
  public boolean isWorking() {
    return this == NEW || this == PARTIALLY_FILLED || this == REPLACED;
  }
}
