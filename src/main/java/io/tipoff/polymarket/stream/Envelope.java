package io.tipoff.polymarket.stream;

import static io.tipoff.polymarket.stream.StreamCount.UNKNOWN_KINDS;

import java.util.List;

/** The fields around a message, the same on both streams. */
final class Envelope {
  /** The first of the numbers that a stream gives its own payloads. */
  static final int PAYLOADS = 10;

  private static final int REQUEST_ID = 0;
  private static final int SUBSCRIPTION_TYPE = 1;
  private static final int HEARTBEAT = 2;
  private static final int ERROR = 3;

  private static final int NOWHERE = -1;

  private static final EnumTable<SubscriptionType> TYPES =
      new EnumTable<>(SubscriptionType.PREFIX, List.of(SubscriptionType.values()));

  private final JsonBytes json;
  private final FrameValues values;
  private final StreamCounters counters;
  private int requestIdAt;
  private int errorAt;
  private boolean heartbeat;

  Envelope(JsonBytes json, FrameValues values, StreamCounters counters) {
    this.json = json;
    this.values = values;
    this.counters = counters;
  }

  /** The names of the envelope's fields. */
  static NameTable names() {
    return new NameTable()
        .field(REQUEST_ID, "requestId")
        .field(SUBSCRIPTION_TYPE, "subscriptionType")
        .field(HEARTBEAT, "heartbeat")
        .field(ERROR, "error");
  }

  void clear() {
    requestIdAt = NOWHERE;
    errorAt = NOWHERE;
    heartbeat = false;
  }

  /** Takes a field of the envelope; passes over a payload that is not known. */
  void take(int field) {
    switch (field) {
      case REQUEST_ID -> requestIdAt = skipped();
      case ERROR -> errorAt = skipped();
      case SUBSCRIPTION_TYPE -> type();
      case HEARTBEAT -> {
        heartbeat = !json.skipNull();
        if (heartbeat) {
          json.skipValue();
        }
      }
      case NameTable.IGNORED -> json.skipValue();
      default -> {
        counters.add(UNKNOWN_KINDS);
        json.skipValue();
      }
    }
  }

  boolean isHeartbeat() {
    return heartbeat;
  }

  /** The venue's words on a request that failed; empty if none failed. */
  String error() {
    if (errorAt == NOWHERE) {
      return "";
    }
    json.seek(errorAt);
    return json.isString() ? values.text() : json.skipNull() ? "" : "an error without words";
  }

  String requestId() {
    return textAt(requestIdAt);
  }

  /** Sent as a number too, whose meaning depends on the stream; either way only to be checked. */
  private void type() {
    if (json.isString() || json.isObject() || json.isArray()) {
      values.choice(TYPES);
    } else {
      json.skipValue();
    }
  }

  private int skipped() {
    int at = json.position();
    json.skipValue();
    return at;
  }

  private String textAt(int at) {
    if (at == NOWHERE) {
      return "";
    }
    json.seek(at);
    return values.text();
  }
}
