package io.tipoff.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedEveningTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bbo.csv", "markets.csv", "settlements.csv"})
  void shouldMakeTheCommittedExampleAgain(String name) throws IOException {
    GeneratedEvening.write(7, folder);

    assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of("examples/evening", name));
  }

  @Test
  void shouldMakeAnotherEveningOfAnotherSeed() throws IOException {
    GeneratedEvening.write(8, folder);

    assertThat(Files.readString(folder.resolve("bbo.csv")))
        .isNotEqualTo(Files.readString(Path.of("examples/evening/bbo.csv")));
  }
}
