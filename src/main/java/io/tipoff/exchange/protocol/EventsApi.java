package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.market.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Events: as lists, alone, by league, by words, and by OpticOdds' name. */
final class EventsApi {
  private final ExchangeFloor floor;
  private final EventJson json;

  EventsApi(ExchangeFloor floor) {
    this.floor = floor;
    this.json = new EventJson(floor);
  }

  void addTo(Router router) {
    router.get("/v1/events", call -> events(Pages.page(wanted(call.query()), call.query())));
    router.get("/v1/events/slug/*", call -> event(floor.catalog().event(call.name())));
    router.get("/v1/events/*", call -> event(floor.catalog().eventById(call.name())));
    router.get("/v1/search", this::search);
    router.get("/v2/leagues/*/events", this::ofLeague);
    router.get("/v1/partners/opticodds/events/*", this::ofFixture);
  }

  private Stream<ListedEvent> wanted(Query query) {
    return floor.catalog().events().stream().filter(event -> isWanted(event, query));
  }

  private boolean isWanted(ListedEvent event, Query query) {
    boolean closed = json.isClosed(event);
    return Pages.admits(query.texts("id"), String.valueOf(event.id()))
        && Pages.admits(query.texts("slug"), event.slug())
        && Pages.admits(query.texts("gameId"), String.valueOf(event.gameId()))
        && Pages.admits(query.texts("categories"), MarketJson.CATEGORY)
        && Pages.admits(query.texts("tagSlug"), event.league())
        && Pages.admits(query.texts("seriesId"), String.valueOf(series(event)))
        && Pages.admits(query.texts("eventDate"), event.date().map(LocalDate::toString).orElse(""))
        && query.flag("active").orElse(!closed) == !closed
        && query.flag("closed").orElse(closed) == closed
        && query.flag("live").orElse(event.game().live()) == event.game().live()
        && query.flag("ended").orElse(event.game().ended()) == event.game().ended()
        && !query.flag("archived").orElse(false);
  }

  private int series(ListedEvent event) {
    return floor.catalog().leagues().indexOf(event.league()) + 1;
  }

  private ObjectNode events(List<ListedEvent> found) {
    ArrayNode events = Json.array();
    found.forEach(event -> events.add(json.event(event)));
    ObjectNode answer = Json.object();
    answer.set("events", events);
    return answer;
  }

  private ObjectNode event(ListedEvent event) {
    ObjectNode answer = Json.object();
    answer.set("event", json.event(event));
    return answer;
  }

  private ObjectNode search(Call call) {
    String words = call.query().text("query").orElse("").toLowerCase(Locale.ROOT);
    String status = call.query().text("status").orElse("");
    int limit = call.query().count("limit", 20);
    int page = call.query().count("page", 1);
    return events(
        floor.catalog().events().stream()
            .filter(event -> hasStatus(event, status))
            .filter(event -> Pages.admits(call.query().texts("seriesIds"), "" + series(event)))
            .filter(
                event ->
                    (event.title() + " " + event.slug()).toLowerCase(Locale.ROOT).contains(words))
            .skip((page - 1L) * limit)
            .limit(limit)
            .toList());
  }

  private boolean hasStatus(ListedEvent event, String status) {
    return switch (status) {
      case "active" -> !json.isClosed(event);
      case "closed" -> json.isClosed(event);
      case "upcoming" -> !json.isClosed(event) && !event.game().live();
      default -> true;
    };
  }

  private ObjectNode ofLeague(Call call) {
    String league = call.name();
    if (!floor.catalog().leagues().contains(league)) {
      throw ApiException.unknown();
    }
    ObjectNode answer =
        events(
            Pages.page(
                floor.catalog().events().stream()
                    .filter(event -> event.league().equals(league) && !json.isClosed(event)),
                call.query()));
    answer
        .put("type", "sport")
        .put("typeTitle", "Games")
        .put("section", "general")
        .put("sectionTitle", league.toUpperCase(Locale.ROOT));
    answer.set("league", CatalogApi.league(floor.catalog(), league));
    return answer;
  }

  private ObjectNode ofFixture(Call call) {
    ListedEvent event =
        floor.catalog().events().stream()
            .filter(one -> one.fixtureId().equals(call.name()))
            .findFirst()
            .orElseThrow(ApiException::unknown);
    ArrayNode sides = Json.array();
    for (ListedMarket market : event.markets()) {
      for (Outcome outcome : Outcome.values()) {
        sides.add(side(market, outcome));
      }
    }
    ObjectNode answer = event(event);
    answer.set("mappedMarketSides", sides);
    return answer;
  }

  private static ObjectNode side(ListedMarket market, Outcome outcome) {
    String name = market.outcome(outcome).toLowerCase(Locale.ROOT).replace(' ', '_');
    boolean isTotal = market.kind() == MarketKind.TOTAL;
    return Json.object()
        .put("marketSideId", market.sideId(outcome))
        .put("marketId", market.id())
        .put("eventId", market.event().id())
        .put("externalEventId", market.event().fixtureId())
        .put("externalMarketType", market.kind().opticOdds(market.event().league()))
        .put("externalNormalizedSelection", isTotal ? "" : name)
        .put("externalSelectionLine", isTotal ? name : "")
        .put("externalPoints", points(market, outcome));
  }

  /** The spread of the other team is the opposite one. */
  private static String points(ListedMarket market, Outcome outcome) {
    boolean mirrored = market.kind() == MarketKind.SPREAD && outcome == Outcome.NO;
    return market
        .line()
        .map(line -> mirrored ? line.negate() : line)
        .map(BigDecimal::toPlainString)
        .orElse("");
  }
}
