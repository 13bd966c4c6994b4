package io.tipoff.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded answers of the real feeds, which lie beside the project or are not there. */
public final class Samples {
  private static final Path FOLDER = Path.of("../shared/samples");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Samples() {}

  /** A file such as {@code espn/board.json}; the test that asks is skipped without it. */
  public static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isRegularFile(file), "without ../shared/samples/" + name);
    return file;
  }

  public static JsonNode json(String name) throws IOException {
    return MAPPER.readTree(file(name).toFile());
  }
}
