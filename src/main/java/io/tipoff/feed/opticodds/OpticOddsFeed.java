package io.tipoff.feed.opticodds;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.feed.EachLeague;
import io.tipoff.feed.Feed;
import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.FeedHealth;
import io.tipoff.feed.FeedJson;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.GameMatch;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.GameTeller.Part;
import io.tipoff.feed.League;
import io.tipoff.feed.OddsBoard;
import io.tipoff.feed.OddsBoard.Offer;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.VenueGame;
import io.tipoff.feed.http.FeedClient;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.polymarket.rest.EventsApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * OpticOdds: looks for games now and then, and keeps a stream of scores and one of odds open for
 * each sport. What streams do not tell is read: everything after each connect, and when books were
 * last seen, for a price that does not move has no newer stamp.
 */
public final class OpticOddsFeed implements Feed {
  private static final long AGAIN = Duration.ofMinutes(10).toNanos();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final OpticOddsApi api;
  private final OpticOddsSettings settings;
  private final VenueCatalog catalog;
  private final PartnerMatches partner;
  private final GameMatcher matcher;
  private final GameTeller teller;
  private final FeedHealth health;
  private final RandomGenerator random;
  private final OddsBoard board;
  private final Readings readings;
  private final PolledFeed looking;
  private final Map<String, Followed> games = new ConcurrentHashMap<>();
  private final Map<String, Long> askedPartner = new HashMap<>();
  private final Map<String, Streams> streams = new TreeMap<>();
  private long discoveredAt;
  private final Set<Followed> unread = new LinkedHashSet<>();

  /** Why the key was refused, by the name of the stream; until it is heard. */
  private final Map<String, String> refused = new ConcurrentSkipListMap<>();

  private boolean discovered;
  private boolean closed;

  /** The streams of a sport. */
  private record Streams(Set<League> leagues, SportStream results, SportStream odds) {
    private void close() {
      results.close();
      odds.close();
    }
  }

  /** A feed that is not listened to yet. */
  public OpticOddsFeed(
      FeedClient client,
      OpticOddsSettings settings,
      VenueCatalog catalog,
      EventsApi events,
      GameMatcher matcher,
      GameTeller teller,
      FeedHealth health,
      RandomGenerator random) {
    this.api = new OpticOddsApi(client, settings);
    this.settings = settings;
    this.catalog = catalog;
    this.partner = new PartnerMatches(events);
    this.matcher = matcher;
    this.teller = teller;
    this.health = health;
    this.random = random;
    this.board = new OddsBoard(teller);
    this.readings = new Readings(api, settings.sportsbooks(), board, teller, health);
    this.looking = new PolledFeed(this::look, settings.waits(), teller, health, random);
  }

  @Override
  public void start() {
    looking.start();
  }

  @Override
  public FeedHealth health() {
    return health;
  }

  private void look() throws FeedException, InterruptedException {
    if (!discovered || System.nanoTime() - discoveredAt >= settings.discover().toNanos()) {
      discover();
      discovered = true;
      discoveredAt = System.nanoTime();
    }
    openStreams();
    readNew();
    readings.lastPolled(games);
    board.tellAgain();
    Optional<String> why = refused.values().stream().findFirst();
    if (why.isPresent()) {
      throw new FeedException(Kind.UNAUTHORIZED, why.get());
    }
  }

  private void discover() throws FeedException, InterruptedException {
    List<VenueGame> listed = catalog.games();
    EachLeague.ask(catalog.leagues(), health, league -> discover(league, listed));
  }

  private void discover(League league, List<VenueGame> listed)
      throws FeedException, InterruptedException {
    for (JsonNode node : api.activeFixtures(league)) {
      try {
        Fixture fixture = OpticOddsReader.fixture(node, league);
        if (!games.containsKey(fixture.id()) && match(fixture, listed)) {
          GameId game = teller.gameOf(fixture.id()).orElseThrow();
          Followed found = new Followed(fixture, game, OpticOddsReader.status(node));
          unread.add(found);
          games.put(fixture.id(), found);
        }
      } catch (FeedException _) {
        health.malformed();
      }
    }
  }

  /** What is new is read, again if it could not be. */
  private void readNew() throws FeedException, InterruptedException {
    List<Followed> wanted = List.copyOf(unread);
    readings.results(wanted);
    readings.odds(wanted);
    unread.clear();
  }

  private boolean match(Fixture fixture, List<VenueGame> listed) throws InterruptedException {
    GameMatch match = matcher.match(fixture, listed);
    @Nullable Long asked = askedPartner.get(fixture.id());
    boolean mayBeTraded = match instanceof GameMatch.Found || match instanceof GameMatch.Ambiguous;
    if (asked == null || (mayBeTraded && System.nanoTime() - asked > AGAIN)) {
      askedPartner.put(fixture.id(), System.nanoTime());
      Optional<GameMatch.Found> told = partner.find(fixture);
      if (told.isPresent()
          && listed.stream().anyMatch(game -> game.id().equals(told.get().game()))) {
        match = told.get();
      }
    }
    teller.match(fixture, match);
    return teller.gameOf(fixture.id()).isPresent();
  }

