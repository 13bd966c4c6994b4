package io.tipoff.game;

import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of a game a market is about.
 *
 * @param longSide the side that pays its YES contract
 */
public record MarketSide(MarketId market, Selection longSide) {

  /**
   * What of a game a market is about, by the teams that the venue lists; empty where it cannot be
   * told for sure.
   *
   * @param isHome whether the venue's name of a team means the home team of the game
   * @param isAway whether it means the away team
   */
  public static Optional<MarketSide> of(
      Market market, Predicate<String> isHome, Predicate<String> isAway) {
    Listing listing = market.listing();
    return switch (listing.question().kind()) {
      case UNKNOWN, FUTURE -> Optional.empty();
      case TOTAL -> Optional.of(new MarketSide(market.id(), Selection.OVER));
      case DRAW -> Optional.of(new MarketSide(market.id(), Selection.DRAW));
      case WINNER, OUTRIGHT, SPREAD -> {
        if (isFor(listing, isHome, isAway)) {
          yield Optional.of(new MarketSide(market.id(), Selection.HOME));
        }
        yield isFor(listing, isAway, isHome)
            ? Optional.of(new MarketSide(market.id(), Selection.AWAY))
            : Optional.empty();
      }
    };
  }

  /** Whether the long team is one and not the other, and the short team, if named, the other. */
  private static boolean isFor(
      Listing listing, Predicate<String> isOne, Predicate<String> isOther) {
    String team = listing.longTeam();
    String opponent = listing.shortTeam();
    return !team.isEmpty()
        && isOne.test(team)
        && !isOther.test(team)
        && (opponent.isEmpty() || (isOther.test(opponent) && !isOne.test(opponent)));
  }
}
