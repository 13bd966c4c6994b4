package io.tipoff.cli;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.risk.Kelly;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many contracts a belief is worth. */
@Command(
    name = "kelly",
    description = "The stake that makes a bankroll grow fastest, with fees and doubt.")
final class CalcKellyCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private FeeOptions fees;

  @Option(
      names = "--probability",
      required = true,
      description = "The belief that what is bought pays, above 0 and below 1.")
  private double probability;

  @Option(
      names = "--sigma",
      defaultValue = "0",
      description = "The standard deviation of the belief's error; default: ${DEFAULT-VALUE}")
  private double sigma;

  @Option(
      names = "--bankroll",
      defaultValue = "1000",
      description = "Dollars, above 0; default: ${DEFAULT-VALUE}")
  private BigDecimal bankroll;

  @Option(
      names = "--cap",
      defaultValue = "1",
      description = "The part of the Kelly fraction to take, above 0; default: ${DEFAULT-VALUE}")
  private double cap;

  @Option(names = "--json", description = "Prints the result as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    check();
    double cost = Kelly.cost(fees.rates(), fees.liquidity(), fees.price());
    double fraction = Kelly.fraction(probability, cost);
    double shrink = Kelly.shrink(probability, cost, sigma);
    double stake = fraction * shrink * cap;
    double contracts = stake * bankroll.doubleValue() / cost;
    Quantity tradable = Kelly.contracts(stake, money(), cost);
    console.print(
        json
            ? JsonLine.of(
                JsonLine.object()
                    .put("cost", cost)
                    .put("fraction", fraction)
                    .put("shrink", shrink)
                    .put("cap", cap)
                    .put("stake", stake)
                    .put("contracts", contracts))
            : """
              all-in cost     %.6f
              edge            %.6f
              Kelly fraction  %.6f
              shrink          %.4f
              stake           %.6f of %s
              contracts       %s
              """
                .formatted(cost, probability - cost, fraction, shrink, stake, bankroll, tradable));
    return 0;
  }

  private void check() {
    if (!(probability > 0 && probability < 1)) {
      throw console.bad("--probability must be above 0 and below 1, not " + probability);
    }
    if (!(sigma >= 0 && sigma < 1)) {
      throw console.bad("--sigma must be from 0 to below 1, not " + sigma);
    }
    if (!(cap > 0 && cap <= 1)) {
      throw console.bad("--cap must be above 0 and at most 1, not " + cap);
    }
    money();
  }

  private Money money() {
    try {
      Money money = Money.of(bankroll);
      if (money.units() > 0) {
        return money;
      }
    } catch (ArithmeticException e) {
      throw console.bad("--bankroll must be above 0 with at most 8 decimals, not " + bankroll);
    }
    throw console.bad("--bankroll must be above 0 with at most 8 decimals, not " + bankroll);
  }
}
