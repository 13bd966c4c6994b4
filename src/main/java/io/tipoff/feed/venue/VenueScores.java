package io.tipoff.feed.venue;

import io.tipoff.feed.FeedException;
import io.tipoff.feed.FeedException.Kind;
import io.tipoff.feed.Fixture;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.GameTeller;
import io.tipoff.feed.PolledFeed;
import io.tipoff.feed.Team;
import io.tipoff.feed.VenueCatalog;
import io.tipoff.feed.VenueGame;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.polymarket.rest.EventFilter;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueTeam;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The venue's own word of its games. It lists those that are played; what it does not list there
 * has not begun, or has ended: that is looked up once, and now and then where it should have begun.
 */
public final class VenueScores implements PolledFeed.Poll {
  private static final long AGAIN = Duration.ofMinutes(1).toNanos();

  private static final EventFilter LIVE =
      new EventFilter(
          Optional.of(true),
          Optional.of(false),
          Optional.of(true),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  private final VenueCatalog catalog;
  private final EventsApi events;
  private final GameTeller teller;
  private final Map<GameId, VenueGame> live = new HashMap<>();
  private final Set<GameId> over = new HashSet<>();
  private final Map<GameId, Waiting> waiting = new HashMap<>();

  /** A game that is late, as it was when it was looked up, nanoseconds since 1970. */
  private record Waiting(Optional<VenueEvent> event, long at) {}

  public VenueScores(VenueCatalog catalog, EventsApi events, GameTeller teller) {
    this.catalog = catalog;
    this.events = events;
    this.teller = teller;
  }

  @Override
  public void ask() throws FeedException, InterruptedException {
    Map<GameId, VenueEvent> playing = new HashMap<>();
    List<VenueGame> games = catalog.games();
    try {
      for (VenueEvent event : events.list(LIVE)) {
        if (!event.slug().isEmpty()) {
          playing.put(new GameId(event.slug()), event);
        }
      }
      for (VenueGame game : games) {
        teller.match(fixture(game), GameMatcher.found(game, 1));
        @Nullable VenueEvent event = playing.get(game.id());
        if (event != null) {
          live.put(game.id(), game);
          waiting.remove(game.id());
          tell(game, event);
        } else if (!live.containsKey(game.id()) && !over.contains(game.id())) {
          tellIdle(game);
        }
      }
      for (VenueGame game : List.copyOf(live.values())) {
        if (!playing.containsKey(game.id())) {
          lookUp(game);
        }
      }
    } catch (VenueException e) {
      throw new FeedException(Kind.UNREACHABLE, "the venue's games: " + e.getMessage());
    }
  }

  private void tellIdle(VenueGame game) throws InterruptedException {
    long now = teller.now();
    if (game.start().isPresent() && game.start().getAsLong() > now) {
      teller.state(game.id(), Optional.empty(), notBegun(game));
      return;
    }
    @Nullable Waiting known = waiting.get(game.id());
    if (known == null || now - known.at >= AGAIN) {
      known = new Waiting(events.bySlug(game.id().event()), now);
      waiting.put(game.id(), known);
    }
    tell(game, known.event);
  }

  private void lookUp(VenueGame game) throws InterruptedException {
    tell(game, events.bySlug(game.id().event()));
  }

  private void tell(VenueGame game, Optional<VenueEvent> event) {
    if (event.isPresent()) {
      tell(game, event.get());
      if (event.get().state().ended()) {
        live.remove(game.id());
        over.add(game.id());
      }
    }
  }

  private void tell(VenueGame game, VenueEvent event) {
    Optional<GameState> state = VenueStates.state(game, event.state());
    OptionalLong updated = event.state().updated();
    Optional<Long> trueAt =
        updated.isPresent() ? Optional.of(updated.getAsLong()) : Optional.empty();
    state.ifPresent(known -> teller.state(game.id(), trueAt, known));
  }

  private static GameState notBegun(VenueGame game) {
    return new GameState(
        game.league().slug(),
        game.home().name(),
        game.away().name(),
        0,
        0,
        GameStatus.SCHEDULED,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static Fixture fixture(VenueGame game) {
    return new Fixture(
        FeedSource.VENUE,
        game.id().event(),
        game.league(),
        team(game.home()),
        team(game.away()),
        game.start().orElse(0));
  }

  private static Team team(VenueTeam team) {
    return new Team(team.id(), team.name(), team.abbreviation());
  }
}
