package io.tipoff.cli;

import io.tipoff.exchange.ExchangeBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the core of the embedded exchange. */
@Command(
    name = "exchange",
    description = "Measures the core of the embedded exchange: orders a second on one thread.")
final class BenchExchangeCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(names = "--orders", defaultValue = "3000000", description = "Default: ${DEFAULT-VALUE}")
  private long orders;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (orders < 1) {
      throw console.bad("--orders must be at least 1");
    }
    ExchangeBenchmark.run(Math.max(1, orders / 3), System::nanoTime);
    ExchangeBenchmark.Result result = ExchangeBenchmark.run(orders, System::nanoTime);
    String format =
        json
            ? "{\"orders\":%d,\"cancels\":%d,\"trades\":%d,\"ordersPerSecond\":%d}"
            : "%,d orders, %,d cancels, %,d trades: %,d orders a second%n";
    console.print(
        format.formatted(
            result.orders(), result.cancels(), result.trades(), result.ordersPerSecond()));
    return 0;
  }
}
