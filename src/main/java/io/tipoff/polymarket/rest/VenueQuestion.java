package io.tipoff.polymarket.rest;

import io.tipoff.market.Question;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the venue's markets ask of a game's score, by their type and line. */
final class VenueQuestion {
  /** A team that reaches the playoffs does not keep others from it; one that wins them does. */
  private static final Pattern ONE_OF_MANY = Pattern.compile("\\b(champion|winner|mvp)\\b");

  private static final String FUTURES = "tec-";

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
      case "future", "futures", "" -> future(market);
      default -> Question.UNKNOWN;
    };
  }

  /** Futures need not say their type; their names tell them. */
  private static Question future(VenueMarket market) {
    boolean told = !market.sportsMarketType().isEmpty();
    return (told || market.market().slug().startsWith(FUTURES)) && isOneOfMany(market)
        ? Question.FUTURE
        : Question.UNKNOWN;
  }

  /** Whether all markets of the event ask who wins one thing, and this one names somebody. */
  private static boolean isOneOfMany(VenueMarket market) {
    String asked = market.question().toLowerCase(Locale.ROOT);
    boolean named = !market.title().isBlank() && !market.title().equals(market.question());
    return named && ONE_OF_MANY.matcher(asked).find();
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
