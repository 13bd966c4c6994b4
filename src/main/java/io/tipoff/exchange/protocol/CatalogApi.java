package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Sports, leagues, series and teams. */
final class CatalogApi {
  private static final int FIRST_SPORT = 100;
  private static final String RECURRENCE = "annual";

  private final Catalog catalog;

  CatalogApi(Catalog catalog) {
    this.catalog = catalog;
  }

  void addTo(Router router) {
    router.get("/v1/sports", _ -> list("sports", catalog.leagues(), this::sport));
    router.get("/v1/sports/teams", this::teams);
    router.get("/v1/sports/teams/provider", this::providerTeams);
    router.get("/v1/series", this::series);
    router.get("/v1/series/id/*", this::oneSeries);
    router.get("/v2/sports", _ -> list("sports", sports(), this::sportWithLeagues));
    router.get(
        "/v2/leagues",
        call ->
            list(
                "leagues",
                Pages.page(catalog.leagues().stream(), call.query()),
                league -> league(catalog, league)));
    router.get("/v2/leagues/*", this::oneLeague);
  }

  private static <T> ObjectNode list(String name, List<T> all, Function<T, ObjectNode> json) {
    ArrayNode array = Json.array();
    all.forEach(one -> array.add(json.apply(one)));
    ObjectNode answer = Json.object();
    answer.set(name, array);
    return answer;
  }

  private List<String> sports() {
    return catalog.leagues().stream().map(Catalog::sport).distinct().toList();
  }

  private ObjectNode sport(String league) {
    return Json.object()
        .put("sport", league)
        .put("image", "")
        .put("resolution", "")
        .put("ordering", "away")
        .put("tags", league)
        .put("series", String.valueOf(id(catalog, league)))
        .put("isOperational", true)
        .put("automaticResolution", true);
  }

  private ObjectNode sportWithLeagues(String sport) {
    ObjectNode json = sport(sport, FIRST_SPORT + sports().indexOf(sport));
    ArrayNode leagues = Json.array();
    catalog.leagues().stream()
        .filter(league -> Catalog.sport(league).equals(sport))
        .forEach(league -> leagues.add(league(catalog, league)));
    json.set("leagues", leagues);
    return json;
  }

  private static ObjectNode sport(String sport, int id) {
    return Json.object().put("id", id).put("name", capitalized(sport)).put("slug", sport);
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static ObjectNode league(Catalog catalog, String league) {
    List<String> sports = catalog.leagues().stream().map(Catalog::sport).distinct().toList();
    return Json.object()
        .put("id", id(catalog, league))
        .put("sportId", FIRST_SPORT + sports.indexOf(Catalog.sport(league)))
        .put("name", league.toUpperCase(Locale.ROOT))
        .put("slug", league)
        .put("abbreviation", league.toUpperCase(Locale.ROOT))
        .put("ordering", "away")
        .put("activeSeriesId", id(catalog, league))
        .put("isOperational", true);
  }

  private static int id(Catalog catalog, String league) {
    return catalog.leagues().indexOf(league) + 1;
  }

  private ObjectNode oneLeague(Call call) {
    if (!catalog.leagues().contains(call.name())) {
      throw ApiException.unknown();
    }
    ObjectNode answer = Json.object();
    answer.set("league", league(catalog, call.name()));
    return answer;
  }

  private ObjectNode series(Call call) {
    Query query = call.query();
    return list(
        "series",
        Pages.page(
            catalog.leagues().stream()
                .filter(league -> Pages.admits(query.texts("slug"), league))
                .filter(_ -> query.flag("active").orElse(true))
                .filter(_ -> Pages.admits(query.texts("recurrence"), RECURRENCE)),
            query),
        this::seriesOf);
  }

  private ObjectNode oneSeries(Call call) {
    String league = Catalog.byId(catalog.leagues().stream(), call.name(), one -> id(catalog, one));
    ObjectNode answer = Json.object();
    answer.set("series", seriesOf(league));
    return answer;
  }

  private ObjectNode seriesOf(String league) {
    return Json.object()
        .put("id", String.valueOf(id(catalog, league)))
        .put("slug", league)
        .put("title", league.toUpperCase(Locale.ROOT))
        .put("recurrence", RECURRENCE)
        .put("active", true);
  }

  private ObjectNode teams(Call call) {
    Query query = call.query();
    return list(
        "teams",
        Pages.page(
            catalog.teams().stream()
                .filter(team -> Pages.admits(query.texts("filters.league"), team.league()))
                .filter(team -> Pages.admits(query.texts("filters.name"), team.name()))
                .filter(
                    team -> Pages.admits(query.texts("filters.abbreviation"), team.abbreviation()))
                .filter(team -> Pages.admits(query.texts("filters.id"), "" + team.id())),
            query),
        TeamJson::listed);
  }

  /** By the provider's id; there is one provider. */
  private ObjectNode providerTeams(Call call) {
    Query query = call.query();
    ObjectNode teams = Json.object();
    if (query.text("provider").orElse(TeamJson.PROVIDER).equals(TeamJson.PROVIDER)) {
      catalog.teams().stream()
          .filter(team -> Pages.admits(query.texts("league"), team.league()))
          .filter(team -> Pages.admits(query.texts("teamIds"), team.opticOddsId()))
          .forEach(team -> teams.set(team.opticOddsId(), TeamJson.listed(team)));
    }
    ObjectNode answer = Json.object();
    answer.set("teams", teams);
    return answer;
  }
}
