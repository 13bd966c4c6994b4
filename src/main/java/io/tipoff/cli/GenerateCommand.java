package io.tipoff.cli;

import io.tipoff.backtest.GeneratedEvening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Invents an evening of games. */
@Command(
    name = "generate",
    description = "Invents an evening of games as a folder of CSV files for backtest.")
final class GenerateCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Option(names = "--seed", required = true, description = "The same seed gives the same evening.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder.")
  private Path out;

  @Override
  public Integer call() {
    try {
      console.print("%s: %,d rows".formatted(out, GeneratedEvening.write(seed, out)));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(out + ": " + e.getMessage(), e);
    }
  }
}
