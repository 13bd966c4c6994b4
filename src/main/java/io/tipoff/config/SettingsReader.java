package io.tipoff.config;

import io.tipoff.config.Node.Field;
import org.jspecify.annotations.Nullable;

/** Reads values of keys into settings; what was set before gives way. */
final class SettingsReader {
  private final Schema schema;
  private final Problems problems;
  private final Settings settings;

  SettingsReader(Schema schema, Problems problems, Settings settings) {
    this.schema = schema;
    this.problems = problems;
    this.settings = settings;
  }

  /** Reads a document in which any key may be left out. */
  void document(Node document) {
    section(schema.root(), document, "");
  }

  private void section(RecordShape section, Node node, String key) {
    Node.@Nullable Mapping mapping = section.mapping(node, key, problems);
    if (mapping != null) {
      String path = key.isEmpty() ? "" : key + ".";
      Scope scope = new Scope(path, new Spelling(schema.names()), problems);
      section.visit(mapping, scope, field -> field(section, field, scope.key(field.name())));
    }
  }

  private void field(RecordShape section, Field field, String key) {
    Shape shape = section.component(field.name());
    if (!(shape instanceof RecordShape inner)) {
      value(key, field.value());
    } else if (!(field.value() instanceof Node.Scalar scalar && scalar.isNull())) {
      section(inner, field.value(), key);
    }
  }

  /** Reads the text of a variable or a flag. */
  void text(String key, String text, Source source) {
    Node node = schema.shape(key).parse(text, source, problems);
    if (node != null) {
      value(key, node);
    }
  }

  private void value(String key, Node node) {
    Object value = schema.shape(key).read(node, key, problems);
    if (value != null) {
      settings.put(key, value, node.source());
    }
  }
}
