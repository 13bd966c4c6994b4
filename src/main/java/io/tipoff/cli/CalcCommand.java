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
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.TradeDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The functions that trade, as calculators. */
@Command(
    name = "calc",
    description = "Calculates with the functions that trade.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CalcCommand.Fee.class)
final class CalcCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "What to calculate is missing.");
  }

  /** The fee of one fill. */
  @Command(name = "fee", description = "What the venue charges for a fill; negative for a rebate.")
  static final class Fee implements Callable<Integer> {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Mixin private Console console;

    @Mixin private ConfigOptions config;

    @Option(
        names = "--price",
        required = true,
        description = "Dollars for YES, above 0 and below 1.")
    private BigDecimal price;

    @Option(names = "--contracts", required = true, description = "How many contracts, above 0.")
    private BigDecimal contracts;

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

    @Option(names = "--json", description = "Prints the fee as one line of JSON.")
    private boolean json;

    /** What the order did. */
    enum Role {
      taker,
      maker
    }

    @Override
    public Integer call() {
      Price p = checkedPrice();
      Quantity quantity = checkedContracts();
      FeeRates rates = rates();
      Liquidity liquidity = role == Role.maker ? Liquidity.MAKER : Liquidity.TAKER;
      Money fee = rates.fee(liquidity, p, quantity);
      console.print(
          json
              ? "{\"fee\":\"" + fee + "\"}"
              : "%s  (exact %s, %s theta %s)"
                  .formatted(
                      fee,
                      rates.exact(liquidity, p, quantity).stripTrailingZeros().toPlainString(),
                      role,
                      liquidity == Liquidity.MAKER ? rates.maker() : rates.taker()));
      return 0;
    }

    private FeeRates rates() {
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
        default ->
            throw console.bad("--curve must be standard, table-tennis or combo, not " + curve);
      };
    }

    private Price checkedPrice() {
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

    private Quantity checkedContracts() {
      try {
        Quantity quantity = Quantity.of(contracts);
        if (quantity.isPositive()) {
          return quantity;
        }
      } catch (ArithmeticException e) {
        throw console.bad(contractsComplaint());
      }
      throw console.bad(contractsComplaint());
    }

    private String contractsComplaint() {
      return "--contracts must be above 0 with at most 4 decimals, not " + contracts;
    }
  }
}
