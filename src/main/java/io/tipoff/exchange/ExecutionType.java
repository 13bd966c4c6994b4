package io.tipoff.exchange;

/** The kinds of execution reports. */
public enum ExecutionType {
  NEW,
  PARTIAL_FILL,
  FILL,
  CANCELED,
  REPLACE,
  REJECTED,
  EXPIRED
}
