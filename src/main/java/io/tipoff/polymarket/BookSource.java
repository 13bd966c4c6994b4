package io.tipoff.polymarket;

import io.tipoff.market.MarketId;
import java.util.Set;

/** Where the books, states and trades of markets come from. */
public interface BookSource extends AutoCloseable {

  /** Follows exactly these markets from now on. */
  void follow(Set<MarketId> markets);

  /** Stops; nothing is told after it returns. */
  @Override
  void close();
}
