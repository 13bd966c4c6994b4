package io.tipoff.polymarket.stream;

/** What a stream counts. */
public enum StreamCount {
  /** Messages received, heartbeats included. */
  FRAMES,
  HEARTBEATS,
  /** Handshakes that succeeded. */
  CONNECTS,
  /** Handshakes that were refused or could not be made. */
  FAILED_CONNECTS,
  /** Connections that ended without being asked to. */
  LOST_CONNECTIONS,
  /** Frames that were not JSON. */
  BAD_FRAMES,
  /** Messages that were JSON and could not be used. */
  DROPPED,
  /** Messages of a kind that this program does not know. */
  UNKNOWN_KINDS,
  UNKNOWN_FIELDS,
  /** Values of an enum that this program does not know, numbers included. */
  UNKNOWN_ENUMS,
  /** Other values that could be left out and were not as documented. */
  UNREADABLE_VALUES,
  /** Executions that were told before. */
  DUPLICATES,
  /** Subscriptions that the venue refused. */
  SUBSCRIPTION_ERRORS
}
