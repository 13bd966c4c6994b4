package io.tipoff.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of a configuration directory: the base, and one for each mode that differs from it. */
public final class ConfigFiles {
  private static final String BASE = "tipoff.yaml";

  private final Path directory;
  private final Layers layers;
  private final Problems problems;

  private ConfigFiles(Path directory, Layers layers, Problems problems) {
    this.directory = directory;
    this.layers = layers;
    this.problems = problems;
  }

  /**
   * The effective configuration: {@code tipoff.yaml}, then {@code tipoff.<mode>.yaml} if it is
   * there, then the environment, then flags; the later wins. What none of them sets has the value
   * that comes with the program.
   *
   * @param sets flags, each {@code key=value}
   * @throws ConfigException if anything is wrong with any of them
   */
  public static Configuration load(
      Path directory, String mode, Map<String, String> environment, List<String> sets) {
    Problems problems = new Problems();
    Layers layers = new Layers(Configuration.SCHEMA, problems);
    ConfigFiles files = new ConfigFiles(directory, layers, problems);
    files.readBase();
    files.readIfPresent("tipoff." + mode + ".yaml");
    layers.environment(environment);
    layers.flags(sets);
    layers.defaults(Configuration.packaged());
    return Configuration.of(layers, new Source.WholeFile(files.name(BASE)), problems);
  }

  private void readBase() {
    if (Files.exists(directory.resolve(BASE))) {
      read(BASE);
    } else {
      String place = directory.toAbsolutePath().normalize().toString();
      problems.add(new Source.WholeFile(name(BASE)), "", "no such file in " + place);
    }
  }

  private void readIfPresent(String file) {
    if (Files.exists(directory.resolve(file))) {
      read(file);
    }
  }

  private void read(String file) {
    try {
      layers.file(name(file), Files.readString(directory.resolve(file)));
    } catch (MalformedInputException _) {
      problems.add(new Source.WholeFile(name(file)), "", "not UTF-8 text");
    } catch (IOException e) {
      problems.add(new Source.WholeFile(name(file)), "", "cannot be read: " + e.getMessage());
    }
  }

  /** A file in messages: with the last part of its directory, however that was reached. */
  private String name(String file) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    return last == null ? file : last + "/" + file;
  }
}
