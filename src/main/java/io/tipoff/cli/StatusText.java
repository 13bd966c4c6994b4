package io.tipoff.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A status for people. */
final class StatusText {
  private StatusText() {}

  /** The status that {@code --json} would print. */
  static String of(JsonNode status) {
    StringBuilder text = new StringBuilder();
    JsonNode balance = status.path("balance");
    text.append(
        "%s: cash %s, buying power %s"
            .formatted(
                word(status, "mode"), word(balance, "current"), word(balance, "buyingPower")));
    if (status.has("equity")) {
      text.append(
          ", equity %s, today %s".formatted(word(status, "equity"), word(status, "dayPnl")));
    }
    text.append('\n');
    if (status.path("paused").asBoolean()) {
      text.append("paused: ").append(word(status, "pauseReason")).append('\n');
    }
    text.append("breaker: ").append(word(status, "breaker"));
    text.append(status.path("breakerLatched").asBoolean() ? ", until it is reset\n" : "\n");
    if (!status.path("accountCertain").asBoolean(true)) {
      text.append("the account is uncertain: news may have been missed\n");
    }
    rows(text, "positions", status.path("positions"), StatusText::position);
    rows(text, "open orders", status.path("openOrders"), StatusText::order);
    if (!status.path("exits").isEmpty()) {
      rows(text, "exits", status.path("exits"), StatusText::exit);
    }
    if (!status.path("games").isEmpty()) {
      rows(text, "games", status.path("games"), StatusText::game);
    }
    return text.toString();
  }

  private interface Row {
    String of(JsonNode node);
  }

  private static void rows(StringBuilder text, String title, JsonNode nodes, Row row) {
    text.append(title).append(": ").append(nodes.isEmpty() ? "none" : nodes.size()).append('\n');
    for (JsonNode node : nodes) {
      text.append("  ").append(row.of(node)).append('\n');
    }
  }

  private static String position(JsonNode node) {
    return "%-44s %10s".formatted(word(node, "slug"), word(node, "quantity"));
  }

  private static String order(JsonNode node) {
    return "%-44s %4s %10s at %-6s %s"
        .formatted(
            word(node, "slug"),
            word(node, "side"),
            word(node, "quantity"),
            word(node, "price"),
            word(node, "state"));
  }

  private static String exit(JsonNode node) {
    return "%-44s %10s left: %s"
        .formatted(word(node, "slug"), word(node, "quantity"), word(node, "why"));
  }

  private static String game(JsonNode node) {
    long clock = node.path("clockSeconds").asLong(-1);
    return "%-36s %3s : %-3s %-9s period %s%s, %s by %s"
        .formatted(
            word(node, "game"),
            word(node, "home"),
            word(node, "away"),
            word(node, "status"),
            word(node, "period"),
            clock < 0 ? "" : " %d:%02d".formatted(clock / 60, clock % 60),
            word(node, "condition"),
            word(node, "feed"));
  }

  private static String word(JsonNode node, String name) {
    return node.path(name).asText("?");
  }
}
