package io.tipoff.exchange.world;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads who trades in the world from a YAML file; every number must be there. */
public final class WorldFile {
  private static final String DEFAULT = "world.yaml";

  private static final ObjectMapper MAPPER =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private WorldFile() {}

  /** The settings that come with the program, fitted to recorded markets. */
  public static WorldSettings standard() {
    try (InputStream in = WorldFile.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing from the program");
      }
      return MAPPER.readValue(in, WorldSettings.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Settings of one's own.
   *
   * @throws IOException if the file cannot be read, or a number is missing, unknown or wrong
   */
  public static WorldSettings read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return MAPPER.readValue(in, WorldSettings.class);
    }
  }
}
