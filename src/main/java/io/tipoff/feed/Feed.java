package io.tipoff.feed;

/** A source of games or odds that is listened to until it is closed. */
public interface Feed extends AutoCloseable {

  /** Begins to listen; what is told comes from other threads. */
  void start();

  /** How well it is heard. */
  FeedHealth health();

  @Override
  void close();
}
