package io.tipoff.cli;

import picocli.CommandLine.Option;

/** How a command that follows the venue's markets gets their books, and for how long. */
final class MarketDataOptions {
  @Option(
      names = "--poll",
      description =
          "Reads the books over the public REST, which needs no key: seldom, and without trades.")
  private boolean poll;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stops after so many seconds; by default at Ctrl-C.")
  private long seconds;

  boolean poll() {
    return poll;
  }

  /** Zero for no end. */
  long seconds() {
    return seconds;
  }
}
