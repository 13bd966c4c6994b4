package io.tipoff.cli;

/** The keys of the environment are not well formed; the message does not print them. */
final class BadKeys extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadKeys(String message) {
    super(message);
  }
}
