package io.tipoff.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the value of a key looks like. */
sealed interface Shape permits ScalarShape, OptionalShape, ListShape, RecordShape {
  /** The value of a node; null if it has none, and then the problems say why. */
  @Nullable Object read(Node node, String key, Problems problems);

  /** A value as one line of YAML that reads back as the same value. */
  String write(Object value);

  /** What is allowed, with its unit, for the reader of a mistake. */
  String allowed();

  /** A variable or flag as the node that a file would hold; null if it is malformed. */
  default @Nullable Node parse(String text, Source source, Problems problems) {
    return new Node.Scalar(text.strip(), source);
  }

  /** The shape of a record's component. */
  static Shape of(RecordComponent component) {
    return of(component.getGenericType(), component.getAnnotation(Within.class));
  }

  private static Shape of(Type type, @Nullable Within within) {
    if (type instanceof ParameterizedType generic) {
      Shape inner = of(generic.getActualTypeArguments()[0], within);
      if (generic.getRawType() == Optional.class) {
        return new OptionalShape(inner);
      }
      if (generic.getRawType() == List.class) {
        return new ListShape(inner);
      }
    }
    if (type instanceof Class<?> plain) {
      Optional<Notation<?>> notation = Notation.of(plain);
      return notation.isPresent()
          ? ScalarShape.of(notation.get(), within)
          : RecordShape.of(plain.asSubclass(Record.class));
    }
    throw new IllegalArgumentException("no configuration value can be a " + type);
  }
}
