package io.tipoff.journal;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal while it is written, by this process or another, without the writer's knowledge:
 * where a {@link JournalReader} is at its end, this has nothing yet. What only the market did, and
 * timers, are passed over without a look; listings and results of markets are not.
 */
public final class JournalFollower implements AutoCloseable {
  private final RecordScanner scanner;
  private final Input in = new Input();

  private JournalFollower(RecordScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Opens a journal at its first record.
   *
   * @param warnings is told in one line of an incomplete last record, see {@link #finish}
   * @throws BadJournal if there is no such file, or it is no journal
   */
  public static JournalFollower open(Path file, Consumer<String> warnings) {
    return new JournalFollower(RecordScanner.open(file, warnings));
  }

  /**
   * The next entry; null if there is none yet.
   *
   * @throws BadJournal if the journal is damaged
   */
  public @Nullable Entry poll() {
    while (advance()) {
      @Nullable Entry entry = read();
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  /** The number of the last record that was read or passed over; 0 before the first. */
  public long sequence() {
    return scanner.sequence();
  }

  /**
   * Nobody writes any more: goes over what is behind the last record.
   *
   * @throws BadJournal if another record follows, so that there is damage in between
   */
  public void finish() {
    if (scanner.advance()) {
      throw scanner.bad("came after the end");
    }
  }

  private boolean advance() {
    while (true) {
      try {
        return scanner.follow();
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof EOFException)) {
          throw e;
        }
        scanner.refresh(); // its writer has just cut off the space that it did not use
      }
    }
  }

  private @Nullable Entry read() {
    scanner.read(in);
    try {
      return switch (in.getKind()) {
        case EventKind kind ->
            isOfTheMarket(kind)
                ? null
                : new EventEntry(scanner.sequence(), EventCodec.read(kind, in));
        case CommandKind.SET_TIMER -> null;
        case CommandKind kind ->
            new CommandEntry(scanner.sequence(), CommandCodec.read(kind, in), in.content());
        case NoteKind _ -> new DepartureEntry(scanner.sequence(), in.getLong(), in.getCommandId());
      };
    } catch (IllegalArgumentException e) {
      throw scanner.bad("expected an event or a command: " + e.getMessage());
    }
  }

  private static boolean isOfTheMarket(EventKind kind) {
    return switch (kind) {
      case MARKET_STATE_CHANGED,
          BOOK_CHANGED,
          BEST_PRICES_CHANGED,
          TRADE_PRINTED,
          OUTLOOK_REPORTED,
          INCENTIVE_LISTED,
          GAME_REPORTED,
          SCORE_CHANGED,
          PERIOD_CHANGED,
          PLAY_SUSPENDED,
          PLAY_RESUMED,
          ODDS_REPORTED,
          ODDS_CONFIRMED,
          ODDS_SUSPENDED,
          TIMER_FIRED ->
          true;
      default -> false;
    };
  }

  @Override
  public void close() {
    scanner.close();
  }
}
