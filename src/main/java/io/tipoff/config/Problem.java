package io.tipoff.config;

/**
 * A mistake in the configuration.
 *
 * @param key the full name of the key; empty if the mistake is about no key
 * @param text what is wrong, and what is allowed
 */
record Problem(Source source, String key, String text) {
  /** One line, whatever the names and values hold. */
  @Override
  public String toString() {
    return (source.at(key) + ": " + text).replaceAll("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]", " ");
  }
}
