package io.tipoff.cli;

import io.tipoff.backtest.leadlag.Findings;
import io.tipoff.backtest.leadlag.LeadLag;
import io.tipoff.backtest.leadlag.LeadLagSettings;
import io.tipoff.config.Configuration;
import io.tipoff.event.SessionStarted;
import io.tipoff.journal.BadJournal;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import io.tipoff.strategy.LeadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how far feeds lead or trail the venue's prices. */
@Command(
    name = "leadlag",
    description =
        "Measures in recordings how far each feed leads or trails the venue's prices, and the other"
            + " feeds, by league.")
final class LeadlagCommand implements Callable<Integer> {
  private static final double LONGEST_WINDOW = 600;
  private static final double SHORTEST_WINDOW = 0.1;
  private static final double NANOS = 1e9;

  @Mixin private Console console;

  @Mixin private ConfigOptions config;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECORDING",
      description = "Journals that record, paper, live or demo wrote; they are taken together.")
  private List<Path> recordings = List.of();

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      description =
          "How long before and after the news prices are looked at; 0.1 to 600. Default:"
              + " liveArbitrage.leadWindow.")
  private @Nullable Double window;

  @Option(
      names = "--move",
      paramLabel = "DOLLARS",
      description =
          "The least move over both that tells who was first; 0.001 to 1. Default:"
              + " liveArbitrage.leadMove.")
  private @Nullable Double move;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    check();
    Configuration configuration = config.load("leadlag");
    LeadLagSettings settings = settings(configuration);
    Findings findings = new Findings(settings);
    for (Path path : recordings) {
      findings.add(measured(path, settings, configuration));
    }
    LeadlagScreen screen = new LeadlagScreen(findings.report());
    console.print(json ? screen.json() : screen.text());
    return 0;
  }

  private void check() {
    if (window != null && !(window >= SHORTEST_WINDOW && window <= LONGEST_WINDOW)) {
      throw console.bad("--window must be 0.1 to 600 seconds");
    }
    if (move != null && !(move >= 0.001 && move <= 1)) {
      throw console.bad("--move must be 0.001 to 1 dollars");
    }
  }

  private LeadLag measured(Path path, LeadLagSettings settings, Configuration configuration) {
    try (JournalReader reader = JournalReader.open(path, console::note)) {
      if (!reader.hasNext() || !(reader.next() instanceof EventEntry(_, SessionStarted start))) {
        throw console.bad(path + ": not the journal of a session");
      }
      RecordedBooks books = RecordedBooks.of(start, configuration);
      LeadLag recording = new LeadLag(settings, books::of);
      while (reader.hasNext()) {
        if (reader.next() instanceof EventEntry entry) {
          take(entry, books, path);
          recording.on(entry.event());
        }
      }
      return recording;
    }
  }

  private static void take(EventEntry entry, RecordedBooks books, Path path) {
    try {
      books.on(entry.event());
    } catch (IllegalStateException e) {
      throw new BadJournal(
          path, "record %d cannot be true: %s".formatted(entry.sequence(), e.getMessage()));
    }
  }

  private LeadLagSettings settings(Configuration configuration) {
    LeadSettings live = configuration.liveArbitrage().lead();
    return new LeadLagSettings(
        window == null ? live.window() : Duration.ofNanos(Math.round(window * NANOS)),
        move == null ? live.move() : move,
        configuration.engineSettings().books().deadSpread());
  }
}
