package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.cli.control.StartLimiter;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Command;
import io.tipoff.engine.Difference;
import io.tipoff.engine.Engine;
import io.tipoff.engine.Observer;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.OrderId;
import io.tipoff.event.TradingResumed;
import io.tipoff.journal.CommandHash;
import io.tipoff.journal.JournalWriter;
import io.tipoff.journal.Recorders;
import io.tipoff.polymarket.OrderGateway;
import io.tipoff.risk.Decision;
import io.tipoff.store.AccountKey;
import io.tipoff.store.Samples;
import io.tipoff.strategy.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a live session keeps: the lock of its key, its journal, its database. */
final class LiveSession implements AutoCloseable {
  private final Configuration configuration;
  private final VenueAccess access;
  private final String mode;
  private final KeptSession kept;
  private final AccountMemory.Foreign foreign;
  private final Consumer<String> notes;
  private final CommandHash hash = new CommandHash();
  private @Nullable Samples samples;

  private LiveSession(
      String mode,
      Configuration configuration,
      VenueAccess access,
      KeptSession kept,
      AccountMemory.Foreign foreign,
      Consumer<String> notes) {
    this.mode = mode;
    this.configuration = configuration;
    this.access = access;
    this.kept = kept;
    this.foreign = foreign;
    this.notes = notes;
  }

  /**
   * Takes the lock, opens the database and reads what earlier sessions left.
   *
   * @param mode live, or the one in which orders are only previewed
   * @param journal where the journal is to be; null for the data directory
   * @throws Refused if another engine works with the key
   */
  static LiveSession open(
      String mode,
      Configuration configuration,
      VenueAccess access,
      AccountMemory.Foreign foreign,
      @Nullable Path journal,
      Consumer<String> notes) {
    AccountKey account = new AccountKey(mode, access.settings().url().toString(), access.keyId());
    KeptSession kept = KeptSession.open(account, configuration, journal, notes);
    return new LiveSession(mode, configuration, access, kept, foreign, notes);
  }

  /** Stands for every command of the session. */
  String commandsHash() {
    return hash.hex();
  }

  /**
   * The trading of this session, which has not begun.
   *
   * @param failed is told why it cannot go on
   * @param gateways behind which it stands; empty where orders are sent
   */
  VenueTrading trading(
      ReportBuilder report,
      Backtest.Watcher watch,
      StartLimiter starts,
      Consumer<String> failed,
      Checkpoint checkpoint,
      Monitoring monitoring,
      Optional<Gateways> gateways) {
    List<VenueTrading> trading = new java.util.ArrayList<>(1);
    kept.begin(backlog -> trading.forEach(one -> one.tell(backlog)), failed);
    monitoring.add(kept.metrics());
    JournalWriter writer = kept.journal();
    Recorder recorder = Recorders.of(new Stations(writer, checkpoint), hash, report);
    VenueTrading.Session session =
        new VenueTrading.Session(
            mode,
            configuration,
            recorder,
            new Journaling(writer),
            new Keeping(watch, starts),
            new AccountMemory(Optional.of(kept.stored()), foreign),
            checkpoint,
            monitoring);
    VenueTrading made =
        gateways.isEmpty()
            ? new VenueTrading(session, access, failed)
            : new VenueTrading(session, access, failed, gateways.get());
    trading.add(made);
    return made;
  }

  @Override
  public void close() {
    if (samples != null) {
      samples.end();
    }
    kept.close();
  }

  /** Writes down that requests leave, before they do. */
  private record Journaling(JournalWriter writer) implements OrderGateway.Departures {
    @Override
    public void leaving(List<Command> commands) {
      long now = WallClock.nanos();
      for (Command command : commands) {
        writer.left(command.id(), now);
      }
    }

    @Override
    public void left(List<Command> commands) {}
  }

  /** Tells of the stations before and behind the journal. */
  private record Stations(JournalWriter writer, Checkpoint checkpoint) implements Recorder {
    @Override
    public void record(Event event) {
      writer.record(event);
    }

    @Override
    public void record(Command command) {
      boolean order = !(command instanceof Command.SetTimer);
      if (order) {
        checkpoint.reached(Checkpoint.Station.DECIDED);
      }
      writer.record(command);
      if (order) {
        checkpoint.reached(Checkpoint.Station.JOURNALED);
      }
    }
  }

  /** Keeps signals, refusals and samples beside what the watcher does with them. */
  private final class Keeping implements Backtest.Watcher {
    private final Backtest.Watcher watch;
    private final StartLimiter starts;
    private final Observer store = kept.observer(WallClock::nanos);

    Keeping(Backtest.Watcher watch, StartLimiter starts) {
      this.watch = watch;
      this.starts = starts;
    }

    @Override
    public void starts(Engine engine) {
      samples = kept.samples(engine);
      watch.starts(engine);
    }

    @Override
    public void took(Event event) {
      watch.took(event);
      if (samples != null) {
        samples.look(event);
      }
      if (event instanceof TradingResumed) {
        try {
          starts.resumed();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void refused(Decision.Refused refused) {
      watch.refused(refused);
      store.refused(refused);
    }

    @Override
    public void shortened(Decision.Refused whole) {
      watch.shortened(whole);
    }

    @Override
    public void differed(Difference difference) {
      notes.accept("the venue's account differs: " + difference);
      watch.differed(difference);
      store.differed(difference);
    }

    @Override
    public void signalled(Signal signal) {
      watch.signalled(signal);
      store.signalled(signal);
    }

    @Override
    public void outranked(Signal signal, String reason) {
      watch.outranked(signal, reason);
      store.outranked(signal, reason);
    }

    @Override
    public void stoodAside(Signal.Quotes quotes) {
      watch.stoodAside(quotes);
    }

    @Override
    public void unwanted(OrderId order) {
      watch.unwanted(order);
    }
  }
}
