package io.tipoff.exchange;

import io.tipoff.event.RejectReason;

/** Why an order or a replacement is refused, in the exchange's words. */
record Rejection(RejectReason reason, String text) {
  static Rejection option(String text) {
    return new Rejection(RejectReason.EXCHANGE_OPTION, text);
  }
}
