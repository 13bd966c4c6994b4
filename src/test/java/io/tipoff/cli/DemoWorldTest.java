package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
  private static Configuration load(String... flags) {
    return ConfigFiles.load(Path.of("config"), "demo", Map.of(), List.of(flags));
  }

  private static List<String> sets(double speed, String... flags) throws IOException {
    Configuration configuration = load(flags);
    ServerSettings empty = ServerSettings.of(List.of(), configuration.feeSchedule());
    try (ExchangeServer server = ExchangeServer.start(empty)) {
      List<String> sets = new DemoWorld(1, speed).sets(configuration, server);
      assertThat(sets).contains("venue.url=" + server.rest(), "venue.publicUrl=" + server.rest());
      return sets;
    }
  }

  @Test
  void shouldScaleWhatIsMeantInTheTimeOfTheGames() throws IOException {
    assertThat(sets(1)).contains("marketMaker.reduceBefore=300000ms", "markets.refresh=300000ms");
    assertThat(sets(20)).contains("marketMaker.reduceBefore=15000ms", "markets.refresh=15000ms");
    assertThat(sets(1_000)).contains("marketMaker.reduceBefore=300ms", "markets.refresh=10000ms");
    assertThat(sets(0.5)).contains("marketMaker.reduceBefore=300000ms");
  }

  @Test
  void shouldLeaveWhatAFlagHasSet() throws IOException {
    assertThat(sets(20, "marketMaker.reduceBefore=1m"))
        .noneMatch(set -> set.startsWith("marketMaker.reduceBefore"))
        .contains("markets.refresh=15000ms");
  }

  @Test
  void shouldSayWhatTheSpeedChangesAndWhatNot() {
    assertThat(new DemoWorld(7, 1).explanation(load())).contains("seed 7").hasLineCount(1);
    assertThat(new DemoWorld(7, 20).explanation(load("marketMaker.reduceBefore=15s")))
        .contains("20 times", "20 requests a second are 1 a second of the game", "15000 ms");
    assertThat(new DemoWorld(7, 100).explanation(load())).contains("are 0.2 a second of the game");
  }
}
