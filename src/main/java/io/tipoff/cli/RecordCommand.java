package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.event.Event;
import io.tipoff.event.SessionEnded;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.StreamLost;
import io.tipoff.polymarket.MarketFeed;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the venue's market data down, every message of it. */
@Command(
    name = "record",
    description = "Records the venue's market data into a journal for backtests; trades nothing.")
final class RecordCommand implements Callable<Integer> {
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

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = config.load("record", venue.sets());
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv());
        Interruption interruption = new Interruption(_ -> stopped.countDown(), data.seconds());
        NewJournal written = NewJournal.growing(out)) {
      Journal journal = new Journal(written);
      journal.put(new SessionStarted(WallClock.nanos(), "record", configuration.toYaml()));
      try (MarketFeed feed =
          MarketData.open(
              access,
              configuration,
              data.poll(),
              journal::put,
              () -> interruption.fail("the venue does not accept the key"))) {
        console.note(
            "recording %d markets of %s into %s"
                .formatted(feed.start(), configuration.venue().url(), out));
        stopped.await();
      }
      long events = journal.end();
      console.note("%,d events recorded".formatted(events));
      return interruption.end();
    }
  }

  /** Events of several threads, in the order in which they come. */
  private final class Journal {
    private final NewJournal written;
    private long events;
    private boolean ended;

    private Journal(NewJournal written) {
      this.written = written;
    }

    private synchronized void put(Event event) {
      if (ended) {
        return;
      }
      written.recorder().record(event);
      events++;
      if (event instanceof StreamLost lost) {
        console.note("market data lost: " + lost.reason());
      }
    }

    private synchronized long end() {
      put(new SessionEnded(WallClock.nanos()));
      ended = true;
      return events;
    }
  }
}
