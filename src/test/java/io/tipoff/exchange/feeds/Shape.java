package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The fields of JSON texts with the kinds of their values; all entries of a list are as one. */
final class Shape {
  private final SortedMap<String, Set<JsonNodeType>> kinds = new TreeMap<>();

  static Shape of(Iterable<JsonNode> texts) {
    Shape shape = new Shape();
    texts.forEach(text -> shape.add("", text));
    return shape;
  }

  private void add(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  add(
                      path + "/" + field.getKey().replaceAll("^period_\\d+$", "period_n"),
                      field.getValue()));
    } else if (node.isArray()) {
      node.forEach(entry -> add(path, entry));
    }
    if (!path.isEmpty()) {
      kinds.computeIfAbsent(path, _ -> EnumSet.noneOf(JsonNodeType.class)).add(node.getNodeType());
    }
  }

  /** The fields that the other does not have; those in lists are told with their lists. */
  SortedSet<String> without(Shape other) {
    SortedSet<String> missing = new TreeSet<>(kinds.keySet());
    missing.removeAll(other.kinds.keySet());
    return missing;
  }

  /** The fields of both whose values are of other kinds, null aside. */
  SortedSet<String> unlike(Shape other) {
    SortedSet<String> unlike = new TreeSet<>();
    kinds.forEach(
        (path, here) -> {
          Set<JsonNodeType> there = other.kinds.getOrDefault(path, Set.of());
          boolean isKnown = there.stream().anyMatch(kind -> kind != JsonNodeType.NULL);
          Predicate<JsonNodeType> isNew =
              kind -> kind != JsonNodeType.NULL && !there.contains(kind);
          if (isKnown && here.stream().anyMatch(isNew)) {
            unlike.add(path + " " + here + " not " + there);
          }
        });
    return unlike;
  }
}
