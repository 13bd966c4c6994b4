package io.tipoff.cli;

/** What was asked for would be unsafe or cannot be; the message says what to do. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
