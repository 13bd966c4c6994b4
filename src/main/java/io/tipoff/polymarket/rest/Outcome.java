package io.tipoff.polymarket.rest;

/** How a call that does not wait ended. */
public sealed interface Outcome<T> {

  /** The venue took it and said what it had to say. */
  record Answered<T>(T value) implements Outcome<T> {}

  /** It did not, or nobody knows: the failure's type tells. */
  record Failed<T>(VenueException failure) implements Outcome<T> {}
}
