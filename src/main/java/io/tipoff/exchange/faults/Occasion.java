package io.tipoff.exchange.faults;

/** Something that a fault may strike. */
public sealed interface Occasion {

  /**
   * A message on its way to a subscriber.
   *
   * @param stream "markets" or "private"
   * @param kind such as "market-data" or "heartbeat"
   * @param market empty where it tells of none
   */
  record Message(String stream, String kind, String market) implements Occasion {}

  /** A request that came in; its path is without a query. */
  record Request(String path) implements Occasion {}

  /** An order or a change of one that came in by a request, alone or in a batch. */
  record Order(String path, String market) implements Occasion {}

  /** One order, change or cancel of a batch. */
  record BatchEntry(String path, String market) implements Occasion {}
}
