package io.tipoff.config;

/** The configuration cannot be used; the message has one line for each mistake. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigException(String message) {
    super(message);
  }
}
