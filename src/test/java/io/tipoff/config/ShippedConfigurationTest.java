package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that comes with the bot: complete, explained, and the only place of the defaults. */
class ShippedConfigurationTest {
  private static final Path FILE = Path.of("config", "tipoff.yaml");

  @Test
  void shouldBePackagedUnchanged() throws IOException {
    assertThat(Configuration.packaged()).isEqualTo(Files.readString(FILE));
  }

  @Test
  void shouldSetEveryKey() {
    assertThat(ConfigFiles.load(FILE.getParent(), "none", Map.of(), List.of()).entries())
        .allMatch(entry -> entry.source().startsWith("config/tipoff.yaml:"));
  }

  @Test
  void shouldExplainEveryKeyWithWhatIsAllowed() throws IOException {
    Map<String, String> comments = comments(Files.readAllLines(FILE));
    Configuration.SCHEMA
        .keys()
        .forEach(
            (key, shape) -> {
              assertThat(comments.get(key)).as(key).isNotBlank();
              if (!(shape instanceof ListShape)) {
                assertThat(comments.get(key)).as(key).contains(shape.allowed());
              }
            });
  }

  @Test
  void shouldGiveEveryKeyAVariableOfItsOwn() {
    assertThat(Configuration.SCHEMA.variables())
        .hasSameSizeAs(Configuration.SCHEMA.keys())
        .containsEntry("TIPOFF_MARKETS_SLUGS", "markets.slugs")
        .containsEntry(
            "TIPOFF_MARKET_MAKER_MIN_REQUOTE_INTERVAL", "marketMaker.minRequoteInterval");
  }

  /** The comment lines right above each key, joined. */
  static Map<String, String> comments(List<String> lines) {
    Map<String, String> comments = new HashMap<>();
    StringBuilder comment = new StringBuilder();
    String section = "";
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("#")) {
        comment.append(text.substring(1).strip()).append(' ');
        continue;
      }
      if (text.matches("\\w+:.*")) {
        String name = text.substring(0, text.indexOf(':'));
        section = line.startsWith(" ") ? section : name;
        comments.put(line.startsWith(" ") ? section + "." + name : name, comment.toString());
      }
      comment.setLength(0);
    }
    return comments;
  }
}
