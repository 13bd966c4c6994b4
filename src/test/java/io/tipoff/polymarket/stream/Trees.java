package io.tipoff.polymarket.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same JSON written in another way. */
final class Trees {
  private Trees() {}

  static JsonNode reversedInSnakeCase(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(reversedInSnakeCase(element)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    fields
        .reversed()
        .forEach(
            field ->
                copy.set(
                    NameTable.snakeCase(field.getKey()), reversedInSnakeCase(field.getValue())));
    return copy;
  }
}
