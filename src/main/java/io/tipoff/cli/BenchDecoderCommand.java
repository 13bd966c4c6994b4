package io.tipoff.cli;

import io.tipoff.polymarket.stream.DecoderTimings;
import io.tipoff.polymarket.stream.DecoderTimings.Figures;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the way of market data from a frame's bytes into the books. */
@Command(
    name = "decoder",
    description = "Measures market data from the bytes of a frame to the book that knows of it.")
final class BenchDecoderCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(names = "--frames", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
  private int frames;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (frames < 1) {
      throw console.bad("--frames must be at least 1");
    }
    DecoderTimings.Result result = new DecoderTimings().run(frames);
    console.print(
        json
            ? "{\"book\":%s,\"bestPrices\":%s}"
                .formatted(json(result.book()), json(result.bestPrices()))
            : text("whole book, 10 levels a side", result.book())
                + text("best prices (LITE)", result.bestPrices()));
    return 0;
  }

  private static String json(Figures figures) {
    return "{\"bytes\":%d,\"p50Nanos\":%d,\"p99Nanos\":%d,\"allocatedBytes\":%d}"
        .formatted(figures.bytes(), figures.medianNanos(), figures.p99Nanos(), figures.allocated());
  }

  private static String text(String what, Figures figures) {
    return "%-28s %,6d bytes: %,d ns median, %,d ns p99, %,d bytes allocated%n"
        .formatted(
            what, figures.bytes(), figures.medianNanos(), figures.p99Nanos(), figures.allocated());
  }
}
