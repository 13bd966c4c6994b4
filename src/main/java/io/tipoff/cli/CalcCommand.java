package io.tipoff.cli;

import io.tipoff.market.FeeRates;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The functions that trade, as calculators. */
@Command(
    name = "calc",
    description = "Calculates with the functions that trade.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CalcCommand.Fee.class,
      CalcDevigCommand.class,
      CalcWinprobCommand.class,
      CalcKellyCommand.class,
      CalcConsensusCommand.class
    })
final class CalcCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "What to calculate is missing.");
  }

  /** The fee of one fill. */
  @Command(name = "fee", description = "What the venue charges for a fill; negative for a rebate.")
  static final class Fee implements Callable<Integer> {
    @Mixin private Console console;

    @Mixin private FeeOptions options;

    @Option(names = "--contracts", required = true, description = "How many contracts, above 0.")
    private BigDecimal contracts;

    @Option(names = "--json", description = "Prints the fee as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Price p = options.price();
      Quantity quantity = checkedContracts();
      FeeRates rates = options.rates();
      Liquidity liquidity = options.liquidity();
      Money fee = rates.fee(liquidity, p, quantity);
      console.print(
          json
              ? "{\"fee\":\"" + fee + "\"}"
              : "%s  (exact %s, %s theta %s)"
                  .formatted(
                      fee,
                      rates.exact(liquidity, p, quantity).stripTrailingZeros().toPlainString(),
                      options.role(),
                      liquidity == Liquidity.MAKER ? rates.maker() : rates.taker()));
      return 0;
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
