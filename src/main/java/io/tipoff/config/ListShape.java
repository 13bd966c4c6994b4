package io.tipoff.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any number of values of one shape. */
record ListShape(Shape item) implements Shape {

  @Override
  public @Nullable Object read(Node node, String key, Problems problems) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.add(node.source(), key, node.kind() + " is not a list; allowed: " + allowed());
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Object value = item.read(sequence.items().get(i), key + "[" + i + "]", problems);
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == sequence.items().size() ? List.copyOf(values) : null;
  }

  /** Either YAML in brackets, or the values separated by commas. */
  @Override
  public @Nullable Node parse(String text, Source source, Problems problems) {
    String stripped = text.strip();
    if (stripped.startsWith("[")) {
      return new YamlReader(source, (_, _) -> source, problems).read(stripped);
    }
    List<Node> items = new ArrayList<>();
    for (String part : stripped.isEmpty() ? new String[0] : stripped.split(",", -1)) {
      items.add(new Node.Scalar(part.strip(), source));
    }
    return new Node.Sequence(items, source);
  }

  @Override
  public String write(Object value) {
    return "[" + String.join(", ", ((List<?>) value).stream().map(item::write).toList()) + "]";
  }

  @Override
  public String allowed() {
    return "a list, each " + item.allowed();
  }
}
