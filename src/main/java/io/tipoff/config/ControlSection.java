package io.tipoff.config;

import java.nio.file.Path;
import java.util.Optional;

/** The keys under {@code control}. */
record ControlSection(Optional<Path> directory) {
  private static final String USUAL = ".tipoff";

  Path home() {
    return directory.orElseGet(() -> Path.of(System.getProperty("user.home"), USUAL));
  }
}
