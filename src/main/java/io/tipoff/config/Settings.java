package io.tipoff.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of keys, and where each was set. */
final class Settings {
  private record Setting(Object value, Source source) {}

  private final Map<String, Setting> byKey = new HashMap<>();

  boolean contain(String key) {
    return byKey.containsKey(key);
  }

  void put(String key, Object value, Source source) {
    byKey.put(key, new Setting(value, source));
  }

  /** Takes over the keys that are not set yet. */
  void putAllAbsent(Settings others) {
    others.byKey.forEach(byKey::putIfAbsent);
  }

  /** The value of a key that was set. */
  Object value(String key) {
    return get(key).value;
  }

  /** Where a key was set. */
  Source source(String key) {
    return get(key).source;
  }

  private Setting get(String key) {
    @Nullable Setting setting = byKey.get(key);
    if (setting == null) {
      throw new IllegalArgumentException("no value of " + key);
    }
    return setting;
  }
}
