package io.tipoff.feed.theoddsapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.EachLeague;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.VenueGame;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.game.GameId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads The Odds API's odds of the leagues that are traded. Each request costs three credits a
 * region; when none are left it is not asked for an hour.
 */
public final class TheOddsApi implements PolledFeed.Poll {
  private static final String MARKETS = "h2h,spreads,totals";
  private static final Duration SPENT = Duration.ofHours(1);

  private final FeedClient client;
  private final String base;
  private final String key;
  private final String regions;
  private final VenueCatalog catalog;
  private final GameMatcher matcher;
  private final GameTeller teller;
  private final OddsBoard board;
  private final FeedHealth health;
  private final Map<String, Set<String>> books = new HashMap<>();

  /**
   * A reader.
   *
   * @param base such as {@code https://api.the-odds-api.com}
   * @param regions such as {@code us} and {@code eu}
   */
  public TheOddsApi(
      FeedClient client,
      URI base,
      String key,
      List<String> regions,
      VenueCatalog catalog,
      GameMatcher matcher,
      GameTeller teller,
      FeedHealth health) {
    this.client = client;
    this.base = base.toString().replaceFirst("/+$", "");
    this.key = key;
    this.regions = String.join(",", regions);
    this.catalog = catalog;
    this.matcher = matcher;
    this.teller = teller;
    this.board = new OddsBoard(teller);
    this.health = health;
  }

  @Override
  public void ask() throws FeedException, InterruptedException {
    List<VenueGame> games = catalog.games();
    EachLeague.ask(catalog.leagues(), health, league -> ask(league, games));
  }

  private void ask(League league, List<VenueGame> games)
      throws FeedException, InterruptedException {
    String query =
        "apiKey=%s&regions=%s&markets=%s&oddsFormat=american&dateFormat=iso"
            .formatted(encoded(key), encoded(regions), encoded(MARKETS));
    URI uri = URI.create(base + "/v4/sports/" + league.oddsApiKey() + "/odds?" + query);
    FeedClient.Answer answer = get(uri);
    if (!answer.json().isArray()) {
      throw new FeedException(Kind.MALFORMED, "odds that are no list");
    }
    for (JsonNode event : answer.json()) {
      try {
        take(TheOddsApiGame.read(event, league), games);
      } catch (FeedException _) {
        health.malformed();
      }
    }
    if ("0".equals(answer.headers().get("x-requests-remaining"))) {
      throw new FeedException(Kind.TOO_MANY, "no credits are left", SPENT);
    }
  }

  /** Credits that are used up look like a wrong key, and come back. */
  private FeedClient.Answer get(URI uri) throws FeedException, InterruptedException {
    try {
      return client.get(uri, Map.of());
    } catch (FeedException e) {
      if (e.code().equals("OUT_OF_USAGE_CREDITS")) {
        throw new FeedException(Kind.TOO_MANY, "no credits are left", SPENT);
      }
      throw e;
    }
  }

  private void take(TheOddsApiGame game, List<VenueGame> games) {
    teller.match(game.fixture(), matcher.match(game.fixture(), games));
    Optional<GameId> id = teller.gameOf(game.fixture().id());
    if (id.isPresent()) {
      Set<String> known = books.computeIfAbsent(game.fixture().id(), _ -> new HashSet<>());
      List<OddsBoard.Offer> offers = game.offers(id.get(), _ -> health.malformed());
      offers.forEach(offer -> known.add(offer.sportsbook()));
      board.replace(id.get(), known, offers, 0);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