  private synchronized void openStreams() {
    Map<String, Set<League>> wanted = new TreeMap<>();
    for (Followed game : games.values()) {
      League league = game.fixture().league();
      wanted.computeIfAbsent(league.opticOddsSport(), _ -> new TreeSet<>()).add(league);
    }
    wanted.forEach(
        (sport, leagues) -> {
          @Nullable Streams open = streams.get(sport);
          if (!closed && (open == null || !open.leagues.equals(leagues))) {
            if (open != null) {
              open.close();
            }
            streams.put(sport, open(sport, leagues));
          }
        });
  }

  private Streams open(String sport, Set<League> leagues) {
    SportStream results =
        new SportStream(
            stream(sport, true),
            () -> api.streamResults(sport, leagues),
            new Listener(sport, true),
            settings.waits(),
            health,
            random);
    SportStream odds =
        new SportStream(
            stream(sport, false),
            () -> api.streamOdds(sport, leagues),
            new Listener(sport, false),
            settings.waits(),
            health,
            random);
    results.start();
    odds.start();
    return new Streams(leagues, results, odds);
  }

  private static String stream(String sport, boolean results) {
    return (results ? "results-" : "odds-") + sport;
  }

  private List<Followed> gamesOf(String sport) {
    return games.values().stream()
        .filter(game -> game.fixture().league().opticOddsSport().equals(sport))
        .toList();
  }

  /** What comes on the streams of one sport. */
  private final class Listener implements SportStream.Listener {
    private final String sport;
    private final boolean results;

    private Listener(String sport, boolean results) {
      this.sport = sport;
      this.results = results;
    }

    @Override
    public void connected() throws FeedException, InterruptedException {
      refused.remove(stream(sport, results));
      List<Followed> mine = gamesOf(sport);
      if (results) {
        readings.results(mine);
      } else {
        readings.odds(mine);
        mine.forEach(game -> teller.restored(game.game(), Part.ODDS));
      }
    }

    @Override
    public void pinged() {
      if (!results) {
        board.tellAgain();
      }
      for (Followed game : gamesOf(sport)) {
        if (results) {
          game.inTurn(() -> tellAgain(game));
        }
      }
    }

    private void tellAgain(Followed game) {
      @Nullable GameState state = game.state();
      if (state != null && !state.status().isOver()) {
        teller.state(game.game(), Optional.empty(), state);
      }
    }

    @Override
    public void told(String type, JsonNode entry) {
      switch (type) {
        case "odds" -> odds(entry, false);
        case "locked-odds" -> odds(entry, true);
        case "fixture-results" -> result(entry);
        case "fixture-status" -> status(entry);
        default -> {} // what is new to us
      }
    }

    private void odds(JsonNode entry, boolean locked) {
      List<Offer> offers = new ArrayList<>();
      for (JsonNode odd : entry.path("data")) {
        @Nullable Followed game = games.get(FeedJson.text(odd, "fixture_id"));
        if (game != null) {
          readings.add(game, odd, offers);
        }
      }
      if (locked) {
        board.lock(offers);
      } else {
        board.take(offers, 0);
      }
    }

    private void result(JsonNode entry) {
      @Nullable Followed game = games.get(FeedJson.text(entry.path("data"), "fixture_id"));
      if (game != null) {
        game.inTurn(() -> result(game, entry));
      }
    }

    private void result(Followed game, JsonNode entry) {
      Optional<Long> millis = millis(FeedJson.text(entry, "entry_id"));
      if (millis.isEmpty() || game.isNews(millis.get(), nowMillis())) {
        Optional<Long> trueAt = millis.map(at -> at * NANOS_PER_MILLI);
        readings.tell(game, entry.path("data").path("score"), trueAt);
      }
    }

    private long nowMillis() {
      return teller.now() / NANOS_PER_MILLI;
    }

    private Optional<Long> millis(String entry) {
      return entry.matches("\\d{12,14}-\\d{1,9}")
          ? Optional.of(Long.parseLong(entry.substring(0, entry.indexOf('-'))))
          : Optional.empty();
    }

    /** It may tell of another start and not of a status. */
    private void status(JsonNode entry) {
      @Nullable Followed game = games.get(FeedJson.text(entry.path("data"), "fixture_id"));
      if (game != null) {
        game.inTurn(() -> status(game, entry));
      }
    }

    private void status(Followed game, JsonNode entry) {
      JsonNode data = entry.path("data");
      @Nullable GameState state = game.state();
      String status = FeedJson.text(data, "new_status");
      Optional<Long> millis = millis(FeedJson.text(entry, "entry_id"));
      if (state != null && !status.isEmpty() && !(millis.isPresent() && game.isOld(millis.get()))) {
        GameState now = state.withStatus(OpticOddsReader.status(status));
        readings.stands(game, now, FeedJson.seconds(data, "timestamp"));
      }
    }

    @Override
    public void lost(String reason) {
      for (Followed game : gamesOf(sport)) {
        game.inTurn(() -> lost(game, reason));
      }
    }

    /** What is asked for meanwhile is not told any more, and then the loss is. */
    private void lost(Followed game, String reason) {
      if (results) {
        game.connectionEnded();
      }
      if (!game.isOver()) {
        teller.lost(game.game(), results ? Part.SCORES : Part.ODDS, reason);
      }
      if (!results) {
        board.forget(game.game());
      }
    }

    @Override
    public void refused(String reason) {
      refused.put(stream(sport, results), reason);
      teller.lost(FeedHealth.State.REFUSED, reason);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    looking.close();
    streams.values().forEach(Streams::close);
  }
}
