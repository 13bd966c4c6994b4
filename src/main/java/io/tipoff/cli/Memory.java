package io.tipoff.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory of this process is resident, as Linux tells it; 0 elsewhere. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** The most so far, megabytes. */
  static long peakMegabytes() {
    return megabytes("VmHWM:");
  }

  /** Now, megabytes. */
  static long residentMegabytes() {
    return megabytes("VmRSS:");
  }

  private static long megabytes(String key) {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
              .filter(line -> line.startsWith(key))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(STATUS.toString(), e);
    }
  }
}
