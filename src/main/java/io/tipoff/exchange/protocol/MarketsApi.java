package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.market.Price;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Markets, their books, results and past prices. */
final class MarketsApi {
  private static final long SECOND = 1_000_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;

  /** The intervals of past prices by name. */
  private static final Map<String, Long> INTERVALS =
      Map.of(
          "INTERVAL_1H", HOUR,
          "INTERVAL_6H", 6 * HOUR,
          "INTERVAL_LIVE", 6 * HOUR,
          "INTERVAL_1D", DAY,
          "INTERVAL_1W", 7 * DAY,
          "INTERVAL_1M", 30 * DAY,
          "INTERVAL_ALL", 365 * DAY);

  private static final long MINUTE = 60 * SECOND;

  private final ExchangeFloor floor;

  MarketsApi(ExchangeFloor floor) {
    this.floor = floor;
  }

  void addTo(Router router) {
    router.get("/v1/markets", this::list);
    router.get("/v1/market/id/*", call -> market(floor.catalog().marketById(call.name())));
    router.get("/v1/market/slug/*", call -> market(floor.catalog().market(call.name())));
    router.get("/v1/markets/*/book", call -> data(call, BookJson::book));
    router.get("/v1/markets/*/bbo", call -> data(call, BookJson::lite));
    router.get("/v1/markets/*/settlement", this::settlement);
    router.get("/v1/price-history", this::history);
  }

  private ObjectNode list(Call call) {
    Query query = call.query();
    List<ListedMarket> found =
        Pages.page(
            floor.catalog().markets().stream().filter(market -> isWanted(market, query)), query);
    ArrayNode markets = Json.array();
    found.forEach(market -> markets.add(json(market)));
    ObjectNode answer = Json.object();
    answer.set("markets", markets);
    return answer;
  }

  private boolean isWanted(ListedMarket market, Query query) {
    boolean closed = MarketJson.isClosed(now(market));
    return Pages.admits(query.texts("id"), String.valueOf(market.id()))
        && Pages.admits(query.texts("slug"), market.slug())
        && Pages.admits(query.texts("gameId"), String.valueOf(market.event().gameId()))
        && Pages.admits(query.texts("categories"), MarketJson.CATEGORY)
        && Pages.admits(query.texts("marketTypes"), market.kind().marketType())
        && Pages.admits(query.texts("sportsMarketTypes"), market.kind().constant())
        && query.flag("active").orElse(!closed) == !closed
        && query.flag("closed").orElse(closed) == closed
        && !query.flag("archived").orElse(false);
  }

  private MarketSnapshot now(ListedMarket market) {
    return floor.market(market.market().id());
  }

  private ObjectNode json(ListedMarket market) {
    return MarketJson.full(market, now(market));
  }

  private ObjectNode market(ListedMarket market) {
    ObjectNode answer = Json.object();
    answer.set("market", json(market));
    return answer;
  }

  private ObjectNode data(Call call, Function<MarketSnapshot, ObjectNode> part) {
    ObjectNode answer = Json.object();
    answer.set("marketData", part.apply(now(floor.catalog().market(call.name()))));
    return answer;
  }

  private ObjectNode settlement(Call call) {
    String slug = call.name();
    @Nullable Price paid =
        floor.catalog().find(slug).map(market -> now(market).settlement()).orElse(null);
    if (paid == null) {
      throw ApiException.notFound("Settlement not found for market " + slug);
    }
    return Json.object().put("slug", slug).put("settlement", Json.number(paid));
  }

  /** Unknown markets have an empty history. */
  private ObjectNode history(Call call) {
    Query query = call.query();
    String symbol = query.text("symbol").orElseThrow(() -> missing("symbol"));
    long fidelity = query.number("fidelity").orElseThrow(() -> missing("fidelity"));
    if (fidelity < 1) {
      throw ApiException.badRequest("fidelity must be at least 1");
    }
    OptionalLong from = query.number("timestamp.startTimestamp");
    OptionalLong to = query.number("timestamp.endTimestamp");
    Optional<String> interval = query.text("fixedInterval");
    if (interval.isPresent() == (from.isPresent() && to.isPresent())) {
      throw ApiException.badRequest("either fixedInterval or both timestamps are required");
    }
    long end = interval.isPresent() ? floor.now() : to.orElseThrow() * SECOND;
    long start = interval.isPresent() ? end - length(interval.get()) : from.orElseThrow() * SECOND;
    return history(symbol, start, end, fidelity * MINUTE);
  }

  private static ApiException missing(String name) {
    return ApiException.badRequest(name + " is required");
  }

  private static long length(String interval) {
    @Nullable Long length = INTERVALS.get(interval);
    if (length == null) {
      throw ApiException.badRequest("unknown fixedInterval");
    }
    return length;
  }

  private ObjectNode history(String symbol, long from, long to, long step) {
    ArrayNode points = Json.array();
    long next = Long.MIN_VALUE;
    Optional<ListedMarket> market = floor.catalog().find(symbol);
    List<PriceHistory.Point> found =
        market.map(one -> floor.prices().between(one.market().id(), from, to)).orElse(List.of());
    for (PriceHistory.Point point : found) {
      if (point.time() >= next) {
        next = (Math.floorDiv(point.time(), step) + 1) * step;
        points.add(
            Json.object()
                .put("timestamp", point.time() / SECOND)
                .put("longPrice", Json.number(point.longPrice()))
                .put("shortPrice", Json.number(point.shortPrice())));
      }
    }
    ObjectNode answer = Json.object();
    answer.set("history", points);
    return answer;
  }
}
