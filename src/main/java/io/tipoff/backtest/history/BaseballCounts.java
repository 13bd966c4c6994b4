package io.tipoff.backtest.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tipoff.backtest.BadTape;
import io.tipoff.model.calibration.BaseballCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads counts of states of baseball games. The columns, without a header: {@code V} or {@code H}
 * for who bats, inning, outs, runners (1 + 1 for first + 2 for second + 4 for third), lead of the
 * side at bat, games, games that it won.
 */
public final class BaseballCounts {
  private static final int COLUMNS = 7;

  private BaseballCounts() {}

  /**
   * Reads all rows.
   *
   * @throws BadTape if the file cannot be read
   */
  public static void read(Path file, Consumer<BaseballCount> counts) {
    if (!Files.isRegularFile(file)) {
      throw new BadTape(file + ": no such file");
    }
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : csv) {
        counts.accept(count(file, row));
      }
    } catch (CsvParseException | IOException e) {
      throw new BadTape(file + ": not readable as CSV text in UTF-8");
    }
  }

  private static BaseballCount count(Path file, CsvRecord row) {
    try {
      boolean home = row.getField(0).equals("H");
      int lead = Integer.parseInt(row.getField(4));
      long games = Long.parseLong(row.getField(5));
      long won = Long.parseLong(row.getField(6));
      int inning = Integer.parseInt(row.getField(1));
      int outs = Integer.parseInt(row.getField(2));
      int runners = Integer.parseInt(row.getField(3)) - 1;
      boolean side = home || row.getField(0).equals("V");
      boolean state = inning >= 1 && outs >= 0 && outs <= 2 && runners >= 0 && runners <= 7;
      if (row.getFieldCount() == COLUMNS && side && state && won >= 0 && won <= games) {
        return new BaseballCount(
            inning, home, outs, runners, home ? lead : -lead, games, home ? won : games - won);
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw bad(file, row);
    }
    throw bad(file, row);
  }

  private static BadTape bad(Path file, CsvRecord row) {
    return new BadTape(
        "%s:%d: a row is V or H, inning, outs, runners, lead, games, games won, not %s"
            .formatted(file, row.getStartingLineNumber(), row.getFields()));
  }
}
