package io.tipoff.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sign of life of a bot's engine, with its open orders.
 *
 * @param at when the engine gave it, nanoseconds since 1970
 * @param unnamed open orders whose venue ids were not known
 */
record Beat(BotId bot, ProcessId process, long at, List<Named> orders, int unnamed) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** An open order by the venue's id. */
  record Named(String id, String slug) {}

  Beat {
    orders = List.copyOf(orders);
  }

  static Beat of(BotId bot, ProcessId process, BotStatus status) {
    List<Named> named = new ArrayList<>();
    for (BotStatus.OpenOrder order : status.orders()) {
      if (!order.venueId().isEmpty()) {
        named.add(new Named(order.venueId(), order.market().slug()));
      }
    }
    return new Beat(bot, process, status.at(), named, status.orders().size() - named.size());
  }

  String toJson() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("mode", bot.mode());
    node.put("venue", bot.venue());
    node.put("key", bot.key());
    node.put("pid", process.pid());
    node.put("started", process.started());
    node.put("at", at);
    ArrayNode open = node.putArray("orders");
    orders.forEach(order -> open.addObject().put("id", order.id()).put("slug", order.slug()));
    node.put("unnamed", unnamed);
    return node.toString();
  }

  /** What a file says; empty if it is damaged or something else. */
  static Optional<Beat> of(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.path("at").isNumber() || !node.path("orders").isArray()) {
        return Optional.empty();
      }
      List<Named> orders = new ArrayList<>();
      for (JsonNode order : node.path("orders")) {
        orders.add(new Named(order.path("id").asText(), order.path("slug").asText()));
      }
      return Optional.of(
          new Beat(
              new BotId(
                  node.path("mode").asText(),
                  node.path("venue").asText(),
                  node.path("key").asText()),
              new ProcessId(node.path("pid").asLong(), node.path("started").asLong()),
              node.path("at").asLong(),
              orders,
              node.path("unnamed").asInt()));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
