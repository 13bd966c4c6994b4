package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Tick;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads markets from a tree, alone or within their event. */
final class MarketReader {
  /** Names of combos begin so (venue documentation, page "Combos"). */
  private static final String COMBO = "caoc-";

  /**
   * What an event tells of its markets.
   *
   * @param start nanoseconds since 1970
   */
  record Context(String event, String league, List<VenueTeam> teams, OptionalLong start) {
    static final Context NONE = new Context("", "", List.of(), OptionalLong.empty());
  }

  private MarketReader() {}

  /** A market; only its slug must be there. */
  static VenueMarket market(JsonNode node, Context context) {
    MarketId market = Json.market(node, "slug");
    List<VenueSide> sides = Json.list(node, "marketSides", VenueSide::read);
    String league = league(node, sides, context);
    return new VenueMarket(
        Json.text(node, "id"),
        market,
        Json.text(node, "question"),
        Json.text(node, "title"),
        Json.plain(node, "status", "MARKET_STATUS_"),
        Json.flag(node, "active"),
        Json.flag(node, "closed"),
        type(node),
        Json.decimal(node, "line"),
        tick(node),
        minimum(node),
        Json.decimal(node, "feeCoefficient"),
        curve(market, league, node),
        sides,
        context.event().isEmpty() ? Json.text(node, "eventSlug") : context.event(),
        league,
        team(sides, true, context),
        team(sides, false, context),
        context.start().isPresent() ? context.start() : Json.time(node, "gameStartTime"),
        Json.time(node, "endDate"),
        Json.decimal(node, "volume"),
        Json.price(node, "bestBidQuote"),
        Json.price(node, "bestAskQuote"));
  }

  /** The markets of a list; one without a slug cannot be traded and is passed over. */
  static List<VenueMarket> markets(JsonNode node, Context context) {
    List<VenueMarket> markets = new ArrayList<>();
    for (JsonNode market : Json.list(node, "markets", market -> market)) {
      if (!Json.text(market, "slug").isBlank()) {
        markets.add(market(market, context));
      }
    }
    return List.copyOf(markets);
  }

  /** The league of an event or a market by its tags. */
  static String league(JsonNode node) {
    return Json.list(node, "tags", tag -> Json.text(Json.child(tag, "league"), "slug")).stream()
        .filter(slug -> !slug.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String league(JsonNode node, List<VenueSide> sides, Context context) {
    Stream<String> ofTeams =
        sides.stream().flatMap(side -> side.team().stream()).map(VenueTeam::league);
    return Stream.concat(Stream.of(league(node), context.league()), ofTeams)
        .filter(league -> !league.isEmpty())
        .map(league -> league.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private static String type(JsonNode node) {
    String type = Json.text(node, "sportsMarketType");
    return type.isEmpty()
        ? Json.plain(node, "sportsMarketTypeV2", "SPORTS_MARKET_TYPE_").toLowerCase(Locale.ROOT)
        : type;
  }

  /** A tick that divides no dollar is none that we could trade by. */
  private static Optional<Tick> tick(JsonNode node) {
    try {
      return Json.price(node, "orderPriceMinTickSize").map(step -> new Tick(step.units()));
    } catch (WireException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Quantity> minimum(JsonNode node) {
    try {
      return Json.quantity(node, "minimumTradeQty").filter(Quantity::isPositive);
    } catch (WireException _) {
      return Optional.empty();
    }
  }

  private static FeeCurve curve(MarketId market, String league, JsonNode node) {
    if (market.slug().startsWith(COMBO)) {
      return FeeCurve.COMBO;
    }
    Stream<String> words =
        Stream.concat(
            Stream.of(league, Json.text(node, "category"), Json.text(node, "subcategory")),
            Json.list(node, "tags", tag -> Json.text(tag, "slug")).stream());
    return words.anyMatch(MarketReader::isTableTennis) ? FeeCurve.TABLE_TENNIS : FeeCurve.STANDARD;
  }

  private static boolean isTableTennis(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("tabletennis");
  }

  /** The abbreviation of the team of a side, else its name; in lower case. */
  private static String team(List<VenueSide> sides, boolean isLong, Context context) {
    return sides.stream()
        .filter(side -> side.isLong() == isLong)
        .flatMap(side -> side.team().or(() -> find(side.teamId(), context)).stream())
        .map(team -> team.abbreviation().isEmpty() ? team.name() : team.abbreviation())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private static Optional<VenueTeam> find(String teamId, Context context) {
    return context.teams().stream()
        .filter(team -> !teamId.isEmpty() && team.id().equals(teamId))
        .findFirst();
  }
}
