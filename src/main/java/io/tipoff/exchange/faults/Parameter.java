package io.tipoff.exchange.faults;

import java.util.Locale;

/** What can be said of a fault beside its name. */
public enum Parameter {
  PROBABILITY("a number from 0 to 1"),
  NEXT("a whole number from 1 to 1000000"),
  PATH("a path such as /v1/orders, or its beginning and a star"),
  STREAM("markets or private"),
  KIND(
      "market-data, market-data-lite, trade, order, order-snapshot, position, account-balance,"
          + " heartbeat or error"),
  MARKET("a slug"),
  DELAY("milliseconds from 0 to 3600000"),
  DURATION("milliseconds from 1 to 86400000"),
  SECONDS("a whole number of seconds from -86400 to 86400"),
  VARIANT("");

  private final String allowed;

  Parameter(String allowed) {
    this.allowed = allowed;
  }

  /** As it is written in a request or a flag. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its value may be, in words. */
  String allowed(Fault fault) {
    return this == VARIANT ? String.join(" or ", fault.variants()) : allowed;
  }
}
