package io.tipoff.polymarket.stream;

import io.tipoff.market.MarketId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Markets that are subscribed to together: a request for their books, another for their trades. */
final class MarketGroup {
  /** Markets that the venue takes in one request. */
  static final int MOST_MARKETS = 100;

  final Set<MarketId> markets;
  String booksRequest = "";
  String tradesRequest = "";

  /** Whether anything of it came on this connection. */
  boolean delivered;

  /** How often in a row nothing came. */
  int misses;

  /** How often a connection was full for it. */
  int moves;

  MarketGroup(Collection<MarketId> markets) {
    this.markets = new LinkedHashSet<>(markets);
  }
}
