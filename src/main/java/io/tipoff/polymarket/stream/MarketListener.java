package io.tipoff.polymarket.stream;

import io.tipoff.event.Event;

/**
 * Hears the markets stream, one call at a time. It may block; the venue is then slowed down. An
 * interrupt means that the stream is being closed.
 */
public interface MarketListener {
  /** A market's news, or that the stream was lost or is restored. */
  void on(Event event) throws InterruptedException;

  /** The venue refused the key: the stream has ended for good. */
  void refused(String reason);

  /** Something that a person should read. */
  void problem(String text);
}
