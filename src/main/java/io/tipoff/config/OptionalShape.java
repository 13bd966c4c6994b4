package io.tipoff.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that may be null. */
record OptionalShape(Shape inner) implements Shape {

  @Override
  public @Nullable Object read(Node node, String key, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return Optional.empty();
    }
    Object value = inner.read(node, key, problems);
    return value == null ? null : Optional.of(value);
  }

  @Override
  public String write(Object value) {
    return ((Optional<?>) value).map(inner::write).orElse("null");
  }

  @Override
  public String allowed() {
    return inner.allowed() + ", or null";
  }
}
