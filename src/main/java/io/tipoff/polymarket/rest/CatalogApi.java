package io.tipoff.polymarket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.wire.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What there is to find: sports, leagues, series, teams, search, price histories; no key is needed.
 * Every method throws {@link VenueException}.
 */
public final class CatalogApi {
  private static final int PAGE = 50;

  private final RestClient client;

  public CatalogApi(RestClient client) {
    this.client = client;
  }

  /** All leagues. */
  public List<VenueLeague> leagues() throws InterruptedException {
    return pages("/v2/leagues", "leagues", VenueLeague::read);
  }

  /** The events of a league's running season; none where there is no such league. */
  public List<VenueEvent> leagueEvents(String league) throws InterruptedException {
    return pages("/v2/leagues/" + Query.encode(league) + "/events", "events", VenueEvent::read);
  }

  /** All sports with their leagues. */
  public List<VenueSport> sports() throws InterruptedException {
    return list("/v2/sports", new Query(), "sports", VenueSport::read);
  }

  /** All series. */
  public List<VenueSeries> series() throws InterruptedException {
    return pages("/v1/series", "series", VenueSeries::read);
  }

  /** A series by the venue's number; empty where there is none. */
  public Optional<VenueSeries> seriesById(String id) throws InterruptedException {
    return client.find(
        Access.OPEN,
        "/v1/series/id/" + Query.encode(id),
        new Query(),
        tree -> VenueSeries.read(Json.required(tree, "series")));
  }

  /** The teams of a league. */
  public List<VenueTeam> teams(String league) throws InterruptedException {
    return Pages.all(
        "GET /v1/sports/teams",
        PAGE,
        offset ->
            Pages.Slice.of(
                list(
                    "/v1/sports/teams",
                    page(offset).add("filters.league", league),
                    "teams",
                    VenueTeam::read)));
  }

  /**
   * Teams by their names at a provider of data.
   *
   * @param provider without its prefix, such as {@code OPTICODDS}
   * @param ids the provider's; empty for all
   * @return the teams by the venue's key for them
   */
  public Map<String, VenueTeam> teamsByProvider(
      String provider, String league, Collection<String> ids) throws InterruptedException {
    return client.get(
        Access.OPEN,
        "/v1/sports/teams/provider",
        new Query()
            .add("provider", "PROVIDER_" + provider)
            .add("league", league)
            .addAll("teamIds", ids),
        CatalogApi::teamsByKey);
  }

  private static Map<String, VenueTeam> teamsByKey(JsonNode tree) {
    Map<String, VenueTeam> teams = new HashMap<>();
    Json.child(tree, "teams")
        .properties()
        .forEach(entry -> teams.put(entry.getKey(), VenueTeam.read(entry.getValue())));
    return Map.copyOf(teams);
  }

  /** Events that match words, the best first. */
  public List<VenueEvent> search(String words, int limit) throws InterruptedException {
    return list(
        "/v1/search",
        new Query().add("query", words).add("limit", limit),
        "events",
        VenueEvent::read);
  }

  /**
   * The displayed prices of a market; none where there is no such market. The venue asks to keep an
   * answer for 30 seconds.
   */
  public List<PricePoint> priceHistory(MarketId market, HistoryWindow window)
      throws InterruptedException {
    return list(
        "/v1/price-history",
        window.query().add("symbol", market.slug()),
        "history",
        PricePoint::read);
  }

  private <T> List<T> pages(String path, String name, Function<JsonNode, T> reader)
      throws InterruptedException {
    return Pages.all(
        "GET " + path, PAGE, offset -> Pages.Slice.of(list(path, page(offset), name, reader)));
  }

  private <T> List<T> list(String path, Query query, String name, Function<JsonNode, T> reader)
      throws InterruptedException {
    return client.get(Access.OPEN, path, query, tree -> Json.list(tree, name, reader));
  }

  private static Query page(int offset) {
    return new Query().add("limit", PAGE).add("offset", offset);
  }
}
