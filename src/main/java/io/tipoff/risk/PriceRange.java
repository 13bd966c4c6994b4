package io.tipoff.risk;

import io.tipoff.book.Book;
import java.util.ArrayDeque;
import java.util.Deque;

/** How far the middle of a book moved within a time. */
final class PriceRange {
  private final long window;
  private final Deque<Seen> highest = new ArrayDeque<>();
  private final Deque<Seen> lowest = new ArrayDeque<>();

  /** A middle, and when it was there last. */
  private static final class Seen {
    private final long middle;
    private long time;

    private Seen(long time, long middle) {
      this.time = time;
      this.middle = middle;
    }
  }

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
    if (!highest.isEmpty() && highest.getLast().middle == middle) {
      // The newest is the last of both; most books move no middle.
      highest.getLast().time = now;
      lowest.getLast().time = now;
    } else {
      push(highest, middle, 1, now);
      push(lowest, middle, -1, now);
    }
    forget(highest, now - window);
    forget(lowest, now - window);
    return highest.getFirst().middle - lowest.getFirst().middle;
  }

  /** Keeps only what can still be the extreme, the extreme first. */
  private static void push(Deque<Seen> extremes, long middle, int sign, long now) {
    while (!extremes.isEmpty() && sign * extremes.getLast().middle <= sign * middle) {
      extremes.removeLast();
    }
    extremes.add(new Seen(now, middle));
  }

  private static void forget(Deque<Seen> extremes, long oldest) {
    while (extremes.getFirst().time < oldest) {
      extremes.removeFirst();
    }
  }

  void forget() {
    highest.clear();
    lowest.clear();
  }
}
