package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.cli.control.BotId;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.market.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The watchdog and a bot that is killed, both as processes. */
@Timeout(120)
class WatchdogCommandTest {
  private static final int MARKETS = 5;

  @TempDir private Path folder;

  private static void await(Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time is over").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static boolean says(Tool tool, String words) {
    try {
      return tool.err().contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bot with 40 quotes dies while the venue answers nothing; the venue is back later. */
  @Test
  void shouldLeaveNoOrderOfABotThatIsKilled() throws Exception {
    try (VenueDesk venue = new VenueDesk(MARKETS)) {
      for (int market = 0; market < MARKETS; market++) {
        venue.order(VenueDesk.OTHER, market, Intent.BUY_LONG, "0.40", "5");
        venue.order(VenueDesk.OTHER, market, Intent.BUY_SHORT, "0.50", "5");
      }
      try (Tool bot =
              Tool.startMain(
                  folder,
                  venue.key(),
                  BotProcess.class,
                  List.of(
                      "venue.url=" + venue.url(),
                      "venue.publicUrl=" + venue.url(),
                      "control.directory=" + folder,
                      "marketMaker.levels=4",
                      "risk.ordersPerSide=4",
                      "marketMaker.quoteSize=2"));
          Tool watchdog =
              Tool.start(
                  folder,
                  venue.key(),
                  "watchdog",
                  "--venue",
                  venue.url(),
                  "--set",
                  "watchdog.patience=4s")) {
        await(Duration.ofSeconds(40), () -> venue.working(VenueDesk.BOT) == 8 * MARKETS);
        await(Duration.ofSeconds(20), () -> says(watchdog, "watching test-"));
        assertThat(watchdog.err()).doesNotContain("cancelling");

        venue.exchange().faults().add("http-503:path=/v1/orders/*");
        bot.process().destroyForcibly();
        await(Duration.ofSeconds(4 + 15), () -> says(watchdog, "trying again"));
        assertThat(venue.working(VenueDesk.BOT)).isEqualTo(8 * MARKETS);
        venue.exchange().faults().clear();

        await(Duration.ofSeconds(4 + 15), () -> venue.working(VenueDesk.BOT) == 0);
        await(Duration.ofSeconds(10), () -> says(watchdog, "nothing is open"));
        assertThat(watchdog.err()).contains("gave no sign of life");

        watchdog.process().toHandle().destroy();
        assertThat(watchdog.end().exit()).isZero();
        assertThat(watchdog.err()).contains("stopped").doesNotContain(venue.key().secret());
      }
    }
  }

  /** 4 s and a request, as docs/operations.md states it; the rest is for a busy machine. */
  @Test
  void shouldLeaveNoneOfFortyQuotesAfterTheStatedTime() throws Exception {
    try (VenueDesk venue = new VenueDesk(MARKETS)) {
      for (int market = 0; market < MARKETS; market++) {
        venue.order(VenueDesk.OTHER, market, Intent.BUY_LONG, "0.40", "5");
        venue.order(VenueDesk.OTHER, market, Intent.BUY_SHORT, "0.50", "5");
      }
      try (Tool bot =
              Tool.startMain(
                  folder,
                  venue.key(),
                  BotProcess.class,
                  List.of(
                      "venue.url=" + venue.url(),
                      "venue.publicUrl=" + venue.url(),
                      "control.directory=" + folder,
                      "marketMaker.levels=4",
                      "risk.ordersPerSide=4",
                      "marketMaker.quoteSize=2"));
          Tool watchdog = Tool.start(folder, venue.key(), "watchdog", "--venue", venue.url())) {
        await(Duration.ofSeconds(40), () -> venue.working(VenueDesk.BOT) == 8 * MARKETS);
        await(Duration.ofSeconds(20), () -> says(watchdog, "watching test-"));

        bot.process().destroyForcibly();
        assertThat(bot.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(venue.working(VenueDesk.BOT)).isEqualTo(40);

        long killed = System.nanoTime();
        await(Duration.ofSeconds(15), () -> venue.working(VenueDesk.BOT) == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
            .isLessThan(Duration.ofSeconds(4 + 3));
        await(Duration.ofSeconds(5), () -> says(watchdog, "40 orders cancelled"));
      }
    }
  }

  @Test
  void shouldLeaveForeignOrdersWhenAsked() throws Exception {
    Process process = new ProcessBuilder("sleep", "0").start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    try (VenueDesk venue = new VenueDesk(1)) {
      for (int i = 10; i < 35; i++) {
        venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0." + i, "1");
      }
      List<OrderSnapshot> open =
          venue.exchange().with((core, _) -> core.openOrders(VenueDesk.BOT, List.of()));
      String ours =
          open.subList(0, 22).stream()
              .map(o -> "{\"id\":\"%s\",\"slug\":\"%s\"}".formatted(o.id(), venue.market(0).id()))
              .collect(Collectors.joining(","));
      Path run = Files.createDirectories(folder.resolve("run"));
      Files.writeString(
          run.resolve("dead.heartbeat"),
          ("{\"mode\":\"live\",\"venue\":\"%s\",\"key\":\"%s\",\"pid\":%d,\"started\":1,"
                  + "\"at\":1,\"orders\":[%s],\"unnamed\":0}")
              .formatted(venue.url(), BotId.fingerprint(venue.key().id()), process.pid(), ours));
      try (Tool watchdog =
          Tool.start(folder, venue.key(), "watchdog", "--venue", venue.url(), "--leave-foreign")) {

        await(Duration.ofSeconds(20), () -> says(watchdog, "22 orders cancelled"));

        assertThat(venue.working(VenueDesk.BOT)).isEqualTo(3);
      }
    }
  }
}
