package io.tipoff.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that come too often, and starts after a bug. */
class StartLimiterTest {
  private static final BotId BOT = new BotId("live", "https://venue.example", "0123456789ab");
  private static final long NOW = 1_790_000_000_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;

  @TempDir private Path home;

  private StartLimiter limiter() {
    return new StartLimiter(home, BOT, 3);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("starts"))) {
      return files.toList().getFirst();
    }
  }

  @Test
  void shouldPauseTheFourthStartWithinTenMinutes() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(limiter().started(NOW + i * MINUTE)).isEmpty();
    }

    assertThat(limiter().started(NOW + 9 * MINUTE)).hasValue("4 starts within 10 minutes");
  }

  @Test
  void shouldForgetStartsOfLongAgo() throws IOException {
    for (int i = 0; i < 3; i++) {
      limiter().started(NOW + i * MINUTE);
    }

    assertThat(limiter().started(NOW + 10 * MINUTE)).isEmpty();
    assertThat(limiter().started(NOW + 11 * MINUTE)).isEmpty();
    assertThat(limiter().started(NOW + 11 * MINUTE)).isPresent();
  }

  @Test
  void shouldCountFromTheOperatorsResume() throws IOException {
    for (int i = 0; i < 4; i++) {
      limiter().started(NOW);
    }

    limiter().resumed();

    assertThat(limiter().started(NOW)).isEmpty();
  }

  @Test
  void shouldPauseAfterABugUntilTheOperatorResumes() throws IOException {
    limiter().endedByBug("IllegalStateException: no price");

    assertThat(limiter().started(NOW)).hasValueSatisfying(w -> assertThat(w).contains("no price"));
    assertThat(limiter().started(NOW + 60 * MINUTE)).isPresent();
    limiter().resumed();
    assertThat(limiter().started(NOW + 61 * MINUTE)).isEmpty();
  }

  @Test
  void shouldTolerateATornFile() throws IOException {
    limiter().started(NOW);
    for (String torn :
        new String[] {"", "{\"starts\":[17900", "null", "[]", "{\"starts\":\"x\"}"}) {
      Files.writeString(file(), torn);
      assertThat(limiter().started(NOW)).as(torn).isEmpty();
    }
  }

  @Test
  void shouldKeepAccountsApart() throws IOException {
    for (int i = 0; i < 4; i++) {
      limiter().started(NOW);
    }
    BotId other = new BotId("live", "https://venue.example", "ffffffffffff");

    assertThat(new StartLimiter(home, other, 3).started(NOW)).isEmpty();
  }

  @Test
  void shouldKeepItsFilePrivate() throws IOException {
    limiter().started(NOW);

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
