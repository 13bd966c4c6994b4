package io.tipoff.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The venue's official TypeScript SDK against the exchange. */
class SdkTest {
  private static final Path SCRIPT = Path.of("src/test/js/sdk.mjs");
  private static final String MODULE = "polymarket-us/dist/index.mjs";

  /** Where the SDK was installed: {@code TIPOFF_SDK}, or where continuous integration puts it. */
  private static Path module() {
    String folder = System.getenv().getOrDefault("TIPOFF_SDK", "target/sdk/node_modules");
    return Path.of(folder).resolve(MODULE).toAbsolutePath();
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  @Timeout(120)
  void shouldServeEveryCallOfTheOfficialSdk() throws Exception {
    assumeTrue(Files.isRegularFile(module()), "skipped: the SDK polymarket-us is not installed");
    assumeTrue(hasNode(), "skipped: no Node.js here");
    Path output = Files.createTempFile("sdk", ".txt");
    try (Venue venue = Venue.open(settings -> settings.withHeartbeat(Duration.ofMillis(200)))) {
      Process node =
          new ProcessBuilder(
                  "node",
                  SCRIPT.toString(),
                  module().toString(),
                  venue.server.rest().toString(),
                  venue.ann.id(),
                  venue.ann.secret(),
                  venue.bob.id(),
                  venue.bob.secret())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = node.waitFor(90, TimeUnit.SECONDS);
      node.destroyForcibly();

      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as(said).isTrue();
      assertThat(node.exitValue()).as(said).isZero();
      assertThat(said).contains("every call of the SDK");
    } finally {
      Files.delete(output);
    }
  }
}
