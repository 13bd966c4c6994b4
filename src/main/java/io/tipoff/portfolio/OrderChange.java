package io.tipoff.portfolio;

/** What can happen to an order. */
public enum OrderChange {
  OPENED,
  PARTLY_FILLED,
  FILLED,
  REPLACE_REQUESTED,
  REPLACED,
  CANCEL_REQUESTED,
  CANCELED,
  /** A cancel or replace was refused, or never left. */
  CHANGE_FAILED,
  REJECTED,
  EXPIRED,
  NOT_SENT,
  ANSWER_LOST,
  /** It is proven that the submission never reached the venue. */
  ABSENT
}
