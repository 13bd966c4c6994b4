package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The venue's own schemas, with members that they do not name refused. */
final class Schemas {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Schemas() {}

  /** What is wrong with a body by a schema of a file; nothing if it is right. */
  static List<String> problems(String file, String schema, byte[] body) throws IOException {
    Path path = Path.of("..", "shared", "openapi", file);
    Assumptions.assumeTrue(Files.exists(path), "without ../shared/openapi/" + file);
    ObjectNode root = MAPPER.createObjectNode();
    root.set("components", MAPPER.readTree(path.toFile()).get("components"));
    root.get("components").get("schemas").forEach(Schemas::close);
    root.put("$ref", "#/components/schemas/" + schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(root)
        .validate(MAPPER.readTree(body))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static void close(JsonNode schema) {
    if (schema.has("properties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }
}
