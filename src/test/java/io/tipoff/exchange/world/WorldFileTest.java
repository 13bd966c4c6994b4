package io.tipoff.exchange.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {
  @TempDir private Path folder;

  private static String standard() throws IOException {
    try (InputStream in = WorldFile.class.getResourceAsStream("world.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), text);
  }

  @Test
  void shouldReadItsOwnSettings() throws IOException {
    assertThat(WorldFile.read(file(standard()))).isEqualTo(WorldFile.standard());
    assertThat(WorldFile.standard().informed().takerFee()).isEqualTo(0.0695);
  }

  @Test
  void shouldReadOtherSettings() throws IOException {
    WorldSettings settings = WorldFile.read(file(standard().replace("levels: 4", "levels: 2")));

    assertThat(settings.makers().shape().levels()).isEqualTo(2);
  }

  @Test
  void shouldNameTheSourceOfEachNumber() throws IOException {
    List<String> numbers =
        standard().lines().filter(line -> line.matches(" *\\w+: [{0-9].*")).toList();

    assertThat(numbers)
        .hasSizeGreaterThan(75)
        .allMatch(
            line ->
                line.matches(".*# (TAPE|KALSHI|INTL|PUBLIC|DOCS|FITTED|ASSUMED|the venue's).*"));
  }

  @Test
  void shouldRefuseMissingAndUnknownAndWrongNumbers() throws IOException {
    Path missing = file(standard().replaceFirst("  levels: 4", ""));
    assertThatThrownBy(() -> WorldFile.read(missing)).hasMessageContaining("levels");
    Path unknown = file(standard().replaceFirst("levels: 4", "levels: 4\n    lvels: 4"));
    assertThatThrownBy(() -> WorldFile.read(unknown)).hasMessageContaining("lvels");
    Path wrong = file(standard().replaceFirst("median: 0.5", "median: -1"));
    assertThatThrownBy(() -> WorldFile.read(wrong)).hasMessageContaining("log-normal");
  }
}
