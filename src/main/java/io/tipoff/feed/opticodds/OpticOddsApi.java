package io.tipoff.feed.opticodds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.League;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.feed.http.ServerEvents;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The calls of OpticOdds' API that are used. */
final class OpticOddsApi {
  /** The most games, and the most books, that one request may name. */
  static final int MOST = 5;

  private static final int MOST_PAGES = 50;
  private static final String KEY = "X-Api-Key";

  private final FeedClient client;
  private final OpticOddsSettings settings;
  private final String base;

  OpticOddsApi(FeedClient client, OpticOddsSettings settings) {
    this.client = client;
    this.settings = settings;
    this.base = settings.base().toString().replaceFirst("/+$", "");
  }

  /** The games of a league that have odds and are not over, all pages. */
  List<JsonNode> activeFixtures(League league) throws FeedException, InterruptedException {
    List<JsonNode> fixtures = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Query query = new Query().add("league", league.opticOddsLeague()).add("page", page);
      JsonNode answer = get("/fixtures/active", query);
      data(answer).forEach(fixtures::add);
      if (!answer.path("has_more").asBoolean(false)) {
        return fixtures;
      }
    }
    throw new FeedException(Kind.MALFORMED, "the pages of fixtures have no end");
  }

  /** Where games stand, at most five. */
  JsonNode results(List<String> fixtures) throws FeedException, InterruptedException {
    return data(get("/fixtures/results", new Query().addAll("fixture_id", fixtures)));
  }

  /** The odds of at most five games by at most five books, on main lines. */
  JsonNode odds(List<String> fixtures, List<String> sportsbooks)
      throws FeedException, InterruptedException {
    Query query = new Query().addAll("fixture_id", fixtures).addAll("sportsbook", sportsbooks);
    return data(get("/fixtures/odds", query.add("is_main", "true").add("odds_format", "AMERICAN")));
  }

  /** When at most five books were last read, for at most five games. */
  JsonNode lastPolled(List<String> fixtures, List<String> sportsbooks)
      throws FeedException, InterruptedException {
    return data(
        get(
            "/sportsbooks/last-polled",
            new Query().addAll("fixture_id", fixtures).addAll("sportsbook", sportsbooks)));
  }

  /** The stream of odds on main lines, and of what becomes of games. */
  ServerEvents streamOdds(String sport, Collection<League> leagues)
      throws FeedException, InterruptedException {
    Query query = leagues(leagues).addAll("sportsbook", settings.sportsbooks());
    OpticOddsReader.MARKETS.forEach(market -> query.add("market", market));
    query.add("is_main", "true").add("odds_format", "AMERICAN");
    return stream("/stream/odds/" + sport, query.add("include_fixture_updates", "true"));
  }

  /** The stream of scores. */
  ServerEvents streamResults(String sport, Collection<League> leagues)
      throws FeedException, InterruptedException {
    return stream("/stream/results/" + sport, leagues(leagues));
  }

  private static Query leagues(Collection<League> leagues) {
    Query query = new Query();
    leagues.forEach(league -> query.add("league", league.opticOddsLeague()));
    return query;
  }

  private ServerEvents stream(String path, Query query) throws FeedException, InterruptedException {
    query.add("key", settings.key());
    return client.stream(URI.create(base + path + query), Map.of(), settings.silence());
  }

  private JsonNode get(String path, Query query) throws FeedException, InterruptedException {
    return client.get(URI.create(base + path + query), Map.of(KEY, settings.key())).json();
  }

  private static JsonNode data(JsonNode answer) throws FeedException {
    JsonNode data = answer.path("data");
    if (!data.isArray()) {
      throw new FeedException(Kind.MALFORMED, "an answer without data");
    }
    return data;
  }

  private static final class Query {
    private final StringBuilder text = new StringBuilder();

    Query add(String name, Object value) {
      text.append(text.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
      return this;
    }

    Query addAll(String name, Collection<String> values) {
      values.forEach(value -> add(name, value));
      return this;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
