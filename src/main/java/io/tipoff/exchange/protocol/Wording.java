package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The two ways in which the venue's pages write stream messages: names in camel case and types as
 * constants (the channels' pages), or names in snake case and types as numbers (the overview).
 */
enum Wording {
  CAMEL {
    @Override
    String name(String camel) {
      return camel;
    }

    @Override
    JsonNode body(ObjectNode body) {
      return body;
    }

    @Override
    void type(ObjectNode message, SubscriptionType type) {
      message.put("subscriptionType", type.constant());
    }
  },
  SNAKE {
    @Override
    String name(String camel) {
      return HUMP.matcher(camel).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    @Override
    JsonNode body(ObjectNode body) {
      return renamed(body);
    }

    @Override
    void type(ObjectNode message, SubscriptionType type) {
      message.put("subscription_type", type.number());
    }

    private JsonNode renamed(JsonNode node) {
      if (node instanceof ObjectNode object) {
        ObjectNode result = Json.object();
        object
            .properties()
            .forEach(field -> result.set(name(field.getKey()), renamed(field.getValue())));
        return result;
      }
      if (node instanceof ArrayNode array) {
        ArrayNode result = Json.array();
        array.forEach(element -> result.add(renamed(element)));
        return result;
      }
      return node;
    }
  };

  private static final Pattern HUMP = Pattern.compile("[A-Z]");

  /** A field's name. */
  abstract String name(String camel);

  abstract JsonNode body(ObjectNode body);

  abstract void type(ObjectNode message, SubscriptionType type);
}
