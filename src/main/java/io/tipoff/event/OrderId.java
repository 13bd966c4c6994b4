package io.tipoff.event;

/** The bot's own number of an order, counted by the engine from 1. */
public record OrderId(long number) implements Comparable<OrderId> {
  @Override
  public int compareTo(OrderId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "o" + number;
  }
}
