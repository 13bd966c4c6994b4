package io.tipoff.exchange.protocol;

import io.tipoff.market.Market;
import io.tipoff.market.Outcome;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A market with its place in the venue's reference data.
 *
 * @param listed nanoseconds since 1970
 */
record ListedMarket(int id, Market market, MarketKind kind, ListedEvent event, long listed) {
  private static final Pattern LINE = Pattern.compile("-(pos-|neg-)?(\\d+)(?:pt(\\d+))?$");

  String slug() {
    return market.id().slug();
  }

  int sideId(Outcome outcome) {
    return 2 * id + (outcome == Outcome.YES ? 0 : 1);
  }

  /** The points of a spread or a total; empty for other markets. */
  Optional<BigDecimal> line() {
    Matcher matcher = LINE.matcher(slug());
    if ((kind != MarketKind.SPREAD && kind != MarketKind.TOTAL) || !matcher.find()) {
      return Optional.empty();
    }
    String decimals = matcher.group(3) == null ? "" : "." + matcher.group(3);
    BigDecimal points = new BigDecimal(matcher.group(2) + decimals);
    return Optional.of("neg-".equals(matcher.group(1)) ? points.negate() : points);
  }

  /** The team whose side an outcome is; empty for totals and futures. */
  Optional<Team> team(Outcome outcome) {
    return kind == MarketKind.TOTAL || kind == MarketKind.FUTURE
        ? Optional.empty()
        : event.team(outcome == Outcome.YES ? 0 : 1);
  }

  /** What an outcome is called. */
  String outcome(Outcome outcome) {
    if (kind == MarketKind.TOTAL) {
      return outcome == Outcome.YES ? "Over" : "Under";
    }
    return team(outcome).map(Team::name).orElse(outcome == Outcome.YES ? "Yes" : "No");
  }

  String title() {
    String points = line().map(BigDecimal::toPlainString).orElse("");
    return switch (kind) {
      case MONEYLINE -> event.title();
      case SPREAD -> outcome(Outcome.YES) + " " + points;
      case TOTAL -> "Over " + points;
      case FUTURE -> market.listing().longTeam().isEmpty() ? slug() : market.listing().longTeam();
    };
  }

  String question() {
    return switch (kind) {
      case MONEYLINE -> "Who wins, " + event.title() + "?";
      case SPREAD, TOTAL -> event.title() + ": " + title() + "?";
      case FUTURE -> title() + "?";
    };
  }
}
