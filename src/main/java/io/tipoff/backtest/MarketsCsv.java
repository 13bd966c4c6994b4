package io.tipoff.backtest;

import io.tipoff.market.FeeCurve;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** The markets of a tape: a CSV file of one row for each. */
final class MarketsCsv {
  private static final String REQUIRED = "slug,tick,minimum_quantity,league,long_team,assumed";
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final CsvFile file;
  private final int slug;
  private final int tick;
  private final int minimum;
  private final int league;
  private final int longTeam;
  private final int assumed;
  private final int event;
  private final int curve;
  private final int coefficient;
  private final int endsAt;
  private final int kind;
  private final int line;
  private final int shortTeam;

  private MarketsCsv(CsvFile file) {
    this.file = file;
    this.slug = file.requiredColumn("slug", REQUIRED);
    this.tick = file.requiredColumn("tick", REQUIRED);
    this.minimum = file.requiredColumn("minimum_quantity", REQUIRED);
    this.league = file.requiredColumn("league", REQUIRED);
    this.longTeam = file.requiredColumn("long_team", REQUIRED);
    this.assumed = file.requiredColumn("assumed", REQUIRED);
    this.event = file.column("event");
    this.curve = file.column("fee_curve");
    this.coefficient = file.column("fee_coefficient");
    this.endsAt = file.column("ends_at");
    this.kind = file.column("kind");
    this.line = file.column("line");
    this.shortTeam = file.column("short_team");
  }

  /**
   * Reads all markets of a file, in its order.
   *
   * @throws BadTape if it cannot be used
   */
  static SequencedMap<MarketId, Market> read(Path path) {
    try (CsvFile file = CsvFile.open(path)) {
      MarketsCsv csv = new MarketsCsv(file);
      SequencedMap<MarketId, Market> markets = new LinkedHashMap<>();
      while (file.next()) {
        Market market = csv.market();
        if (markets.putIfAbsent(market.id(), market) != null) {
          throw file.bad(csv.slug, "every slug once");
        }
      }
      return markets;
    }
  }

  private Market market() {
    return new Market(
        Fields.slug(file, slug),
        Optional.of(new TradingRules(tick(), minimum())),
        curve(),
        coefficient(),
        new Listing(
            file.text(event),
            file.text(league),
            file.text(longTeam),
            file.text(shortTeam),
            endsAt(),
            question()),
        assumed());
  }

  private Tick tick() {
    try {
      return Tick.of(file.text(tick));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw file.bad(tick, "a price step that divides 1, such as 0.01, 0.005, 0.0025 or 0.001");
    }
  }

  private Quantity minimum() {
    return Fields.quantity(file, minimum);
  }

  private FeeCurve curve() {
    String text = file.text(curve);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "standard" -> FeeCurve.STANDARD;
      case "table-tennis" -> FeeCurve.TABLE_TENNIS;
      case "combo" -> FeeCurve.COMBO;
      default -> throw file.bad(curve, "standard, table-tennis, combo or nothing");
    };
  }

  private Optional<BigDecimal> coefficient() {
    if (file.text(coefficient).isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = file.decimal(coefficient, "a number from 0 to 1, or nothing");
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw file.bad(coefficient, "a number from 0 to 1, or nothing");
    }
    return Optional.of(value);
  }

  private OptionalLong endsAt() {
    String text = file.text(endsAt);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text).getEpochSecond() * NANOS_PER_SECOND);
    } catch (DateTimeException e) {
      throw file.bad(endsAt, "a time such as 2026-10-01T22:30:00Z, or nothing");
    }
  }

  private Question question() {
    return switch (file.text(kind)) {
      case "" -> Question.UNKNOWN;
      case "winner" -> Question.WINNER;
      case "outright" -> Question.OUTRIGHT;
      case "draw" -> Question.DRAW;
      case "spread" -> Question.spread(line());
      case "total" -> Question.total(line());
      case "future" -> Question.FUTURE;
      default -> throw file.bad(kind, "winner, outright, draw, spread, total, future or nothing");
    };
  }

  private int line() {
    String allowed = "points with at most 2 decimals, such as -3.5";
    try {
      return file.decimal(line, allowed).movePointRight(2).intValueExact();
    } catch (ArithmeticException e) {
      throw file.bad(line, allowed);
    }
  }

  private boolean assumed() {
    return switch (file.text(assumed)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw file.bad(assumed, "true or false");
    };
  }
}
