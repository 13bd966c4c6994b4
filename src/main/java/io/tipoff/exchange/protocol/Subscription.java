package io.tipoff.exchange.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** One subscription of a connection; used on the floor only. */
final class Subscription {
  private final StreamRequest.Subscribe request;
  private final SequencedMap<String, String> waiting = new LinkedHashMap<>();
  private long count;

  Subscription(StreamRequest.Subscribe request) {
    this.request = request;
  }

  String requestId() {
    return request.requestId();
  }

  SubscriptionType type() {
    return request.type();
  }

  /** The type in the words of faults. */
  String kind() {
    return type().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Wording wording() {
    return request.wording();
  }

  boolean isDebounced() {
    return request.debounced();
  }

  boolean covers(String slug) {
    return request.slugs().isEmpty() || request.slugs().contains(slug);
  }

  /** Keeps a message; of books and best prices only the last one a market. */
  void hold(String slug, String text) {
    boolean replaces =
        type() == SubscriptionType.MARKET_DATA || type() == SubscriptionType.MARKET_DATA_LITE;
    waiting.put(replaces ? slug : String.valueOf(count++), text);
  }

  /** What was kept since it was last asked for, oldest first. */
  List<String> release() {
    List<String> texts = new ArrayList<>(waiting.sequencedValues());
    waiting.clear();
    return texts;
  }
}
