package io.tipoff.config;

import io.tipoff.store.StoreSettings;
import io.tipoff.store.StoreUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The keys under {@code store}. */
record StoreSection(
    Optional<StoreUrl> url,
    Path directory,
    @Within(min = "100ms", max = "10m") Duration mostBehind,
    @Within(min = "100", max = "1000000", unit = "observations") int waiting) {

  /**
   * Where everything is kept.
   *
   * @param home what a relative directory is relative to
   */
  StoreSettings settings(Path home) {
    return new StoreSettings(url, home.resolve(directory), mostBehind, waiting);
  }
}
