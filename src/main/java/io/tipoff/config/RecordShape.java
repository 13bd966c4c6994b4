package io.tipoff.config;

import io.tipoff.config.Node.Field;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys are the components of a record. */
record RecordShape(Class<? extends Record> type, SequencedMap<String, Shape> components)
    implements Shape {

  static RecordShape of(Class<? extends Record> type) {
    SequencedMap<String, Shape> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(component.getName(), Shape.of(component));
    }
    return new RecordShape(type, components);
  }

  /** The shape of a component. */
  Shape component(String name) {
    return Objects.requireNonNull(components.get(name), name);
  }

  @Override
  public @Nullable Object read(Node node, String key, Problems problems) {
    Node.Mapping mapping = mapping(node, key, problems);
    return mapping == null ? null : read(mapping, key, problems);
  }

  private @Nullable Object read(Node.Mapping mapping, String key, Problems problems) {
    String path = key + ".";
    Spelling spelling = new Spelling(components.keySet().stream().map(path::concat).toList());
    Scope scope = new Scope(path, spelling, problems);
    Map<String, Object> values = new HashMap<>();
    visit(
        mapping,
        scope,
        field -> {
          String name = field.name();
          Object value = component(name).read(field.value(), scope.key(name), problems);
          if (value != null) {
            values.put(name, value);
          }
        });
    complete(values, mapping.source(), scope);
    return values.size() == components.size()
        ? create(name -> Objects.requireNonNull(values.get(name)))
        : null;
  }

  private void complete(Map<String, Object> values, Source source, Scope scope) {
    components.forEach(
        (name, shape) -> {
          String key = scope.key(name);
          if (shape instanceof OptionalShape) {
            values.putIfAbsent(name, Optional.empty());
          } else if (!values.containsKey(name) && !scope.problems().concern(key)) {
            scope.problems().add(source, key, "missing; allowed: " + shape.allowed());
          }
        });
  }

  /** The node as a mapping; null if it is none, and then the problems say so. */
  Node.@Nullable Mapping mapping(Node node, String key, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    problems.add(node.source(), key, node.kind() + " is not a mapping; allowed: " + allowed());
    return null;
  }

  /** Visits the fields that belong here; the others, and those that come again, are problems. */
  void visit(Node.Mapping mapping, Scope scope, Consumer<Field> visitor) {
    Map<String, Source> seen = new HashMap<>();
    for (Field field : mapping.fields()) {
      String key = scope.key(field.name());
      Source first = seen.putIfAbsent(field.name(), field.source());
      if (!components.containsKey(field.name())) {
        scope.problems().add(field.source(), key, scope.spelling().unknown(key, "key"));
      } else if (first != null) {
        String text = "duplicate key, first at " + first.label() + "; allowed: once";
        scope.problems().add(field.source(), key, text);
      } else {
        visitor.accept(field);
      }
    }
  }

  /** The record of these values. */
  Record create(Function<String, Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(components.keySet().stream().map(values).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  @Override
  public String write(Object value) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Object part = get(component.getAccessor(), value);
      if (!part.equals(Optional.empty())) {
        String name = component.getName();
        fields.add(name + ": " + component(name).write(part));
      }
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static Object get(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor.getName(), e);
    }
  }

  @Override
  public String allowed() {
    return "the keys " + String.join(", ", components.keySet());
  }
}
