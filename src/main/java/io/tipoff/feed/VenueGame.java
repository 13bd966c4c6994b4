package io.tipoff.feed;

import io.tipoff.game.GameId;
import io.tipoff.market.Market;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.rest.VenueTeam;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event of the venue that is a game of two teams.
 *
 * @param start nanoseconds since 1970
 * @param markets what is traded of it
 */
public record VenueGame(
    GameId id,
    League league,
    OptionalLong start,
    VenueTeam home,
    VenueTeam away,
    List<Market> markets) {
  public VenueGame {
    markets = List.copyOf(markets);
  }

  /** The game of an event; empty where {@link #obstacle} tells why there is none. */
  public static Optional<VenueGame> of(VenueEvent event) {
    Optional<League> league = League.bySlug(event.league());
    Optional<VenueTeam> home = team(event, "home");
    Optional<VenueTeam> away = team(event, "away");
    if (league.isEmpty() || home.isEmpty() || away.isEmpty() || event.slug().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new VenueGame(
            new GameId(event.slug()),
            league.get(),
            event.start(),
            home.get(),
            away.get(),
            event.markets().stream().map(VenueMarket::toMarket).toList()));
  }

  /** Why an event is no game that feeds could tell of; empty if it is one. */
  public static Optional<String> obstacle(VenueEvent event) {
    if (League.bySlug(event.league()).isEmpty()) {
      return Optional.of("no feed is known for the league " + event.league());
    }
    return of(event).isPresent()
        ? Optional.empty()
        : Optional.of("the venue does not name one home team and one away team");
  }

  private static Optional<VenueTeam> team(VenueEvent event, String ordering) {
    List<VenueTeam> teams =
        event.teams().stream().filter(team -> team.ordering().equals(ordering)).toList();
    return teams.size() == 1 ? Optional.of(teams.getFirst()) : Optional.empty();
  }
}
