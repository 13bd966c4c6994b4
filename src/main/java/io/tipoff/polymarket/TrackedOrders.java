package io.tipoff.polymarket;

import java.util.function.Consumer;
import java.util.function.Function;

/** What is known of our orders, shared by several threads: each look at it is alone. */
interface TrackedOrders {
  /** Lets somebody look at it. */
  <T> T ask(Function<OrderTracker, T> question);

  /** Lets somebody tell what a request has shown. */
  void tell(Consumer<OrderTracker> news);
}
