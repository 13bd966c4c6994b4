package io.tipoff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tipoff.config.Configuration.Entry;
import io.tipoff.market.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers of the configuration, and which of them wins. */
class ConfigFilesTest {
  @TempDir private Path home;
  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(home.resolve("config"));
    write("tipoff.yaml", "risk:\n  dailyLoss: 10\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private Configuration load(Map<String, String> environment, String... sets) {
    return ConfigFiles.load(directory, "paper", environment, List.of(sets));
  }

  private static Entry dailyLoss(Configuration configuration) {
    return configuration.entries().stream()
        .filter(entry -> entry.key().equals("risk.dailyLoss"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldTakeTheBaseWhenNothingElseIsSet() {
    assertThat(dailyLoss(load(Map.of())))
        .isEqualTo(new Entry("risk.dailyLoss", "10", "config/tipoff.yaml:2"));
  }

  @Test
  void shouldTakeTheModeOverTheBase() throws IOException {
    write("tipoff.paper.yaml", "\nrisk: {dailyLoss: 20}\n");
    assertThat(dailyLoss(load(Map.of())))
        .isEqualTo(new Entry("risk.dailyLoss", "20", "config/tipoff.paper.yaml:2"));
  }

  @Test
  void shouldNotReadTheFileOfAnotherMode() throws IOException {
    write("tipoff.live.yaml", "risk: {dailyLoss: 20}\n");
    assertThat(dailyLoss(load(Map.of())).value()).isEqualTo("10");
  }

  @Test
  void shouldTakeTheEnvironmentOverTheFiles() throws IOException {
    write("tipoff.paper.yaml", "risk: {dailyLoss: 20}\n");
    assertThat(dailyLoss(load(Map.of("TIPOFF_RISK_DAILY_LOSS", "30"))))
        .isEqualTo(new Entry("risk.dailyLoss", "30", "TIPOFF_RISK_DAILY_LOSS"));
  }

  @Test
  void shouldTakeFlagsOverEverything() throws IOException {
    write("tipoff.paper.yaml", "risk: {dailyLoss: 20}\n");
    Configuration configuration = load(Map.of("TIPOFF_RISK_DAILY_LOSS", "30"), "risk.dailyLoss=40");
    assertThat(dailyLoss(configuration)).isEqualTo(new Entry("risk.dailyLoss", "40", "--set"));
    assertThat(configuration.engineSettings().limits().dailyLoss()).isEqualTo(Money.of("40"));
  }

  @Test
  void shouldTakeTheDefaultOfWhatNobodySets() {
    assertThat(load(Map.of()).entries())
        .contains(new Entry("risk.totalLoss", "250", "default"))
        .hasSize(Configuration.SCHEMA.keys().size());
  }

  @Test
  void shouldLeaveTheOtherKeysOfASectionAlone() throws IOException {
    write("tipoff.paper.yaml", "risk: {drawdown: 0.2}\nbook:\n");
    assertThat(load(Map.of()).entries())
        .contains(
            new Entry("risk.dailyLoss", "10", "config/tipoff.yaml:2"),
            new Entry("risk.drawdown", "0.2", "config/tipoff.paper.yaml:1"),
            new Entry("book.maxAge", "10m", "default"));
  }

  @Test
  void shouldTakeAnEmptyBase() throws IOException {
    write("tipoff.yaml", "# nothing yet\n");
    assertThat(load(Map.of())).isEqualTo(Configuration.defaults());
  }

  @Test
  void shouldReadAFileThatBeginsWithAByteOrderMark() throws IOException {
    write("tipoff.yaml", "\uFEFFrisk: {dailyLoss: 11}\n");
    assertThat(dailyLoss(load(Map.of())).value()).isEqualTo("11");
  }

  @Test
  void shouldSplitListsAtCommas() {
    Configuration configuration = load(Map.of("TIPOFF_MARKETS_SLUGS", "aec-nba-1, aec-nba-2"));
    assertThat(configuration.slugs()).containsExactly("aec-nba-1", "aec-nba-2");
  }

  @Test
  void shouldReadListsInBrackets() {
    assertThat(load(Map.of(), "markets.slugs=[aec-nba-1, aec-nba-2]").slugs()).hasSize(2);
    assertThat(load(Map.of(), "markets.slugs=[]").slugs()).isEmpty();
  }

  @Test
  void shouldEmptyAListWithAnEmptyVariable() throws IOException {
    write("tipoff.yaml", "markets: {slugs: [aec-nba-1]}\n");
    assertThat(load(Map.of("TIPOFF_MARKETS_SLUGS", "")).slugs()).isEmpty();
  }

  @Test
  void shouldUnsetAnOptionalKeyWithAnEmptyVariable() throws IOException {
    write("tipoff.yaml", "paper: {fillCap: 7}\n");
    assertThat(load(Map.of("TIPOFF_PAPER_FILL_CAP", "")).paper().fillCap())
        .isEqualTo(Configuration.defaults().marketMaker().quoteSize());
  }

  @Test
  void shouldReadAFeeScheduleFromAVariable() {
    String value = "[{from: 2026-09-17T00:00:00-04:00, curve: combo, taker: 0.07, maker: -0.01}]";
    assertThat(load(Map.of("TIPOFF_FEES_SCHEDULE", value)).entries())
        .contains(new Entry("fees.schedule", value, "TIPOFF_FEES_SCHEDULE"));
  }

  @Test
  void shouldLeaveTheVariablesOfOthersAlone() {
    Map<String, String> others =
        Map.of(
            "TIPOFF_HOME", "/opt/tipoff",
            "TIPOFF_JAVA_OPTS", "-Xmx1g",
            "TIPOFF_JDK_SEARCH", "/opt",
            "TIPOFF_LIVE_TESTS", "1",
            "TIPOFFS", "?",
            "POLYMARKET_SECRET_KEY", "?");
    assertThatCode(() -> load(others)).doesNotThrowAnyException();
  }

  @Test
  void shouldLoadBackWhatAnEntryShows() {
    Configuration configuration =
        load(Map.of("TIPOFF_MARKETS_SLUGS", "a-1,b-2"), "book.maxAge=90s");
    String[] sets =
        configuration.entries().stream()
            .map(entry -> entry.key() + "=" + entry.value())
            .toArray(String[]::new);
    assertThat(load(Map.of(), sets)).isEqualTo(configuration);
    assertThat(configuration.engineSettings().books().maxAge()).isEqualTo(Duration.ofSeconds(90));
  }
}
