package io.tipoff.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every key that there is, by its full name such as {@code risk.dailyLoss}. */
final class Schema {
  private final RecordShape root;
  private final SortedMap<String, Shape> keys = new TreeMap<>();
  private final SortedMap<String, String> variables = new TreeMap<>();
  private final Collection<String> names = new TreeSet<>();

  /** The keys of a record type whose components are sections, values and lists of values. */
  Schema(Class<? extends Record> type) {
    root = RecordShape.of(type);
    collect(root, "");
    keys.keySet().forEach(key -> variables.put(variable(key), key));
  }

  private void collect(RecordShape section, String path) {
    section
        .components()
        .forEach(
            (name, shape) -> {
              names.add(path + name);
              if (shape instanceof RecordShape inner) {
                collect(inner, path + name + ".");
              } else {
                keys.put(path + name, shape);
              }
            });
  }

  /** The document as a whole: a mapping of sections. */
  RecordShape root() {
    return root;
  }

  /** Full names and shapes, sorted by name. */
  SortedMap<String, Shape> keys() {
    return Collections.unmodifiableSortedMap(keys);
  }

  /** The shape of a key that there is. */
  Shape shape(String key) {
    return Objects.requireNonNull(keys.get(key), key);
  }

  /** The full names of keys and sections. */
  Collection<String> names() {
    return Collections.unmodifiableCollection(names);
  }

  /** The keys by the variable of the environment that sets each. */
  SortedMap<String, String> variables() {
    return Collections.unmodifiableSortedMap(variables);
  }

  /** The variable that sets a key: {@code TIPOFF_RISK_DAILY_LOSS} for {@code risk.dailyLoss}. */
  private static String variable(String key) {
    String words = key.replaceAll("([A-Z])", "_$1").replace('.', '_');
    return "TIPOFF_" + words.toUpperCase(Locale.ROOT);
  }

  /** The record of settings in which every key has a value. */
  Record create(Settings settings) {
    return create(root, "", settings);
  }

  private Record create(RecordShape section, String path, Settings settings) {
    return section.create(
        name ->
            section.component(name) instanceof RecordShape inner
                ? create(inner, path + name + ".", settings)
                : settings.value(path + name));
  }

  /** Settings in which every key has a value, as YAML in the order of the names. */
  String write(Settings settings) {
    StringBuilder out = new StringBuilder();
    write(root, "", settings, out);
    return out.toString();
  }

  private void write(RecordShape section, String path, Settings settings, StringBuilder out) {
    String indent = "  ".repeat((int) path.chars().filter(c -> c == '.').count());
    new TreeMap<>(section.components())
        .forEach(
            (name, shape) -> {
              out.append(indent).append(name).append(':');
              if (shape instanceof RecordShape inner) {
                out.append('\n');
                write(inner, path + name + ".", settings, out);
              } else {
                out.append(' ').append(shape.write(settings.value(path + name))).append('\n');
              }
            });
  }
}
