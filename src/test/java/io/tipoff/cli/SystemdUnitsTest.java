package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The units of the bot and its watchdog. */
@Timeout(60)
class SystemdUnitsTest {
  private static final String INSTALLED = "/opt/tipoff/";
  private static final String START = "ExecStart=" + INSTALLED + "tipoff ";

  private static List<Path> units() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("deploy", "systemd"))) {
      return files.sorted().toList();
    }
  }

  private static List<String> settings(Path unit) throws IOException {
    return Files.readAllLines(unit).stream().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void shouldStartCommandsThatThereAre() throws IOException {
    List<String> started = new ArrayList<>();
    for (Path unit : units()) {
      for (String line : settings(unit)) {
        if (line.startsWith("ExecStart=")) {
          assertThat(line).startsWith(START);
          String[] words = line.substring(START.length()).split(" ");
          Main.commandLine().parseArgs(words);
          started.add(words[0]);
        }
      }
    }
    assertThat(started).containsExactly("live", "watchdog");
  }

  @Test
  void shouldTryAgainOnlyWhatMayBecomeBetter() throws IOException {
    List<String> live = settings(Path.of("deploy", "systemd", "tipoff-live.service"));
    List<String> watchdog = settings(Path.of("deploy", "systemd", "tipoff-watchdog.service"));
    assertThat(live)
        .contains("Restart=on-failure", "RestartPreventExitStatus=2 3", "KillSignal=SIGTERM")
        .contains("Requires=tipoff-watchdog.service");
    assertThat(watchdog).contains("Restart=always", "StartLimitIntervalSec=0");
  }

  @Test
  void shouldKeepKeysOutOfUnits() throws IOException {
    for (Path unit : units()) {
      assertThat(settings(unit))
          .contains("EnvironmentFile=/etc/tipoff/key.env")
          .noneMatch(line -> line.startsWith("Environment=") && line.contains("KEY"));
    }
  }

  @Test
  void shouldBeUnderstoodBySystemd(@TempDir Path folder) throws Exception {
    assumeThat(Path.of("/usr/bin/systemd-analyze")).as("systemd is not here").isExecutable();
    List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze", "verify"));
    String here = Path.of("").toAbsolutePath() + "/";
    for (Path unit : units()) {
      Path copy = folder.resolve(unit.getFileName());
      Files.writeString(copy, Files.readString(unit).replace(INSTALLED, here));
      command.add(copy.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said.lines().filter(line -> line.contains("tipoff"))).isEmpty();
  }
}
