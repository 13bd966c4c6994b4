package io.tipoff.cli;

import io.tipoff.backtest.FeesUnknown;
import io.tipoff.config.Configuration;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.market.TradeDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which fees a calculator takes, and for which price. */
final class FeeOptions {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Mixin private Console console;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--price",
      required = true,
      description = "Dollars for what is bought, above 0 and below 1.")
  private BigDecimal price;

  @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
  private Role role;

  @Option(
      names = "--date",
      description = "The date in New York whose fees apply; today by default.")
  private @Nullable LocalDate date;

  @Option(names = "--coefficient", description = "The market's own taker coefficient, 0 to 1.")
  private @Nullable BigDecimal coefficient;

  @Option(
      names = "--curve",
      description = "standard, table-tennis or combo; default: ${DEFAULT-VALUE}",
      defaultValue = "standard")
  private String curve;

  /** What the order did. */
  enum Role {
    taker,
    maker
  }

  Role role() {
    return role;
  }

  Liquidity liquidity() {
    return role == Role.maker ? Liquidity.MAKER : Liquidity.TAKER;
  }

  FeeRates rates() {
    if (coefficient != null
        && (coefficient.signum() < 0 || coefficient.compareTo(BigDecimal.ONE) > 0)) {
      throw console.bad("--coefficient must be from 0 to 1, not " + coefficient);
    }
    Configuration configuration = config.load("calc");
    LocalDate day = date == null ? LocalDate.now(TradeDay.ZONE) : date;
    long time = day.atStartOfDay(TradeDay.ZONE).toEpochSecond() * NANOS_PER_SECOND;
    Market market =
        new Market(
            new MarketId("calculated"),
            Optional.empty(),
            feeCurve(),
            Optional.ofNullable(coefficient),
            Listing.UNKNOWN,
            false);
    FeeSchedule fees = configuration.feeSchedule();
    return fees.rates(market, time).orElseThrow(() -> new FeesUnknown(fees, time, "--date DATE"));
  }

  private FeeCurve feeCurve() {
    return switch (curve) {
      case "standard" -> FeeCurve.STANDARD;
      case "table-tennis" -> FeeCurve.TABLE_TENNIS;
      case "combo" -> FeeCurve.COMBO;
      default -> throw console.bad("--curve must be standard, table-tennis or combo, not " + curve);
    };
  }

  Price price() {
    try {
      Price p = Price.of(price);
      if (!p.equals(Price.ZERO) && !p.equals(Price.ONE)) {
        return p;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw console.bad(priceComplaint());
    }
    throw console.bad(priceComplaint());
  }

  private String priceComplaint() {
    return "--price must be from 0.0001 to 0.9999 with at most 4 decimals, not " + price;
  }
}
