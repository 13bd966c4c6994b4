package io.tipoff.config;

import java.util.List;

/** A piece of YAML and where it stands. */
sealed interface Node {
  Source source();

  /** What kind of piece it is, for the reader of a mistake. */
  String kind();

  /** A single value, as written. */
  record Scalar(String text, Source source) implements Node {
    private static final List<String> NULLS = List.of("", "null", "Null", "NULL", "~");
    private static final int SHOWN = 40;

    /** Whether it says that there is no value. */
    boolean isNull() {
      return NULLS.contains(text);
    }

    @Override
    public String kind() {
      if (text.isEmpty()) {
        return "nothing";
      }
      return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + '"';
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Source source) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the text; a key may be there twice. */
  record Mapping(List<Field> fields, Source source) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One key of a mapping. */
  record Field(String name, Source source, Node value) {}

  /** A reference to another piece; the configuration has none. */
  record Alias(Source source) implements Node {
    @Override
    public String kind() {
      return "an alias";
    }
  }
}
