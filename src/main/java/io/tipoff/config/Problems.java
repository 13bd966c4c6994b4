package io.tipoff.config;

import java.util.ArrayList;
import java.util.List;

/** The mistakes found so far, in order. */
final class Problems {
  private final List<Problem> list = new ArrayList<>();

  void add(Source source, String key, String text) {
    list.add(new Problem(source, key, text));
  }

  /** Whether a mistake was found in a key, in a part of its value, or in its section. */
  boolean concern(String key) {
    return list.stream()
        .map(Problem::key)
        .anyMatch(
            wrong ->
                wrong.equals(key) || wrong.startsWith(key + "[") || key.startsWith(wrong + "."));
  }

  /**
   * Goes on only if there are none.
   *
   * @throws ConfigException with all of them
   */
  void throwIfAny() {
    if (!list.isEmpty()) {
      throw new ConfigException(String.join("\n", list.stream().map(Problem::toString).toList()));
    }
  }
}
