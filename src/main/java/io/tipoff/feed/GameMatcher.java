package io.tipoff.feed;

import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import io.tipoff.market.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the venue's event that a feed's game is, by league, both teams and the start. What is not
 * certain enough, or could as well be another one, is said to be so; nothing is guessed.
 */
public final class GameMatcher {
  private static final long NEAR = Duration.ofMinutes(30).toNanos();
  private static final long APART = Duration.ofHours(2).toNanos();
  private static final long FAR = Duration.ofHours(12).toNanos();

  private static final double APART_FACTOR = 0.95;

  /** The second game of a day between the same teams begins hours later. */
  private static final double FAR_FACTOR = 0.8;

  /** A second one that is so close to the best is as good. */
  private static final double MARGIN = 0.1;

  private final double least;

  private record Candidate(VenueGame game, double confidence) {}

  /**
   * A matcher.
   *
   * @param least the least confidence that counts as certain, 0 to 1
   */
  public GameMatcher(double least) {
    this.least = least;
  }

  /** Looks for a feed's game among the venue's. */
  public GameMatch match(Fixture fixture, Collection<VenueGame> games) {
    List<Candidate> candidates = new ArrayList<>();
    boolean swapped = false;
    for (VenueGame game : games) {
      if (game.league() == fixture.league()) {
        double confidence = confidence(fixture, game);
        if (confidence > 0) {
          candidates.add(new Candidate(game, confidence));
        }
        swapped |= confidence(withSidesChanged(fixture), game) >= least;
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    if (candidates.isEmpty() || candidates.getFirst().confidence < least) {
      return new GameMatch.None(reason(fixture, games, candidates, swapped));
    }
    Candidate best = candidates.getFirst();
    List<GameId> asGood =
        candidates.stream()
            .filter(one -> one.confidence > best.confidence - MARGIN)
            .map(one -> one.game.id())
            .toList();
    return asGood.size() > 1 ? new GameMatch.Ambiguous(asGood) : found(best.game, best.confidence);
  }

  /** That a feed's game is this one, with the markets whose YES side the teams tell. */
  public static GameMatch.Found found(VenueGame game, double confidence) {
    List<MarketSide> sides = new ArrayList<>();
    for (Market market : game.markets()) {
      MarketSide.of(
              market,
              name -> TeamNames.names(name, game.home()),
              name -> TeamNames.names(name, game.away()))
          .ifPresent(sides::add);
    }
    return new GameMatch.Found(game.id(), sides, confidence);
  }

  private static Fixture withSidesChanged(Fixture fixture) {
    return new Fixture(
        fixture.source(),
        fixture.id(),
        fixture.league(),
        /* home= */ fixture.away(),
        /* away= */ fixture.home(),
        fixture.start());
  }

  private static double confidence(Fixture fixture, VenueGame game) {
    if (game.start().isEmpty()) {
      return 0;
    }
    double teams =
        Math.min(
            TeamNames.likeness(fixture.home(), game.home(), fixture.source()),
            TeamNames.likeness(fixture.away(), game.away(), fixture.source()));
    return teams * ofStart(Math.abs(fixture.start() - game.start().getAsLong()));
  }

  private static double ofStart(long apart) {
    if (apart <= NEAR) {
      return 1;
    }
    if (apart <= APART) {
      return APART_FACTOR;
    }
    return apart <= FAR ? FAR_FACTOR : 0;
  }

  private static String reason(
      Fixture fixture, Collection<VenueGame> games, List<Candidate> candidates, boolean swapped) {
    if (swapped) {
      return "the venue has home and away the other way round";
    }
    if (!candidates.isEmpty()) {
      Candidate best = candidates.getFirst();
      return "the nearest is %s, at a confidence of %.2f"
          .formatted(best.game.id(), best.confidence);
    }
    long inLeague = games.stream().filter(game -> game.league() == fixture.league()).count();
    return inLeague == 0
        ? "the venue lists no game of " + fixture.league().name().toLowerCase(Locale.ROOT)
        : "none of the venue's " + inLeague + " games of the league has these teams near that time";
  }
}
