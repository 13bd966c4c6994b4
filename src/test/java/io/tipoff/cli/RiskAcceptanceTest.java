package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.cli.RiskAcceptance.Result;
import io.tipoff.cli.RiskAcceptance.Result.Given;
import io.tipoff.cli.RiskAcceptance.Result.Needed;
import io.tipoff.config.ConfigException;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's word that money may be lost, and what makes it void. */
class RiskAcceptanceTest {
  private static final String KEY = "0123456789ab";

  @TempDir private Path home;

  private final RiskAcceptance acceptance() {
    return new RiskAcceptance(home, "machine-1");
  }

  private static Configuration with(String... sets) {
    return ConfigFiles.load(Path.of("config"), "live", Map.of(), List.of(sets));
  }

  @Test
  void shouldNeedTheWordAndSayWhatItMeans() throws IOException {
    Result result = acceptance().check(with(), KEY, false);

    assertThat(result).isInstanceOf(Needed.class);
    assertThat(result.words())
        .contains(
            "50.00 (risk.totalLoss)", "25.00 (risk.dailyLoss)", "5.00 (live.maxOrderNotional)")
        .contains("never accepted", "--i-accept-real-money-risk");
  }

  @Test
  void shouldKeepTheWordForTheKeyOnTheMachine() throws IOException {
    assertThat(acceptance().check(with(), KEY, true)).isInstanceOf(Given.class);

    assertThat(acceptance().check(with(), KEY, false)).isInstanceOf(Given.class);
    assertThat(acceptance().check(with(), "ffffffffffff", false)).isInstanceOf(Needed.class);
    assertThat(new RiskAcceptance(home, "machine-2").check(with(), KEY, false).words())
        .contains("on another machine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "risk.totalLoss=51",
        "risk.eventLoss=26",
        "risk.marketLoss=11",
        "risk.dailyLoss=25.01",
        "live.maxOrderNotional=6",
        "live.maxNotionalPerDay=101"
      })
  void shouldBeVoidWhenALimitRises(String risen) throws IOException {
    acceptance().check(with(), KEY, true);

    Result result = acceptance().check(with(risen), KEY, false);

    assertThat(result).isInstanceOf(Needed.class);
    assertThat(result.words()).contains(risen.substring(0, risen.indexOf('=')) + " rose from");
  }

  @Test
  void shouldHoldWhenLimitsFall() throws IOException {
    acceptance().check(with(), KEY, true);

    assertThat(acceptance().check(with("risk.totalLoss=10", "risk.dailyLoss=1"), KEY, false))
        .isInstanceOf(Given.class);
  }

  @Test
  void shouldMeasureByWhatWasAcceptedLast() throws IOException {
    acceptance().check(with(), KEY, true);
    acceptance().check(with("risk.totalLoss=10"), KEY, true);

    assertThat(acceptance().check(with("risk.totalLoss=11"), KEY, false))
        .isInstanceOf(Needed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"key\":",
        "null",
        "{}",
        "{\"key\":\"0123456789ab\",\"machine\":\"machine-1\"}"
      })
  void shouldNotTakeADamagedFileForTheWord(String text) throws IOException {
    acceptance().check(with(), KEY, true);
    Path file = home.resolve("accepted").resolve(KEY + ".json");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Files.writeString(file, text);

    assertThat(acceptance().check(with(), KEY, false)).isInstanceOf(Needed.class);
  }

  @Test
  void shouldBeGivenAtTheCommandLineAlone() {
    assertThatThrownBy(() -> with("live.iAcceptRealMoneyRisk=true"))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(
            () ->
                ConfigFiles.load(
                    Path.of("config"),
                    "live",
                    Map.of("TIPOFF_LIVE_I_ACCEPT_REAL_MONEY_RISK", "true"),
                    List.of()))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void shouldKnowTheMachineAgain() throws IOException {
    assertThat(Machine.id()).isEqualTo(Machine.id()).hasSize(12);
  }
}
