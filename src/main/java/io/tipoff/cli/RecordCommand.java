package io.tipoff.cli;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.tipoff.config.Configuration;
import io.tipoff.engine.Recorder;
import io.tipoff.event.Event;
import io.tipoff.event.GameEvent;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.polymarket.MarketFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the venue's market data down, every message of it. */
@Command(
    name = "record",
    description = "Records the venue's market data into a journal for backtests; trades nothing.")
final class RecordCommand implements Callable<Integer> {
  private static final int WAITING = 100_000;

  /** How long it may take until it notices that it is to stop. */
  private static final Duration LOOK = Duration.ofMillis(100);

  @Mixin private Console console;

  @Mixin private VenueOptions venue;

  @Mixin private MarketDataOptions data;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The new journal; what was recorded stays in it whatever happens.")
  private Path out;

  /** What waits to be written; whoever is faster than the disk waits. */
  private final BlockingQueue<Event> arrived = new ArrayBlockingQueue<>(WAITING);

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = config.load("record", venue.sets());
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv());
        Interruption interruption = new Interruption(_ -> stopped.set(true));
        NewJournal written = NewJournal.growing(out);
        MarketFeed feed =
            MarketData.open(
                access,
                configuration,
                data.poll(),
                arrived::put,
                () -> interruption.fail("the venue does not accept the key"));
        GameFeeds games = new GameFeeds(configuration, access, this::tell, console::note)) {
      long began = WallClock.nanos();
      console.note(
          "recording %d markets of %s into %s"
              .formatted(feed.start(), configuration.venue().url(), out));
      Recorder journal = written.recorder();
      interruption.stopAfter(data.seconds());
      journal.record(new SessionStarted(began, "record", configuration.toYaml()));
      games.start();
      long events = write(journal);
      journal.record(new SessionEnded(WallClock.nanos()));
      console.note("%,d events recorded".formatted(events + 2));
      return interruption.end();
    }
  }

  private void tell(GameEvent event) {
    try {
      arrived.put(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes until it is to stop, and then what has arrived by then; returns how many events. */
  private long write(Recorder journal) throws InterruptedException {
    long events = 0;
    while (true) {
      boolean last = stopped.get();
      @Nullable Event event = last ? arrived.poll() : arrived.poll(LOOK.toNanos(), NANOSECONDS);
      if (event != null) {
        journal.record(event);
        events++;
        if (event instanceof StreamLost lost) {
          console.note("market data lost: " + lost.reason());
        }
      } else if (last) {
        return events;
      }
    }
  }
}
