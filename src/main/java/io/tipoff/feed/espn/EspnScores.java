package io.tipoff.feed.espn;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.EachLeague;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.League;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.VenueGame;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.game.GameId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ESPN's scoreboards of the leagues that are traded, one after the other. It tells no time of
 * its own: what it says counts from when it was asked.
 */
public final class EspnScores implements PolledFeed.Poll {
  private final FeedClient client;
  private final String base;
  private final VenueCatalog catalog;
  private final GameMatcher matcher;
  private final GameTeller teller;
  private final FeedHealth health;

  /**
   * A reader.
   *
   * @param base such as {@code https://site.api.espn.com}
   */
  public EspnScores(
      FeedClient client,
      URI base,
      VenueCatalog catalog,
      GameMatcher matcher,
      GameTeller teller,
      FeedHealth health) {
    this.client = client;
    this.base = base.toString().replaceFirst("/+$", "");
    this.catalog = catalog;
    this.matcher = matcher;
    this.teller = teller;
    this.health = health;
  }

  /** One league that fails leaves the others alone; it is a failure if all do. */
  @Override
  public void ask() throws FeedException, InterruptedException {
    List<VenueGame> games = catalog.games();
    EachLeague.ask(catalog.leagues(), health, league -> ask(league, games));
  }

  /** There is no key that could be wrong: who is not let in may be so later. */
  private JsonNode get(URI uri) throws FeedException, InterruptedException {
    try {
      return client.get(uri, Map.of()).json();
    } catch (FeedException e) {
      throw e.kind() == Kind.UNAUTHORIZED
          ? new FeedException(Kind.UNREACHABLE, e.getMessage(), e.retryAfter())
          : e;
    }
  }

  private void ask(League league, List<VenueGame> games)
      throws FeedException, InterruptedException {
    URI uri = URI.create(base + "/apis/site/v2/sports/" + league.espnPath() + "/scoreboard");
    JsonNode board = get(uri);
    JsonNode events = board.path("events");
    if (!events.isArray()) {
      throw new FeedException(Kind.MALFORMED, "a scoreboard without events");
    }
    for (JsonNode event : events) {
      EspnGame game;
      try {
        game = EspnGame.read(event, league);
      } catch (FeedException _) {
        health.malformed();
        continue;
      }
      teller.match(game.fixture(), matcher.match(game.fixture(), games));
      Optional<GameId> id = teller.gameOf(game.fixture().id());
      id.ifPresent(known -> teller.state(known, Optional.empty(), game.state()));
    }
  }
}
