package io.tipoff.polymarket.rest;

import io.tipoff.market.Question;
import java.math.BigDecimal;
import java.util.Optional;

/** What the venue's markets ask of a game's score, by their type and line. */
final class VenueQuestion {
  private VenueQuestion() {}

  /** The question of a market; unknown where type, line or team leave a doubt. */
  static Question of(VenueMarket market) {
    boolean ofTeam = !market.longTeam().isEmpty();
    return switch (market.sportsMarketType()) {
      case "moneyline" -> ofTeam ? Question.WINNER : Question.UNKNOWN;
      case "drawable_outcome" -> ofTeam ? Question.OUTRIGHT : draw(market);
      case "spread", "spreads" ->
          ofTeam
              ? units(market).map(line -> Question.spread(signed(market, line))).orElse(unknown())
              : Question.UNKNOWN;
      case "total", "totals" ->
          units(market).filter(line -> line > 0).map(Question::total).orElse(unknown());
      default -> Question.UNKNOWN;
    };
  }

  private static Question unknown() {
    return Question.UNKNOWN;
  }

  /** A side without a team is the draw only if it says so. */
  private static Question draw(VenueMarket market) {
    boolean says =
        market.sides().stream()
            .anyMatch(side -> side.isLong() && side.description().equalsIgnoreCase("draw"));
    return says || market.title().equalsIgnoreCase("draw") ? Question.DRAW : Question.UNKNOWN;
  }

  private static Optional<Integer> units(VenueMarket market) {
    try {
      return market.line().map(BigDecimal::stripTrailingZeros).map(VenueQuestion::units);
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static int units(BigDecimal points) {
    return points.multiply(BigDecimal.valueOf(Question.UNITS_PER_POINT)).intValueExact();
  }

  /** The documentation does not say whether a line has a sign; a slug that has one decides. */
  private static int signed(VenueMarket market, int line) {
    String slug = market.market().slug();
    if (slug.contains("-neg-")) {
      return -Math.abs(line);
    }
    return slug.contains("-pos-") ? Math.abs(line) : line;
  }
}
