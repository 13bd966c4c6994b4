package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.TradeDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Positions, activities and balances. */
final class PortfolioApi {
  private static final int PAGE = 100;

  /** A ledger entry with its place, which pages are cut by. */
  private record Numbered(int number, LedgerEntry entry) {}

  private final ExchangeFloor floor;
  private final PositionJson positions;
  private final ActivityJson activities;

  PortfolioApi(ExchangeFloor floor) {
    this.floor = floor;
    this.positions = new PositionJson(floor);
    this.activities = new ActivityJson(floor);
  }

  void addTo(Router router) {
    router.get("/v1/portfolio/positions", this::positions);
    router.get("/v1/portfolio/activities", this::activities);
    router.get("/v1/account/balances", this::balances);
  }

  private ObjectNode positions(Call call) {
    Optional<String> market = call.query().text("market");
    Optional<String> after = call.query().text("cursor").map(Cursor::place);
    int limit = call.query().count("limit", PAGE);
    List<PositionSnapshot> rest =
        floor.exchange().positions(call.account()).stream()
            .filter(position -> market.isEmpty() || market.get().equals(slug(position)))
            .filter(position -> after.isEmpty() || slug(position).compareTo(after.get()) > 0)
            .toList();
    List<PositionSnapshot> page = rest.stream().limit(limit).toList();
    ObjectNode bySlug = Json.object();
    for (PositionSnapshot position : page) {
      Quantity before = atDayStart(call.account(), position.market());
      bySlug.set(slug(position), positions.listed(position, before));
    }
    ObjectNode answer = Json.object();
    answer.set("positions", bySlug);
    return end(answer, rest.size() > page.size(), page.isEmpty() ? "" : slug(page.getLast()));
  }

  private static String slug(PositionSnapshot position) {
    return position.market().slug();
  }

  private static String slug(LedgerEntry entry) {
    return entry.market() == null ? "" : entry.market().slug();
  }

  private static ObjectNode end(ObjectNode answer, boolean more, String place) {
    return answer.put("nextCursor", more ? Cursor.of(place) : "").put("eof", !more);
  }

  /** What was held when the trade day began, by the last entry before. */
  private Quantity atDayStart(AccountId account, MarketId market) {
    long roll = TradeDay.nextRoll(floor.now());
    Quantity held = Quantity.ZERO;
    for (LedgerEntry entry : floor.history().of(account)) {
      if (market.equals(entry.market()) && TradeDay.nextRoll(entry.time()) < roll) {
        held = entry.positionAfter() == null ? held : entry.positionAfter().quantity();
      }
    }
    return held;
  }

  private ObjectNode activities(Call call) {
    Query query = call.query();
    boolean ascending = query.text("sortOrder").filter("SORT_ORDER_ASCENDING"::equals).isPresent();
    Optional<Integer> after = query.text("cursor").map(Cursor::place).map(PortfolioApi::number);
    int limit = query.count("limit", PAGE);
    List<Numbered> rest = new ArrayList<>();
    for (Numbered one : wanted(call.account(), query, ascending)) {
      if (after.isEmpty()
          || (ascending ? one.number() > after.get() : one.number() < after.get())) {
        rest.add(one);
      }
    }
    List<Numbered> page = rest.stream().limit(limit).toList();
    ArrayNode array = Json.array();
    page.forEach(one -> array.add(activities.activity(one.entry())));
    ObjectNode answer = Json.object();
    answer.set("activities", array);
    return end(
        answer,
        rest.size() > page.size(),
        page.isEmpty() ? "" : String.valueOf(page.getLast().number()));
  }

  private static int number(String place) {
    try {
      return Integer.parseInt(place);
    } catch (NumberFormatException _) {
      throw ApiException.badRequest("invalid cursor");
    }
  }

  private List<Numbered> wanted(AccountId account, Query query, boolean ascending) {
    Optional<String> market = query.text("marketSlug").or(() -> query.text("market"));
    List<String> types = query.texts("types");
    long from = query.time("startTime").orElse(Long.MIN_VALUE);
    long to = query.time("endTime").orElse(Long.MAX_VALUE);
    List<LedgerEntry> ledger = floor.history().of(account);
    List<Numbered> wanted = new ArrayList<>();
    for (int i = 0; i < ledger.size(); i++) {
      LedgerEntry entry = ledger.get(i);
      boolean inMarket = market.isEmpty() || market.get().equals(slug(entry));
      if (inMarket
          && Pages.admits(types, ActivityJson.type(entry))
          && entry.time() >= from
          && entry.time() <= to) {
        wanted.add(new Numbered(i, entry));
      }
    }
    return ascending ? wanted : wanted.reversed();
  }

  private ObjectNode balances(Call call) {
    return StreamJson.balances(floor.exchange().balance(call.account()));
  }
}
