package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.cli.control.BotId;
import io.tipoff.cli.control.ControlServer;
import io.tipoff.cli.control.RunDirectory;
import io.tipoff.cli.control.ScriptedDesk;
import io.tipoff.market.Intent;
import io.tipoff.polymarket.operator.CancelEverything;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands straight on a venue, as processes with a key. */
@Timeout(120)
class VenueCommandsTest {
  @TempDir private Path folder;

  private VenueDesk venue;

  @BeforeEach
  void start() throws IOException {
    venue = new VenueDesk(2);
  }

  @AfterEach
  void stop() {
    venue.close();
  }

  private Run tool(String... arguments) throws Exception {
    return Tool.run(folder, venue.key(), arguments);
  }

  private void quote(int count) {
    for (int i = 0; i < count; i++) {
      venue.order(VenueDesk.BOT, i % 2, Intent.BUY_LONG, "0.%02d".formatted(10 + i / 2), "1");
    }
  }

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.out().lines()).as(run.err()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void shouldCancelEverythingAtOnce() throws Exception {
    quote(40);
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.30", "5");

    Run run = tool("cancel-all", "--venue", venue.url(), "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(json(run).path("canceled")).hasSize(40);
    assertThat(json(run).path("left").asInt(-1)).isZero();
    assertThat(venue.working(VenueDesk.BOT)).isZero();
    assertThat(venue.working(VenueDesk.OTHER)).isEqualTo(1);
  }

  @Test
  void shouldCancelFortyOrdersWithinASecond() throws Exception {
    try (VenueAccess access = venue.access(venue.configuration(folder))) {
      long best = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 3; attempt++) {
        quote(40);
        int _ = access.orders().open(List.of()).size(); // the connection is there, as in a bot
        long began = System.nanoTime();
        CancelEverything.Result result =
            new CancelEverything(access.orders(), List.of(), Duration.ofSeconds(5), _ -> {}).run();
        best = Math.min(best, System.nanoTime() - began);
        assertThat(result.cancelled()).hasSize(40);
        assertThat(venue.working(VenueDesk.BOT)).isZero();
      }
      assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void shouldSayThatNothingWasOpen() throws Exception {
    Run run = tool("cancel-all", "--venue", venue.url());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("0 orders cancelled", "nothing is open");
  }

  @Test
  void shouldTellWhatTheVenueHolds() throws Exception {
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.50", "10");
    venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.50", "10");
    venue.order(VenueDesk.BOT, 1, Intent.BUY_SHORT, "0.60", "3");

    Run run = tool("status", "--venue", venue.url(), "--json");

    JsonNode status = json(run);
    assertThat(run.exit()).isZero();
    assertThat(status.path("mode").asText()).isEqualTo("venue");
    assertThat(status.at("/openOrders/0/slug").asText()).isEqualTo(venue.market(1).id().slug());
    assertThat(status.at("/openOrders/0/side").asText()).isEqualTo("sell");
    assertThat(status.at("/openOrders/0/price").asText()).isEqualTo("0.60");
    assertThat(status.at("/positions/0/quantity").asText()).isEqualTo("10");
    assertThat(status.at("/balance/current").asText()).startsWith("99");
    assertThat(status.path("breaker").asText()).startsWith("unknown");
    assertThat(tool("status", "--venue", venue.url()).out())
        .contains("venue: cash 99", "open orders: 1", venue.market(0).id().slug());
  }

  @Test
  void shouldRefuseAKeyThatIsNoneAndAnAddressThatIsNotSafe() throws Exception {
    try (Tool tool = Tool.start(folder, "", "", List.of("cancel-all", "--venue", venue.url()))) {
      Run run = tool.end();
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("POLYMARKET_KEY_ID");
    }
    Run open = tool("status", "--venue", "http://venue.example");
    assertThat(open.exit()).isEqualTo(2);
    assertThat(open.err()).contains("https");
    Run wrong = tool("cancel-all", "--venue", "not a url");
    assertThat(wrong.exit()).isEqualTo(2);
    Run nowhere = tool("cancel-all", "--venue", "http://127.0.0.1:1", "--try-for", "1");
    assertThat(nowhere.exit()).isEqualTo(1);
    assertThat(nowhere.err()).contains("trying again").doesNotContain(venue.key().secret());
  }

  @Test
  void shouldRefuseAWrongKeyAtOnce() throws Exception {
    String secret = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    try (Tool tool =
        Tool.start(folder, "somebody", secret, List.of("cancel-all", "--venue", venue.url()))) {
      Run run = tool.end();
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("did not accept the key").doesNotContain(secret);
    }
  }

  @Test
  void shouldTryUntilTheVenueHasConfirmed() throws Exception {
    quote(6);
    String path = ":path=/v1/orders/open/cancel,next=1";
    venue.exchange().faults().add("lose-request" + path);
    venue.exchange().faults().add("http-429" + path);
    venue.exchange().faults().add("http-503" + path);
    venue.exchange().faults().add("lose-answer" + path);

    Run run = tool("cancel-all", "--venue", venue.url());

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("nothing is open");
    assertThat(run.err().lines().filter(line -> line.contains("trying again"))).hasSize(4);
    assertThat(venue.working(VenueDesk.BOT)).isZero();
  }

  @Test
  void shouldNotSayDoneWhileTheVenueDoesNotConfirm() throws Exception {
    quote(2);
    venue.exchange().faults().add("http-503");

    Run run = tool("cancel-all", "--venue", venue.url(), "--try-for", "2");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(venue.working(VenueDesk.BOT)).isEqualTo(2);
  }

  /** Ten long in one market, five short in the other; the others' quotes are around. */
  private void hold() {
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.50", "10");
    venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.50", "10");
    venue.order(VenueDesk.OTHER, 1, Intent.BUY_LONG, "0.60", "5");
    venue.order(VenueDesk.BOT, 1, Intent.BUY_SHORT, "0.60", "5");
    venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.10", "3");
    assertThat(positions()).isEqualTo(2);
  }

  private long positions() {
    return venue.exchange().with((core, _) -> core.positions(VenueDesk.BOT)).stream()
        .filter(held -> !held.quantity().isZero())
        .count();
  }

  @Test
  void shouldTellWhatItWouldGiveUp() throws Exception {
    hold();

    Run run = tool("flatten", "--venue", venue.url(), "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains(" 10", " -5");
    assertThat(venue.working(VenueDesk.BOT)).isEqualTo(1);
    assertThat(positions()).isEqualTo(2);
  }

  @Test
  void shouldGiveEverythingUp() throws Exception {
    hold();
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.45", "4");
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.43", "50");
    venue.order(VenueDesk.OTHER, 1, Intent.BUY_SHORT, "0.62", "50");

    Run run =
        tool(
            "flatten",
            "--venue",
            venue.url(),
            "--all",
            "--yes",
            "--patience",
            "1",
            "--collar-ticks",
            "3",
            "--json");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo("{\"left\":[]}");
    assertThat(run.err()).contains("resting", "at once");
    assertThat(positions()).isZero();
    assertThat(venue.working(VenueDesk.BOT)).isZero();
  }

  @Test
  void shouldSayWhatIsLeftAndWhy() throws Exception {
    hold();
    venue.order(VenueDesk.OTHER, 1, Intent.BUY_SHORT, "0.62", "2");

    Run run = tool("flatten", "--venue", venue.url(), "--all", "--yes", "--patience", "0");

    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("no bids", "no offers", " 10 ", " -3 ");
    assertThat(venue.working(VenueDesk.BOT)).isZero();
  }

  /** Nobody knows whether it was done: what it then holds decides, and nothing is sold twice. */
  @Test
  void shouldNotSellTwiceWhenAnAnswerIsLost() throws Exception {
    hold();
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.45", "50");
    venue.order(VenueDesk.OTHER, 1, Intent.BUY_SHORT, "0.62", "50");
    venue.exchange().faults().add("lose-answer:path=/v1/orders,next=1");

    Run run = tool("flatten", "--venue", venue.url(), "--all", "--yes", "--patience", "0");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).contains("Nobody knows");
    assertThat(positions()).isZero();
  }

  @Test
  void shouldNotFlattenBesideABotOfTheSameKey() throws Exception {
    hold();
    BotId bot = new BotId("live", venue.url(), BotId.fingerprint(venue.key().id()));
    try (ControlServer _ = ControlServer.start(new RunDirectory(folder), bot, new ScriptedDesk())) {
      Run run = tool("flatten", "--venue", venue.url(), "--all", "--yes");

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err()).contains("A bot trades with this key");
      assertThat(positions()).isEqualTo(2);
      assertThat(tool("cancel-all", "--venue", venue.url()).exit()).isZero();
      assertThat(venue.working(VenueDesk.BOT)).isZero();
    }
  }
}
