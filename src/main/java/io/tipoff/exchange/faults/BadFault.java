package io.tipoff.exchange.faults;

/** A fault that cannot be; the message names what is allowed. */
public final class BadFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public BadFault(String message) {
    super(message);
  }
}
