package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The venue's own schemas, made strict: what they do not name is refused, and so is null where they
 * do not allow it.
 */
final class VenueSchemas {
  static final Path FOLDER = Path.of("../shared/openapi");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> FILES = List.of("events", "markets", "orders", "portfolio");
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/definitions/";

  /** Keywords that say nothing about validity, and are no field's name either. */
  private static final List<String> COMMENTS = List.of("deprecated", "example", "x-merged-from");

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private final List<ObjectNode> documents = new ArrayList<>();

  private VenueSchemas() {
    for (String file : FILES) {
      documents.add(strict(read(FOLDER.resolve(file + ".json"))));
    }
  }

  static boolean exist() {
    return FILES.stream().allMatch(file -> Files.isRegularFile(FOLDER.resolve(file + ".json")));
  }

  static VenueSchemas load() {
    return new VenueSchemas();
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns OpenAPI's dialect into plain JSON Schema that allows nothing unnamed. */
  private static ObjectNode strict(ObjectNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
      String type = schema.path("type").textValue();
      schema.set("type", MAPPER.createArrayNode().add(type).add("null"));
    }
    schema.remove(COMMENTS);
    if (schema.path("$ref").isTextual()) {
      schema.put("$ref", schema.path("$ref").textValue().replace(COMPONENTS, DEFINITIONS));
    }
    schema
        .properties()
        .forEach(
            field -> {
              if (field.getValue() instanceof ObjectNode object) {
                strict(object);
              } else if (field.getValue() instanceof ArrayNode array) {
                array.forEach(
                    element -> {
                      if (element instanceof ObjectNode object) {
                        strict(object);
                      }
                    });
              }
            });
    return schema;
  }

  /** Every call of the schemas, such as {@code GET /v1/markets}. */
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (ObjectNode document : documents) {
      document
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(
                          method ->
                              calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    }
    return calls;
  }

  /** The call of the schemas that a request is one of. */
  private Map.Entry<ObjectNode, String> operation(String method, String path) {
    for (ObjectNode document : documents) {
      for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
        String pattern = entry.getKey().replaceAll("\\{[^}]*}", "[^/]+");
        boolean exact = !entry.getKey().contains("{") || !isPlain(path);
        if (exact
            && Pattern.matches(pattern, path)
            && entry.getValue().has(method.toLowerCase(Locale.ROOT))) {
          return Map.entry(document, entry.getKey());
        }
      }
    }
    throw new AssertionError("no schema for " + method + " " + path);
  }

  private boolean isPlain(String path) {
    return documents.stream().anyMatch(document -> document.path("paths").has(path));
  }

  /** Holds a good answer against the schema of its call; returns the call. */
  String check(String method, String path, JsonNode body) {
    var operation = operation(method, path.split("\\?", 2)[0]);
    JsonNode schema =
        operation
            .getKey()
            .path("paths")
            .path(operation.getValue())
            .path(method.toLowerCase(Locale.ROOT))
            .at("/responses/200/content/application~1json/schema");
    check(operation.getKey(), schema.path("$ref").textValue(), body, method + " " + path);
    return method + " " + operation.getValue();
  }

  /** Holds a value against a named schema. */
  void checkNamed(String name, JsonNode value) {
    for (ObjectNode document : documents) {
      if (document.path("components").path("schemas").has(name)) {
        check(document, DEFINITIONS + name, value, name);
        return;
      }
    }
    throw new AssertionError("no schema " + name);
  }

  /** The names of a schema's fields. */
  Set<String> fields(String name) {
    for (ObjectNode document : documents) {
      JsonNode schema = document.path("components").path("schemas").path(name);
      if (!schema.isMissingNode()) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
      }
    }
    throw new AssertionError("no schema " + name);
  }

  private static void check(ObjectNode document, String reference, JsonNode value, String what) {
    ObjectNode root = MAPPER.createObjectNode().put("$ref", reference);
    root.set("definitions", document.path("components").path("schemas"));
    Set<ValidationMessage> complaints = FACTORY.getSchema(root).validate(value);
    assertThat(complaints).as(what + ": " + value).isEmpty();
  }
}
