package io.tipoff.polymarket.wire;

/** The venue's {@code EXECUTION_TYPE_} values. */
public enum ExecutionType {
  NEW,
  PARTIAL_FILL,
  FILL,
  CANCELED,
  REPLACE,
  REJECTED,
  EXPIRED,
  DONE_FOR_DAY,
  /** A value that this program does not know. */
  UNKNOWN
}
