package io.tipoff.polymarket.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The query of a URL; values are percent-encoded, absent and empty ones left out. */
final class Query {
  private final StringBuilder text = new StringBuilder();

  /** Adds one value; a number or a truth value goes as its text. */
  Query add(String name, Object value) {
    String plain = value.toString();
    if (!plain.isEmpty()) {
      text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encode(plain));
    }
    return this;
  }

  /** Adds the name once for each value. */
  Query addAll(String name, Collection<?> values) {
    for (Object value : values) {
      add(name, value);
    }
    return this;
  }

  /** A path segment or a value that means itself, whatever it holds. */
  static String encode(String plain) {
    return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** With its question mark; nothing where it holds nothing. */
  @Override
  public String toString() {
    return text.toString();
  }
}
