package io.tipoff.backtest.history;

import io.tipoff.model.calibration.RecordedMarket;
import io.tipoff.model.odds.BookLine;
import io.tipoff.model.odds.Odds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the odds of several books on soccer matches in the columns of football-data.co.uk: {@code
 * Date,FTR} and {@code PSH,PSD,PSA} and so on, closing odds with a C as {@code PSCH}.
 */
public final class BookMarkets {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final List<String> OUTCOMES = List.of("H", "D", "A");
  private static final List<Columns> BOOKS =
      List.of(
          new Columns("PS", "pinnacle"),
          new Columns("B365", "bet365"),
          new Columns("BW", "bwin"),
          new Columns("IW", "interwetten"),
          new Columns("WH", "williamhill"),
          new Columns("VC", "betvictor"),
          new Columns("BF", "betfred"),
          new Columns("1XB", "1xbet"));

  /** How a book's columns begin. */
  private record Columns(String prefix, String book) {}

  private BookMarkets() {}

  /**
   * All matches of the files in order of their dates.
   *
   * @throws io.tipoff.backtest.BadTape if a file cannot be read
   */
  public static List<RecordedMarket> read(List<Path> files) {
    List<RecordedMarket> markets = new ArrayList<>();
    for (Path file : files) {
      new HistoryFile(file).forEach(List.of("Date", "FTR"), row -> markets.add(market(row)));
    }
    markets.sort(Comparator.comparing(RecordedMarket::date));
    return markets;
  }

  private static RecordedMarket market(HistoryFile.Row row) {
    int winner = OUTCOMES.indexOf(row.text("FTR"));
    if (winner < 0) {
      throw row.bad("FTR", "H, D or A");
    }
    return new RecordedMarket(date(row), lines(row, ""), lines(row, "C"), winner);
  }

  private static LocalDate date(HistoryFile.Row row) {
    try {
      return LocalDate.parse(row.text("Date"), DATE);
    } catch (DateTimeParseException e) {
      throw row.bad("Date", "a date such as 31/01/2022");
    }
  }

  private static List<BookLine> lines(HistoryFile.Row row, String closing) {
    List<BookLine> lines = new ArrayList<>();
    for (Columns book : BOOKS) {
      List<String> columns =
          OUTCOMES.stream().map(outcome -> book.prefix() + closing + outcome).toList();
      if (columns.stream().allMatch(row::has)) {
        List<BookLine.Quote> sides = columns.stream().map(column -> quote(row, column)).toList();
        lines.add(new BookLine(book.book(), sides, OptionalDouble.empty()));
      }
    }
    return lines;
  }

  private static BookLine.Quote quote(HistoryFile.Row row, String column) {
    try {
      return new BookLine.Quote(Optional.of(new Odds(row.number(column))), 0);
    } catch (IllegalArgumentException e) {
      throw row.bad(column, "decimal odds above 1");
    }
  }
}
