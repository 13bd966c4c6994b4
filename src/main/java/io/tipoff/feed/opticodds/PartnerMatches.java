package io.tipoff.feed.opticodds;

import io.tipoff.feed.Fixture;
import io.tipoff.feed.GameMatch;
import io.tipoff.feed.GameMatcher;
import io.tipoff.feed.Team;
import io.tipoff.feed.VenueGame;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.PartnerEvent;
import io.tipoff.polymarket.rest.PartnerEvent.MappedSide;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueMarket;
import io.tipoff.polymarket.rest.VenueSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of the venue's events a fixture is by the venue's own word. */
final class PartnerMatches {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerMatches.class);
  private static final String PARTNER = "opticodds";

  private final EventsApi events;

  PartnerMatches(EventsApi events) {
    this.events = events;
  }

  /**
   * Asks the venue.
   *
   * @return empty where it knows no such fixture, cannot be asked now, or names an event that is no
   *     game of two teams
   */
  Optional<GameMatch.Found> find(Fixture fixture) throws InterruptedException {
    Optional<PartnerEvent> answer;
    try {
      answer = events.byPartner(PARTNER, fixture.id());
    } catch (VenueException e) {
      LOG.info("The venue does not tell its name of {}: {}", fixture.words(), e.getMessage());
      return Optional.empty();
    }
    return answer.flatMap(event -> found(fixture, event));
  }

  private static Optional<GameMatch.Found> found(Fixture fixture, PartnerEvent answer) {
    Optional<VenueGame> game = VenueGame.of(answer.event());
    if (game.isEmpty() || game.get().league() != fixture.league()) {
      return Optional.empty();
    }
    GameMatch.Found byNames = GameMatcher.found(game.get(), 1);
    Map<MarketId, Selection> sides = new HashMap<>();
    byNames.markets().forEach(side -> sides.put(side.market(), side.longSide()));
    Set<MarketId> contradicted = new HashSet<>();
    for (MappedSide mapped : answer.sides()) {
      for (VenueMarket market : answer.event().markets()) {
        @Nullable Selection told = longSide(fixture, market, mapped);
        if (told != null) {
          @Nullable Selection other = sides.put(market.market(), told);
          if (other != null && other != told) {
            contradicted.add(market.market());
          }
        }
      }
    }
    List<MarketSide> certain = new ArrayList<>();
    for (VenueMarket market : answer.event().markets()) {
      @Nullable Selection side = sides.get(market.market());
      if (side != null && !contradicted.contains(market.market())) {
        certain.add(new MarketSide(market.market(), side));
      }
    }
    return Optional.of(new GameMatch.Found(game.get().id(), certain, 1));
  }

  /**
   * What the YES side of a market is by what is told of one of its sides; null if it is another's.
   */
  private static @Nullable Selection longSide(
      Fixture fixture, VenueMarket market, MappedSide mapped) {
    if (!market.id().equals(mapped.marketId())) {
      return null;
    }
    @Nullable Selection told = selection(fixture, mapped);
    for (VenueSide side : market.sides()) {
      if (told != null && side.id().equals(mapped.sideId())) {
        return side.isLong() ? told : opposite(told);
      }
    }
    return null;
  }

  private static @Nullable Selection selection(Fixture fixture, MappedSide mapped) {
    switch (mapped.line().toLowerCase(Locale.ROOT)) {
      case "over" -> {
        return Selection.OVER;
      }
      case "under" -> {
        return Selection.UNDER;
      }
      default -> {}
    }
    if (mapped.selection().equals("draw")) {
      return Selection.DRAW;
    }
    if (mapped.selection().equals(normalized(fixture.home()))) {
      return Selection.HOME;
    }
    return mapped.selection().equals(normalized(fixture.away())) ? Selection.AWAY : null;
  }

  private static String normalized(Team team) {
    return team.name().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static @Nullable Selection opposite(Selection selection) {
    return switch (selection) {
      case HOME -> Selection.AWAY;
      case AWAY -> Selection.HOME;
      case OVER -> Selection.UNDER;
      case UNDER -> Selection.OVER;
      case DRAW -> null;
    };
  }
}
