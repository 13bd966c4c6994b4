package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;

/** The tag of an event's league. */
final class TagJson {
  private TagJson() {}

  static ArrayNode tags(ListedEvent event) {
    ArrayNode tags = Json.array();
    if (!event.league().isEmpty()) {
      tags.add(
          Json.object()
              .put("id", event.league())
              .put("label", event.league().toUpperCase(Locale.ROOT))
              .put("slug", event.league()));
    }
    return tags;
  }
}
