package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One message for any number of subscribers; its body is made when the first of them wants it, and
 * once a wording.
 */
final class StreamNews {
  private final SubscriptionType type;
  private final String name;
  private final Supplier<ObjectNode> body;
  private final Map<Wording, String> texts = new EnumMap<>(Wording.class);
  private @Nullable ObjectNode made;

  /** News of a type, whose body stands under a name. */
  StreamNews(SubscriptionType type, String name, Supplier<ObjectNode> body) {
    this.type = type;
    this.name = name;
    this.body = body;
  }

  SubscriptionType type() {
    return type;
  }

  /** The whole message for a subscriber. */
  String text(Subscription subscription) {
    Wording wording = subscription.wording();
    ObjectNode head = Json.object().put(wording.name("requestId"), subscription.requestId());
    wording.type(head, type);
    String start = Json.text(head);
    return start.substring(0, start.length() - 1)
        + ","
        + texts.computeIfAbsent(wording, this::tail);
  }

  private String tail(Wording wording) {
    if (made == null) {
      made = body.get();
    }
    return "\"" + wording.name(name) + "\":" + Json.text(wording.body(made)) + "}";
  }
}
