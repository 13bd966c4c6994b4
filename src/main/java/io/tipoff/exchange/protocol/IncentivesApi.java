package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.MarketSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rewards for liquidity: every market has one invented program from its listing on. Nothing is ever
 * paid.
 */
final class IncentivesApi {
  private static final int PAGE = 100;
  private static final String LIQUIDITY = "liquidityProgram";

  private final ExchangeFloor floor;

  IncentivesApi(ExchangeFloor floor) {
    this.floor = floor;
  }

  void addTo(Router router) {
    router.get("/v1/incentives", this::programs);
    router.get("/v1/incentives/earnings", this::earnings);
  }

  private ObjectNode programs(Call call) {
    Query query = call.query();
    Optional<String> after = query.text("page_token").map(Cursor::place);
    List<ListedMarket> rest =
        floor.catalog().markets().stream()
            .filter(market -> isWanted(market, query))
            .dropWhile(market -> after.isPresent() && !after.get().equals(market.slug()))
            .skip(after.isPresent() ? 1 : 0)
            .toList();
    List<ListedMarket> page = rest.stream().limit(query.count("page_size", PAGE)).toList();
    ArrayNode programs = Json.array();
    page.forEach(market -> programs.add(program(market)));
    boolean more = rest.size() > page.size();
    ObjectNode answer = Json.object();
    answer.set("programs", programs);
    return answer.put("nextPageToken", more ? Cursor.of(page.getLast().slug()) : "");
  }

  private boolean isWanted(ListedMarket market, Query query) {
    return Pages.admits(query.texts("symbols"), market.slug())
        && Pages.admits(query.texts("statuses"), status(market))
        && Pages.admits(query.texts("program_type"), LIQUIDITY)
        && Pages.admits(query.texts("category"), MarketJson.CATEGORY)
        && market.slug().contains(query.text("query").orElse("").toLowerCase(Locale.ROOT));
  }

  private MarketSnapshot now(ListedMarket market) {
    return floor.market(market.market().id());
  }

  private String status(ListedMarket market) {
    return MarketJson.isClosed(now(market)) ? "closed" : "active";
  }

  private ObjectNode program(ListedMarket market) {
    ObjectNode json =
        Json.object()
            .put("marketSlug", market.slug())
            .put("category", MarketJson.CATEGORY)
            .put("subcategory", market.event().league());
    market.event().starts().ifPresent(time -> json.put("eventStartTime", Json.time(time)));
    json.set("timePeriods", Json.array().add(period(market)));
    return json;
  }

  private ObjectNode period(ListedMarket market) {
    ObjectNode json =
        Json.object()
            .put("programId", "liquidity-" + market.id())
            .put("programType", LIQUIDITY)
            .put("start", Json.time(market.listed()))
            .put("rewardPool", 100)
            .put("status", status(market))
            .put("discountFactor", 0.5)
            .put("targetSize", 100)
            .put("maxSpread", 0.035)
            .put("period", "event")
            .put("createdAt", Json.time(market.listed()));
    market.event().ends().ifPresent(time -> json.put("end", Json.time(time)));
    return json;
  }

  private ObjectNode earnings(Call call) {
    call.account();
    ObjectNode answer = Json.object();
    answer.set("rewards", Json.array());
    return answer;
  }
}
