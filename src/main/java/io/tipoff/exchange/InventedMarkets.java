package io.tipoff.exchange;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradeDay;
import io.tipoff.market.TradingRules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Games between teams that do not exist, to trade where no real market is at hand. */
public final class InventedMarkets {
  private static final String LEAGUE = "nba";
  private static final LocalTime END = LocalTime.of(22, 30);
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private InventedMarkets() {}

  /**
   * Two games of an evening, each with a winner, a spread and a total; between them they have three
   * ticks and two minimum quantities.
   *
   * @param date of the games, in the venue's time zone
   */
  public static List<Market> on(LocalDate date) {
    return Stream.concat(
            game("hbr", "smt", "Harbor Gulls", date, rules("0.01", "1")),
            game("oak", "elm", "Oakfield Owls", date, rules("0.005", "0.01")))
        .toList();
  }

  private static Stream<Market> game(
      String first, String second, String longTeam, LocalDate date, TradingRules rules) {
    String game = LEAGUE + "-" + first + "-" + second + "-" + date;
    ZonedDateTime end = date.atTime(END).atZone(TradeDay.ZONE);
    OptionalLong endsAt = OptionalLong.of(end.toEpochSecond() * NANOS_PER_SECOND);
    Listing winner = new Listing(game, LEAGUE, longTeam, second, endsAt, Question.WINNER);
    Listing spread = new Listing(game, LEAGUE, longTeam, second, endsAt, Question.spread(350));
    Listing total = new Listing(game, LEAGUE, "", "", endsAt, Question.total(22_050));
    return Stream.of(
        market("aec-" + game, winner, rules),
        market("asc-" + game + "-pos-3pt5", spread, rules),
        market("tsc-" + game + "-220pt5", total, rules("0.001", "1")));
  }

  private static Market market(String slug, Listing listing, TradingRules rules) {
    return new Market(
        new MarketId(slug),
        Optional.of(rules),
        FeeCurve.STANDARD,
        Optional.empty(),
        listing,
        false);
  }

  private static TradingRules rules(String tick, String minimum) {
    return new TradingRules(Tick.of(tick), Quantity.of(minimum));
  }
}
