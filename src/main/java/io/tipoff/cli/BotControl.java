package io.tipoff.cli;

import io.tipoff.cli.control.BotDesk;
import io.tipoff.cli.control.BotId;
import io.tipoff.cli.control.BotStatus.RequestBudget;
import io.tipoff.cli.control.ControlServer;
import io.tipoff.cli.control.Heartbeat;
import io.tipoff.cli.control.OperatorDesk.Cancelled;
import io.tipoff.cli.control.OperatorDesk.NotTaken;
import io.tipoff.cli.control.RunDirectory;
import io.tipoff.cli.control.StatusPublisher;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.polymarket.operator.CancelEverything;
import io.tipoff.polymarket.rest.RateBudget;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.risk.RiskLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's hand on the bot in this process. */
final class BotControl implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotControl.class);

  /** Nanoseconds after which the engine's thread is to call {@link #idle} where nothing happens. */
  static final long IDLE = Duration.ofMillis(100).toNanos();

  private static final Duration CANCELLING = Duration.ofSeconds(8);

  private final BotId bot;
  private final boolean needed;
  private final RunDirectory directory;
  private final VenueAccess access;
  private final StatusPublisher status;
  private final BotDesk desk;
  private @Nullable ControlServer server;
  private @Nullable Heartbeat heartbeat;

  /**
   * A hand that does nothing yet.
   *
   * @param inbox takes an event at once
   */
  BotControl(String mode, Configuration configuration, VenueAccess access, Consumer<Event> inbox) {
    RiskLimits limits = configuration.engineSettings().limits();
    this.bot = new BotId(mode, access.settings().url().toString(), access.key());
    this.needed = mode.equals("live");
    this.directory = new RunDirectory(configuration.privateFolder());
    this.access = access;
    this.status = new StatusPublisher(mode, this::requests, WallClock::nanos);
    this.desk =
        new BotDesk(
            inbox,
            status,
            this::cancelAll,
            WallClock::nanos,
            engine -> new RiskScreen(engine, limits).view());
  }

  /** Before the engine's first event. */
  void starts(Engine engine) {
    status.starts(engine);
  }

  /**
   * The operator is listened to from now on.
   *
   * @throws IOException if that cannot be where it must: where real money is at stake
   */
  void open() throws IOException {
    try {
      server = ControlServer.start(directory, bot, desk);
      // A watchdog must not cancel for a bot that has nothing at the venue.
      if (!bot.mode().equals(LiveCommand.PREVIEW)) {
        heartbeat = Heartbeat.start(directory, bot, status::latest);
      }
    } catch (IOException e) {
      if (needed) {
        throw e;
      }
      LOG.warn("No operator can reach this bot: {}", e.getMessage());
    }
  }

  /** On the engine's thread, after each event. */
  void took(Event event) {
    status.took(event);
  }

  /** On the engine's thread, where nothing happened for {@link #IDLE}. */
  void idle() {
    status.idle();
  }

  /** No order is left: nobody need watch this bot any more. */
  void ended() {
    if (heartbeat != null) {
      heartbeat.ended();
    }
  }

  private RequestBudget requests() {
    RateBudget budget = access.client().budgets().key();
    return new RequestBudget(budget.used(), OptionalInt.of(budget.limit()));
  }

  private Cancelled cancelAll() throws NotTaken, InterruptedException {
    try {
      CancelEverything.Result result =
          new CancelEverything(access.orders(), List.of(), CANCELLING, LOG::warn).run();
      return new Cancelled(0, result.cancelled(), result.left().size());
    } catch (VenueException e) {
      throw new NotTaken("the venue did not confirm the cancel: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (heartbeat != null) {
      heartbeat.close();
    }
  }
}
