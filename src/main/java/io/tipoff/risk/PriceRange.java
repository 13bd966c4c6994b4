package io.tipoff.risk;

import io.tipoff.book.Book;
import java.util.ArrayDeque;
import java.util.Deque;

/** How far the middle of a book moved within a time. */
final class PriceRange {
  private final long window;
  private final Deque<long[]> highest = new ArrayDeque<>();
  private final Deque<long[]> lowest = new ArrayDeque<>();

  /** A range over so many nanoseconds. */
  PriceRange(long window) {
    this.window = window;
  }

  /** Twice the middle of a two-sided book, in 1/10,000 dollar. */
  static long doubleMiddle(Book book) {
    return (long) book.bids().priceUnits(0) + book.offers().priceUnits(0);
  }

  /** Highest less lowest within the window, this book included, in half 1/10,000 dollars. */
  long with(Book book, long now) {
    long middle = doubleMiddle(book);
    push(highest, middle, 1, now);
    push(lowest, middle, -1, now);
    return highest.getFirst()[1] - lowest.getFirst()[1];
  }

  /** Keeps only what can still be the extreme, the extreme first. */
  private void push(Deque<long[]> extremes, long middle, int sign, long now) {
    while (!extremes.isEmpty() && sign * extremes.getLast()[1] <= sign * middle) {
      extremes.removeLast();
    }
    extremes.add(new long[] {now, middle});
    while (extremes.getFirst()[0] < now - window) {
      extremes.removeFirst();
    }
  }

  void forget() {
    highest.clear();
    lowest.clear();
  }
}
