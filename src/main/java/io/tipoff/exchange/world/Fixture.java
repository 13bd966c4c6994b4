package io.tipoff.exchange.world;

import io.tipoff.exchange.world.Contract.Spread;
import io.tipoff.exchange.world.Contract.Total;
import io.tipoff.exchange.world.Contract.Winner;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradeDay;
import io.tipoff.market.TradingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** A game with its markets: a winner, a spread and a total near even chances. */
final class Fixture {
  private static final TradingRules RULES =
      new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long LENGTH = 3 * 3_600 * NANOS_PER_SECOND;
  private static final int LARGEST_LINE = 400;

  private final Game game;
  private final String name;
  private final String event;
  private final List<Market> markets;
  private final List<Valuation> valuations;
  private double[] values;
  private boolean open;

  /** A game on the world's own time. */
  Fixture(GameSettings settings, long seed) {
    this(settings, seed, WorldClock.SAME);
  }

  /** A game whose markets are described in the time outside. */
  Fixture(GameSettings settings, long seed, WorldClock clock) {
    this.game = new Game(settings, seed);
    this.name = "aec-" + slug(settings, settings.scheduledStart());
    Contract spread = evenSpread();
    Contract total = evenTotal();
    this.valuations = Stream.of(new Winner(), spread, total).map(game::valuation).toList();
    this.values = valuations.stream().mapToDouble(game::value).toArray();
    this.event = slug(settings, clock.outside(settings.scheduledStart()));
    long ends = clock.outside(settings.scheduledStart() + LENGTH);
    this.markets =
        List.of(
            market("aec-" + event, listing(new Winner(), ends)),
            market("asc-" + event + suffix(spread), listing(spread, ends)),
            market("tsc-" + event + suffix(total), listing(total, ends)));
  }

  /** The same whenever the game is played outside; what is drawn for it goes by this. */
  String name() {
    return name;
  }

  /** Such as {@code nba-hbr-smt-2026-10-24}, with the venue's date of the start outside. */
  String event() {
    return event;
  }

  Game game() {
    return game;
  }

  /** Winner, spread, total. */
  List<Market> markets() {
    return markets;
  }

  int size() {
    return markets.size();
  }

  MarketId market(int index) {
    return markets.get(index).id();
  }

  Contract contract(int index) {
    return valuations.get(index).contract();
  }

  /** What the contracts are worth now. */
  double[] values() {
    return values;
  }

  /** Looks again; returns what they were worth before. */
  double[] revalue() {
    double[] before = values;
    values = valuations.stream().mapToDouble(game::value).toArray();
    return before;
  }

  boolean isOpen() {
    return open;
  }

  void setOpen(boolean isOpen) {
    open = isOpen;
  }

  /** The favourite gives points; a half point more each time. */
  private Contract evenSpread() {
    boolean awayFavoured = game.homeWin() < 0.5;
    return nearestToEven(line -> new Spread(awayFavoured ? -line : line));
  }

  private Contract evenTotal() {
    return nearestToEven(Total::new);
  }

  /** Of contracts whose values rise or fall with the line; overtimes are not looked at. */
  private Contract nearestToEven(DoubleFunction<Contract> contracts) {
    boolean rises = game.roughValue(contracts.apply(LARGEST_LINE + 0.5)) > 0.5;
    int low = 0;
    int high = LARGEST_LINE;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (game.roughValue(contracts.apply(middle + 0.5)) > 0.5 == rises) {
        high = middle;
      } else {
        low = middle;
      }
    }
    Contract one = contracts.apply(low + 0.5);
    Contract other = contracts.apply(high + 0.5);
    return distance(one) <= distance(other) ? one : other;
  }

  private double distance(Contract contract) {
    return Math.abs(game.roughValue(contract) - 0.5);
  }

  private static String slug(GameSettings settings, long start) {
    LocalDate date =
        Instant.ofEpochSecond(Math.floorDiv(start, NANOS_PER_SECOND))
            .atZone(TradeDay.ZONE)
            .toLocalDate();
    return settings.sport().league() + "-" + settings.away() + "-" + settings.home() + "-" + date;
  }

  /** Such as {@code -neg-3pt5} for a spread or {@code -220pt5} for a total. */
  private static String suffix(Contract contract) {
    return switch (contract) {
      case Winner _ -> "";
      case Spread(double line) -> (line < 0 ? "-neg-" : "-pos-") + points(Math.abs(line));
      case Total(double line) -> "-" + points(line);
    };
  }

  private static String points(double line) {
    return (int) line + "pt5";
  }

  private Listing listing(Contract contract, long endsAt) {
    boolean ofTeams = !(contract instanceof Total);
    String league = game.settings().sport().league();
    return new Listing(
        event,
        league,
        ofTeams ? game.settings().away() : "",
        ofTeams ? game.settings().home() : "",
        OptionalLong.of(endsAt),
        question(contract));
  }

  private static Question question(Contract contract) {
    return switch (contract) {
      case Winner _ -> Question.WINNER;
      case Spread(double line) -> Question.spread(units(line));
      case Total(double line) -> Question.total(units(line));
    };
  }

  private static int units(double points) {
    return (int) Math.round(points * Question.UNITS_PER_POINT);
  }

  private static Market market(String slug, Listing listing) {
    return new Market(
        new MarketId(slug),
        Optional.of(RULES),
        FeeCurve.STANDARD,
        Optional.empty(),
        listing,
        false);
  }
}
