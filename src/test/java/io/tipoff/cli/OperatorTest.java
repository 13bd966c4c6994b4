package io.tipoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Recorder;
import io.tipoff.event.BreakerReset;
import io.tipoff.event.Event;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.TradingPaused;
import io.tipoff.event.TradingResumed;
import io.tipoff.market.Intent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands on a bot that trades, and where there is none. */
@Timeout(60)
class OperatorTest {
  @TempDir private Path folder;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final AtomicReference<CountDownLatch> hang = new AtomicReference<>();
  private VenueDesk venue;

  @BeforeEach
  void start() throws IOException {
    venue = new VenueDesk(1);
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_LONG, "0.40", "50");
    venue.order(VenueDesk.OTHER, 0, Intent.BUY_SHORT, "0.50", "50");
  }

  @AfterEach
  void stop() {
    venue.close();
  }

  private final class Noting implements Recorder {
    @Override
    public void record(Event event) {
      events.add(event);
      CountDownLatch latch = hang.get();
      if (latch != null) {
        try {
          latch.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void record(Command command) {}
  }

  private VenueTrading trading(String mode, VenueAccess access, Configuration configuration) {
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    return new VenueTrading(
        new VenueTrading.Session(mode, configuration, new Noting(), report), access, failures::add);
  }

  private <T extends Event> T await(Class<T> type) throws InterruptedException {
    while (true) {
      Event event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("%s, failures %s", type.getSimpleName(), failures).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  private Run tool(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "control.directory=" + folder));
    return Run.of(all.toArray(String[]::new));
  }

  private JsonNode status() throws IOException {
    Run run = tool("status", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  private interface Session {
    void with(VenueTrading trading) throws Exception;
  }

  private void trade(Session session) throws Exception {
    Configuration configuration = venue.configuration(folder);
    try (VenueAccess access = venue.access(configuration);
        VenueTrading trading = trading("demo", access, configuration)) {
      trading.start("");
      await(OrderOpened.class);
      session.with(trading);
    }
  }

  @Test
  void shouldPauseAndResumeTheBotThatRuns() throws Exception {
    trade(
        trading -> {
          await(OrderOpened.class);
          assertThat(status().path("paused").asBoolean(true)).isFalse();

          Run paused = tool("pause", "--reason", "lunch");

          assertThat(paused.exit()).as(paused.err()).isZero();
          assertThat(paused.out()).contains("paused: lunch");
          assertThat(await(TradingPaused.class).reason()).isEqualTo("lunch");
          awaitNothingOpen();
          assertThat(status().path("pauseReason").asText()).isEqualTo("lunch");
          awaitStatus(status -> status.path("openOrders").isEmpty());
          events.clear();

          assertThat(tool("resume", "--reason", "back").exit()).isZero();

          await(TradingResumed.class);
          await(OrderOpened.class);
          assertThat(venue.working(VenueDesk.BOT)).isPositive();
        });
    assertThat(failures).isEmpty();
  }

  private void awaitNothingOpen() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (venue.working(VenueDesk.BOT) > 0) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(5);
    }
  }

  private void awaitStatus(Predicate<JsonNode> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    JsonNode status = status();
    while (!wanted.test(status)) {
      assertThat(System.nanoTime()).as(status.toString()).isLessThan(end);
      status = status();
    }
  }

  @Test
  void shouldShowTheBookOfRiskOfTheBotThatRuns() throws Exception {
    trade(
        trading -> {
          Run screen = tool("risk");
          Run json = tool("risk", "--json");

          assertThat(screen.exit()).as(screen.err()).isZero();
          assertThat(screen.out())
              .contains("breaker         normal")
              .contains("may lose")
              .contains("markets (50.00 each)")
              .contains("groups")
              .contains("league nba");
          assertThat(screen.out().lines()).hasSizeLessThan(50);
          JsonNode book = new ObjectMapper().readTree(json.out());
          assertThat(book.path("positions").asInt()).isPositive();
          assertThat(book.at("/breaker/level").asText()).isEqualTo("normal");
          assertThat(book.path("groups")).isNotEmpty();
        });
    assertThat(failures).isEmpty();
    Run nobody = tool("risk");
    assertThat(nobody.exit()).isNotZero();
    assertThat(nobody.err()).contains("No bot runs").contains("name a journal");
  }

  @Test
  void shouldTellHowTheBotStands() throws Exception {
    venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.50", "10");
    trade(
        trading -> {
          JsonNode status = status();

          assertThat(status.path("mode").asText()).isEqualTo("demo");
          assertThat(status.path("openOrders")).isNotEmpty();
          assertThat(status.at("/positions/0/slug").asText())
              .isEqualTo(venue.market(0).id().slug());
          assertThat(status.at("/positions/0/quantity").asText()).isEqualTo("10");
          assertThat(status.at("/balance/current").asText()).startsWith("99");
          assertThat(status.path("breaker").asText()).isEqualTo("none");
          assertThat(status.path("accountCertain").asBoolean()).isTrue();
          assertThat(status.at("/requests/limit").asInt()).isEqualTo(20);
          assertThat(tool("status").out())
              .contains("demo: cash 99", "open orders: ", "positions: 1");
        });
  }

  @Test
  void shouldResetTheBreaker() throws Exception {
    trade(
        trading -> {
          assertThat(tool("reset-breaker", "--reason", "looked at it").exit()).isZero();
          assertThat(await(BreakerReset.class).reason()).isEqualTo("looked at it");
        });
  }

  @Test
  void shouldCancelEverythingAndStayPaused() throws Exception {
    trade(
        trading -> {
          String foreign = venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.11", "7");

          Run run = tool("cancel-all", "--json");

          assertThat(run.exit()).as(run.err()).isZero();
          assertThat(venue.working(VenueDesk.BOT)).isZero();
          JsonNode told = new ObjectMapper().readTree(run.out());
          assertThat(told.path("canceled"))
              .extracting(JsonNode::asText)
              .as("the pause pulls the bot's own quotes alone")
              .contains(foreign);
          assertThat(told.path("left").asInt(-1)).isZero();
          assertThat(status().path("paused").asBoolean()).isTrue();
          assertThat(trading.finish("enough")).isTrue();
        });
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldCountTheQuotesThatThePausePulled() throws Exception {
    trade(
        trading -> {
          Run run = tool("cancel-all", "--json");

          assertThat(run.exit()).as(run.err()).isZero();
          assertThat(new ObjectMapper().readTree(run.out()).path("pulled").asInt()).isPositive();
          assertThat(venue.working(VenueDesk.BOT)).isZero();
        });
  }

  /** The engine hangs: pausing fails and says so, cancelling does not depend on it. */
  @Test
  void shouldReachTheVenueWhenTheEngineHangs() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    trade(
        trading -> {
          try {
            hang.set(latch);

            Run pause = tool("pause", "--reason", "look");
            assertThat(pause.exit()).isEqualTo(1);
            assertThat(pause.err()).contains("the engine did not take it");

            assertThat(tool("cancel-all").exit()).isZero();
            assertThat(venue.working(VenueDesk.BOT)).isZero();
          } finally {
            hang.set(null);
            latch.countDown();
          }
        });
  }

  @Test
  void shouldAskWhichBotIsMeantWhereSeveralRun() throws Exception {
    trade(
        first -> {
          Configuration configuration = venue.configuration(folder);
          try (VenueAccess access = venue.access(configuration);
              VenueTrading second = trading("test", access, configuration)) {
            second.start("");

            Run run = tool("pause", "--reason", "x");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("Several bots", "--mode", "demo at", "test at");

            assertThat(tool("status", "--mode", "demo").exit()).isZero();
            assertThat(tool("status", "--mode", "test").out()).startsWith("test:");
            assertThat(tool("status", "--mode", "live").exit()).isEqualTo(1);
          }
        });
  }

  @Test
  void shouldSayWhatElseThereIsWhereNoBotRuns() {
    for (String command : List.of("status", "cancel-all")) {
      Run run = tool(command);
      assertThat(run.exit()).as(command).isEqualTo(1);
      assertThat(run.err()).as(command).contains("No bot runs", "--venue");
    }
    for (String command : List.of("pause", "resume", "reset-breaker")) {
      Run run = tool(command, "--reason", "x");
      assertThat(run.exit()).as(command).isEqualTo(1);
      assertThat(run.err()).as(command).contains("No bot runs");
      assertThat(tool(command).exit()).as(command).isEqualTo(2);
      assertThat(tool(command, "--reason", " ").exit()).as(command).isEqualTo(2);
    }
  }

  @Test
  void shouldLeaveNothingInTheFolderWhenTheBotHasEnded() throws Exception {
    trade(
        trading -> {
          assertThat(folder.resolve("run")).isNotEmptyDirectory();
          assertThat(trading.finish("enough")).isTrue();
        });
    assertThat(folder.resolve("run")).isEmptyDirectory();
  }

  @Test
  void shouldFlattenWhatTheBotHolds() throws Exception {
    venue.order(VenueDesk.BOT, 0, Intent.BUY_LONG, "0.50", "10");
    trade(
        trading -> {
          Run plan = tool("flatten", "--dry-run");
          assertThat(plan.exit()).isZero();
          assertThat(plan.out()).contains("would be given up:", " 10");
          assertThat(status().path("paused").asBoolean()).isFalse();

          Run run = tool("flatten", "--patience", "1", "--json");

          assertThat(run.exit()).as(run.out() + run.err()).isZero();
          assertThat(run.out().strip()).isEqualTo("{\"left\":[]}");
          assertThat(status().path("positions")).isEmpty();
          assertThat(status().path("pauseReason").asText()).isEqualTo("flatten by the operator");
          assertThat(venue.working(VenueDesk.BOT)).isZero();
          assertThat(trading.finish("enough")).isTrue();
        });
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldNotFlattenWithoutABotOrWithoutCare() {
    Run none = tool("flatten");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("No bot runs", "--venue");
    assertThat(tool("flatten", "--all").exit()).isEqualTo(3);
    assertThat(tool("flatten", "--patience", "-1").exit()).isEqualTo(2);
    Run venueAlone = tool("flatten", "--venue", venue.url());
    assertThat(venueAlone.exit()).isEqualTo(3);
    assertThat(venueAlone.err()).contains("--all --yes", "--dry-run");
  }
}
