package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.market.Intent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a live bot ends, and one that only previews. */
@Timeout(120)
class LiveEndTest {
  @TempDir private Path folder;

  private static void signal(Tool bot, String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(bot.process().pid())).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }

  /** Somebody who uses the same key by hand. */
  private static void orderByHand(LiveDesk desk) {
    desk.venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.07", "3");
  }

  private static boolean isByHand(OrderSnapshot order) {
    return String.valueOf(order.price()).equals("0.07");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void shouldCancelItsOrdersAndConfirmThem(String name) throws Exception {
    try (LiveDesk desk = new LiveDesk(folder);
        Tool bot = desk.live()) {
      desk.awaitAnswer(bot);
      desk.await(bot, "six quotes", () -> desk.quotes().size() == 6);

      long began = System.nanoTime();
      signal(bot, name);
      Run run = bot.end();

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(desk.quotes()).isEmpty();
      assertThat(run.err()).contains("stopping: interrupted").doesNotContain("still open");
      assertThat(folder.resolve("run")).isEmptyDirectory();
    }
  }

  @Test
  void shouldLeaveWhatSomebodyPlacedByHand() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder);
        Tool bot = desk.live()) {
      desk.awaitAnswer(bot);
      desk.await(bot, "six quotes", () -> desk.quotes().size() == 6);
      orderByHand(desk);

      signal(bot, "TERM");
      Run run = bot.end();

      assertThat(desk.quotes()).singleElement().matches(LiveEndTest::isByHand);
      assertThat(run.err()).contains("1 orders are still open at the venue");
    }
  }

  private String status() {
    return Run.of("status", "--set", "control.directory=" + folder).out();
  }

  /** The cancels are lost for longer than the engine has: they are sent without it. */
  @Test
  void shouldLeaveWhatSomebodyPlacedByHandWhenNothingIsConfirmed() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder).set("live.shutdownTimeout=2s");
        Tool bot = desk.live()) {
      desk.awaitAnswer(bot);
      desk.await(bot, "six quotes", () -> desk.quotes().size() == 6);
      desk.venue
          .exchange()
          .faults()
          .add("lose-request:path=/v1/orders/batched/cancel,duration=9000");
      orderByHand(desk);
      desk.await(bot, "paused by it", () -> status().contains("was not made here"));
      assertThat(desk.quotes()).as("cancels are lost").hasSizeGreaterThan(1);

      signal(bot, "TERM");
      Run run = bot.end();

      assertThat(desk.quotes()).singleElement().matches(LiveEndTest::isByHand);
      assertThat(run.err()).doesNotContain("at io.tipoff");
    }
  }

  @Test
  void shouldCancelEverythingOfItsOwnWhenNothingIsConfirmed() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder).set("live.shutdownTimeout=2s");
        Tool bot = desk.live()) {
      desk.awaitAnswer(bot);
      desk.await(bot, "six quotes", () -> desk.quotes().size() == 6);
      desk.venue.exchange().faults().add("drop-message:stream=private,kind=order");
      desk.venue.exchange().faults().add("lose-request:path=/v1/orders/batched/cancel");

      long began = System.nanoTime();
      signal(bot, "TERM");
      Run run = bot.end();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      assertThat(desk.quotes()).as(run.err()).isEmpty();
    }
  }

  @Test
  void shouldOnlyPreview() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder)) {
      orderByHand(desk);
      try (Tool bot = desk.live("--preview-only", "--leave-foreign")) {
        desk.awaitWord(bot, "preview: BUY_SHORT");
        desk.awaitAnswer(bot);
        desk.awaitWord(bot, "preview: BUY_LONG");

        signal(bot, "TERM");
        Run run = bot.end();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("would trade at once", "state NEW");
        assertThat(desk.quotes()).singleElement().matches(LiveEndTest::isByHand);
        int positions =
            desk.venue.exchange().with((core, _) -> core.positions(VenueDesk.BOT).size());
        assertThat(positions).isZero();
        assertThat(folder.resolve("preview.db")).exists();
        assertThat(folder.resolve("live.db")).doesNotExist();
      }
    }
  }

  @Test
  void shouldNotStartWhileTheDoctorSeesRed() throws Exception {
    try (LiveDesk desk = new LiveDesk(folder).set("live.leastDisk=1000000");
        Tool bot = desk.live()) {
      Run run = bot.end();

      assertThat(run.exit()).isEqualTo(Main.REFUSED);
      assertThat(run.err()).contains("RED    disk", "live.leastDisk").doesNotContain("green");
      assertThat(desk.quotes()).isEmpty();
    }
  }
}
