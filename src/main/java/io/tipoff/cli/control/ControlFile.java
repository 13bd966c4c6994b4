package io.tipoff.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Where a bot that runs is reached on this machine.
 *
 * @param port of 127.0.0.1
 * @param token who sends it may ask for everything
 */
record ControlFile(BotId bot, ProcessId process, int port, String token) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  String toJson() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("mode", bot.mode());
    node.put("venue", bot.venue());
    node.put("key", bot.key());
    node.put("pid", process.pid());
    node.put("started", process.started());
    node.put("port", port);
    node.put("token", token);
    return node.toString();
  }

  /** What a file says; empty if it is damaged or something else. */
  static Optional<ControlFile> of(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.path("token").isTextual() || !node.path("port").isInt()) {
        return Optional.empty();
      }
      return Optional.of(
          new ControlFile(
              new BotId(
                  node.path("mode").asText(),
                  node.path("venue").asText(),
                  node.path("key").asText()),
              new ProcessId(node.path("pid").asLong(), node.path("started").asLong()),
              node.path("port").intValue(),
              node.path("token").asText()));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return bot + ", process " + process.pid() + ", port " + port;
  }
}
