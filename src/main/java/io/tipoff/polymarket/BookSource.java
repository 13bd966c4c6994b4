package io.tipoff.polymarket;

import io.tipoff.market.MarketId;
import io.tipoff.polymarket.stream.StreamCounters;
import java.util.Optional;
import java.util.Set;

/** Where the books, states and trades of markets come from. */
public interface BookSource extends AutoCloseable {

  /** Follows exactly these markets from now on. */
  void follow(Set<MarketId> markets);

  /** What its streams count; empty where there are none. */
  default Optional<StreamCounters> counters() {
    return Optional.empty();
  }

  /** Stops; nothing is told after it returns. */
  @Override
  void close();
}
