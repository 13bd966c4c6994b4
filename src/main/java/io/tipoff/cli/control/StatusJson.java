package io.tipoff.cli.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.game.GameState;
import io.tipoff.strategy.GameView;
import java.time.Instant;
import java.util.Locale;

/** A status as JSON; the names are those of the command {@code status --json}. */
final class StatusJson {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private StatusJson() {}

  static ObjectNode of(BotStatus status) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("mode", status.mode());
    node.put("at", instant(status.at()).toString());
    ArrayNode orders = node.putArray("openOrders");
    status.orders().forEach(order -> add(orders, order));
    ArrayNode positions = node.putArray("positions");
    status.positions().forEach(held -> add(positions, held));
    ObjectNode balance = node.putObject("balance");
    balance.put("current", status.account().cash().toString());
    balance.put("buyingPower", status.account().free().toString());
    node.put("equity", status.account().equity().toString());
    node.put("dayPnl", status.account().dayPnl().toString());
    node.put("drawdown", status.account().drawdown().toString());
    node.put("breaker", status.breaker());
    node.put("breakerLatched", status.latched());
    node.put("paused", !status.paused().isEmpty());
    node.put("pauseReason", status.paused());
    node.put("accountCertain", status.certain());
    node.put("requestsUnderWay", status.requestsUnderWay());
    ObjectNode requests = node.putObject("requests");
    requests.put("lastSecond", status.requests().used());
    status.requests().limit().ifPresent(limit -> requests.put("limit", limit));
    ArrayNode exits = node.putArray("exits");
    status.exits().forEach(exit -> add(exits, exit));
    ArrayNode games = node.putArray("games");
    status.games().forEach(game -> add(games, game));
    return node;
  }

  private static void add(ArrayNode orders, BotStatus.OpenOrder order) {
    ObjectNode node = orders.addObject();
    node.put("id", order.venueId());
    node.put("number", order.id());
    node.put("slug", order.market().slug());
    node.put("strategy", order.strategy());
    node.put("side", order.side().name().toLowerCase(Locale.ROOT));
    node.put("price", order.price().toString());
    node.put("quantity", order.quantity().toString());
    node.put("filled", order.filled().toString());
    node.put("state", order.state());
  }

  private static void add(ArrayNode positions, BotStatus.Held held) {
    ObjectNode node = positions.addObject();
    node.put("slug", held.market().slug());
    node.put("quantity", held.quantity().toString());
    node.put("made", held.made().toString());
    node.put("cost", held.cost().toString());
    node.put("value", held.value().toString());
  }

  private static void add(ArrayNode exits, BotStatus.Exit exit) {
    ObjectNode node = exits.addObject();
    node.put("slug", exit.market().slug());
    node.put("quantity", exit.quantity().toString());
    node.put("why", exit.why());
    node.put("over", exit.over());
  }

  private static void add(ArrayNode games, GameView game) {
    ObjectNode node = games.addObject();
    GameState state = game.state();
    node.put("game", game.game().event());
    node.put("condition", word(game.condition()));
    node.put("status", word(state.status()));
    node.put("period", state.period());
    state.clock().ifPresent(clock -> node.put("clockSeconds", clock.left() / NANOS_PER_SECOND));
    node.put("home", state.homeScore());
    node.put("away", state.awayScore());
    node.put("feed", word(game.source()));
    node.put("heardAt", instant(game.heardAt()).toString());
  }

  /** As the configuration writes such words. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
