package io.tipoff.polymarket.stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tipoff.market.MarketId;
import java.util.Collection;

/** The messages that are sent to the venue. */
final class Requests {
  private Requests() {}

  static String subscribe(String requestId, SubscriptionType type, Collection<MarketId> markets) {
    StringBuilder text = new StringBuilder("{\"subscribe\":{\"requestId\":");
    quote(requestId, text);
    text.append(",\"subscriptionType\":");
    quote(type.wireName(), text);
    if (!markets.isEmpty()) {
      char before = '[';
      text.append(",\"marketSlugs\":");
      for (MarketId market : markets) {
        text.append(before);
        quote(market.slug(), text);
        before = ',';
      }
      text.append(']');
    }
    return text.append("}}").toString();
  }

  static String unsubscribe(String requestId) {
    StringBuilder text = new StringBuilder("{\"unsubscribe\":{\"requestId\":");
    quote(requestId, text);
    return text.append("}}").toString();
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(value)).append('"');
  }
}
