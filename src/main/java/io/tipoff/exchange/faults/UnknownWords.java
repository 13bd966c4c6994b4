package io.tipoff.exchange.faults;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts words that nobody has heard of into the venue's JSON. */
public final class UnknownWords {
  private static final Map<String, Pattern> VALUES =
      Map.of(
          "market-state", Pattern.compile("\"(MARKET_STATE|MARKET_STATUS)_[A-Z_]+\""),
          "execution-type", Pattern.compile("\"(EXECUTION_TYPE)_[A-Z_]+\""),
          "order-state", Pattern.compile("\"(ORDER_STATE)_[A-Z_]+\""));

  /** A stream message up to the name of its body, in both of the venue's wordings. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(\\{\"request(?:Id|_id)\":\"[^\"]*\",\"subscription(?:Type|_type)\":)"
              + "(?:\"[^\"]*\"|\\d+),\"\\w+\":");

  private UnknownWords() {}

  /** Whether messages of a kind can have a word of this variant. */
  static boolean mayBeInMessage(String variant, String kind) {
    return switch (variant) {
      case "market-state" -> kind.startsWith("market-data");
      case "execution-type" -> kind.equals("order");
      case "order-state" -> kind.startsWith("order");
      default -> !kind.equals("heartbeat") && !kind.equals("error");
    };
  }

  /** Whether answers to a path can have one. */
  static boolean mayBeIn(String variant, String path) {
    return switch (variant) {
      case "market-state" -> path.startsWith("/v1/market") || path.startsWith("/v1/events");
      case "execution-type" -> path.equals("/v1/orders") || path.endsWith("/close-position");
      case "order-state" -> path.startsWith("/v1/order");
      default -> false;
    };
  }

  /** The text with every word of the variant replaced. */
  public static String in(String json, String variant) {
    Pattern values = VALUES.get(variant);
    if (values != null) {
      return values.matcher(json).replaceAll("\"$1_UNHEARD_OF\"");
    }
    Matcher head = HEAD.matcher(json);
    return head.replaceFirst("$1\"SUBSCRIPTION_TYPE_UNHEARD_OF\",\"unheardOf\":");
  }
}
