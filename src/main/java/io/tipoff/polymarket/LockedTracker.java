package io.tipoff.polymarket;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** A tracker behind a lock, where nothing is ever sent. */
final class LockedTracker implements TrackedOrders {
  private final ReentrantLock lock = new ReentrantLock();
  private final OrderTracker orders;

  LockedTracker(OrderTracker orders) {
    this.orders = orders;
  }

  @Override
  public <T> T ask(Function<OrderTracker, T> question) {
    lock.lock();
    try {
      return question.apply(orders);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void tell(Consumer<OrderTracker> news) {
    lock.lock();
    try {
      news.accept(orders);
    } finally {
      lock.unlock();
    }
  }
}
