package io.tipoff.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tipoff.config.Node.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML document into nodes that know where they stand. */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Source whole;
  private final Places places;
  private final Problems problems;

  /**
   * A reader of one text.
   *
   * @param whole the text as a whole
   * @param problems where malformed text is reported
   */
  YamlReader(Source whole, Places places, Problems problems) {
    this.whole = whole;
    this.places = places;
    this.problems = problems;
  }

  /** The document, an empty mapping if the text is empty; null if the text is malformed. */
  @Nullable Node read(String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        return new Node.Mapping(List.of(), whole);
      }
      Node document = node(parser);
      if (parser.nextToken() != null) {
        problems.add(source(parser), "", "a second document; allowed: one");
      }
      return document;
    } catch (JsonProcessingException e) {
      malformed(e);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node node(YAMLParser parser) throws IOException {
    Source source = source(parser);
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return mapping(parser, source);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return sequence(parser, source);
    }
    return parser.isCurrentAlias()
        ? new Node.Alias(source)
        : new Node.Scalar(parser.getText(), source);
  }

  private Node mapping(YAMLParser parser, Source source) throws IOException {
    List<Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Source place = source(parser);
      parser.nextToken();
      fields.add(new Field(name, place, node(parser)));
    }
    return new Node.Mapping(fields, source);
  }

  private Node sequence(YAMLParser parser, Source source) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser));
    }
    return new Node.Sequence(items, source);
  }

  private Source source(YAMLParser parser) {
    JsonLocation location = parser.currentTokenLocation();
    return places.at(location.getLineNr(), location.getColumnNr());
  }

  /** The parser's own message would show the line, and with it perhaps a secret. */
  private void malformed(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      var mark = marked.getProblemMark();
      String context = marked.getContext() == null ? "" : marked.getContext() + ": ";
      problems.add(
          places.at(mark.getLine() + 1, mark.getColumn() + 1),
          "",
          "malformed YAML: " + context + marked.getProblem());
    } else {
      problems.add(
          whole, "", "malformed YAML: " + e.getOriginalMessage().replaceAll(", got .*", ""));
    }
  }
}
