package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a participant asks of a stream. */
sealed interface StreamRequest {

  /**
   * To be told.
   *
   * @param slugs of markets; empty for all
   * @param debounced whether news may wait to be sent together
   */
  record Subscribe(
      String requestId,
      SubscriptionType type,
      Set<String> slugs,
      boolean debounced,
      Wording wording)
      implements StreamRequest {}

  /** Not to be told any more. */
  record Unsubscribe(String requestId) implements StreamRequest {}

  /** Cannot be done. */
  record Bad(String requestId, String complaint, Wording wording) implements StreamRequest {}

  /** How many markets one subscription may name (venue documentation, page "Markets WebSocket"). */
  int MOST_SLUGS = 100;

  static StreamRequest read(SubscriptionType.Channel channel, String text) {
    ObjectNode json;
    try {
      json = Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (ApiException _) {
      return new Bad("", "invalid message", Wording.CAMEL);
    }
    if (json.get("subscribe") instanceof ObjectNode subscribe) {
      return subscribe(channel, subscribe);
    }
    if (json.get("unsubscribe") instanceof ObjectNode unsubscribe) {
      return new Unsubscribe(text(unsubscribe, wording(unsubscribe).name("requestId")));
    }
    return new Bad("", "unknown request", Wording.CAMEL);
  }

  private static StreamRequest subscribe(SubscriptionType.Channel channel, ObjectNode json) {
    Wording wording = wording(json);
    String id = text(json, wording.name("requestId"));
    if (id.isEmpty()) {
      return new Bad("", "request id is required", wording);
    }
    Optional<SubscriptionType> type = type(channel, json.path(wording.name("subscriptionType")));
    if (type.isEmpty()) {
      return new Bad(id, "unknown subscription type", wording);
    }
    Set<String> slugs = new LinkedHashSet<>();
    for (JsonNode slug : json.path(wording.name("marketSlugs"))) {
      slugs.add(slug.asText());
    }
    if (slugs.size() > MOST_SLUGS) {
      return new Bad(id, "at most " + MOST_SLUGS + " markets per subscription", wording);
    }
    boolean debounced = json.path(wording.name("responsesDebounced")).asBoolean();
    return new Subscribe(id, type.get(), slugs, debounced, wording);
  }

  private static Optional<SubscriptionType> type(SubscriptionType.Channel channel, JsonNode type) {
    return type.isInt()
        ? SubscriptionType.of(channel, type.intValue())
        : SubscriptionType.of(channel, type.asText());
  }

  private static Wording wording(ObjectNode json) {
    return json.has("request_id") || json.has("subscription_type") ? Wording.SNAKE : Wording.CAMEL;
  }

  private static String text(ObjectNode json, String name) {
    return json.path(name).asText("");
  }
}
