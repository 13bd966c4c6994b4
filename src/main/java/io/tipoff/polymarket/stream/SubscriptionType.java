package io.tipoff.polymarket.stream;

/** What can be subscribed to. */
enum SubscriptionType {
  MARKET_DATA,
  MARKET_DATA_LITE,
  TRADE,
  ORDER,
  ORDER_SNAPSHOT,
  POSITION,
  ACCOUNT_BALANCE,
  RFQ;

  static final String PREFIX = "SUBSCRIPTION_TYPE_";

  /** The venue's name. */
  String wireName() {
    return PREFIX + name();
  }
}
