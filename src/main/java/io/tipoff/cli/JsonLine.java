package io.tipoff.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/** A result as one line of JSON, with all digits of its numbers. */
final class JsonLine {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLine() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode numbers(List<Double> values) {
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(array::add);
    return array;
  }

  static String of(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
