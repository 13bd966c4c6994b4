package io.tipoff.config;

/**
 * Where a mapping is read.
 *
 * @param path what goes before the names of its keys, such as {@code risk.}
 * @param spelling the names that may have been meant
 */
record Scope(String path, Spelling spelling, Problems problems) {
  /** The full name of a key of the mapping. */
  String key(String name) {
    return path + name;
  }
}
