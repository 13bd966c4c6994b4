package io.tipoff.exchange.protocol;

import java.util.Optional;

/** What can be subscribed to, with the number that the overview page gives it. */
enum SubscriptionType {
  MARKET_DATA(Channel.MARKETS, 1),
  MARKET_DATA_LITE(Channel.MARKETS, 2),
  TRADE(Channel.MARKETS, 3),
  ORDER(Channel.PRIVATE, 1),
  ORDER_SNAPSHOT(Channel.PRIVATE, 2),
  POSITION(Channel.PRIVATE, 3),
  ACCOUNT_BALANCE(Channel.PRIVATE, 4);

  /** The two WebSocket endpoints. */
  enum Channel {
    MARKETS,
    PRIVATE
  }

  private final Channel channel;
  private final int number;

  SubscriptionType(Channel channel, int number) {
    this.channel = channel;
    this.number = number;
  }

  static Optional<SubscriptionType> of(Channel channel, String constant) {
    for (SubscriptionType type : values()) {
      if (type.channel == channel && type.constant().equals(constant)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static Optional<SubscriptionType> of(Channel channel, int number) {
    for (SubscriptionType type : values()) {
      if (type.channel == channel && type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  String constant() {
    return "SUBSCRIPTION_TYPE_" + name();
  }

  int number() {
    return number;
  }
}
