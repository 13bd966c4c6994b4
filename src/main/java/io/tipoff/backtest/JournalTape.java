package io.tipoff.backtest;

import io.tipoff.event.AccountEvent;
import io.tipoff.event.CommandOutcome;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.GameEvent;
import io.tipoff.event.InboxBacklog;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.SessionEvent;
import io.tipoff.event.StoreBacklog;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.journal.CommandEntry;
import io.tipoff.journal.DepartureEntry;
import io.tipoff.journal.EventEntry;
import io.tipoff.journal.JournalReader;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The market data, games and odds of a journal. What was recorded of orders, positions, balances
 * and timers is left out: a run makes its own.
 */
final class JournalTape implements Tape {
  private static final String SUFFIX = ".journal";

  private final JournalReader reader;
  private long rows;

  private JournalTape(JournalReader reader) {
    this.reader = reader;
  }

  /** Whether a file is read as a journal: by its name, or by how it begins. */
  static boolean isJournal(Path path) {
    return path.toString().endsWith(SUFFIX) || JournalReader.isJournal(path);
  }

  static JournalTape open(Path path, Consumer<String> warnings) {
    return new JournalTape(JournalReader.open(path, warnings));
  }

  @Override
  public @Nullable Event next() {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case EventEntry entry -> {
          if (isMarketData(entry.event())) {
            rows++;
            return entry.event();
          }
        }
        case CommandEntry _, DepartureEntry _ -> {}
      }
    }
    return null;
  }

  private static boolean isMarketData(Event event) {
    return switch (event) {
      case MarketEvent _, GameEvent _, StreamLost _, StreamRestored _ -> true;
      case InboxBacklog _,
          StoreBacklog _,
          CommandOutcome _,
          Execution _,
          AccountEvent _,
          SessionEvent _ ->
          false;
    };
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long duplicates() {
    return 0;
  }

  @Override
  public double progress() {
    return reader.progress();
  }

  @Override
  public void close() {
    reader.close();
  }
}
