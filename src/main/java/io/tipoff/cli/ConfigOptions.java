package io.tipoff.cli;

import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command finds its configuration. */
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Where tipoff.yaml is; by default the config folder of the installation.")
  private @Nullable Path directory;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the configuration; can be repeated.")
  private List<String> sets = new ArrayList<>();

  /** The effective configuration of a mode: files, then environment, then options. */
  Configuration load(String mode) {
    return load(mode, List.of());
  }

  /** The same, with what other options of the command set. */
  Configuration load(String mode, List<String> more) {
    List<String> all = new ArrayList<>(sets);
    all.addAll(more);
    return ConfigFiles.load(directory(), mode, System.getenv(), all);
  }

  private Path directory() {
    return directory != null
        ? directory
        : Path.of(System.getProperty("tipoff.home", "."), "config");
  }
}
