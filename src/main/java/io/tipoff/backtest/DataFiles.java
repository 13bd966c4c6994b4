package io.tipoff.backtest;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that the user named as market data. A folder stands for its {@code bbo.csv}, with its
 * {@code markets.csv} and {@code settlements.csv} if there.
 */
public final class DataFiles {
  private static final String TAPE = "bbo.csv";
  private static final String MARKETS = "markets.csv";
  private static final String SETTLEMENTS = "settlements.csv";

  private final List<String> tapes = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Tape> opened = new ArrayList<>();

  private final SequencedMap<MarketId, Price> results = new LinkedHashMap<>();
  private final Consumer<String> warnings;

  private DataFiles(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Opens all files.
   *
   * @param paths CSV tapes, folders, journals
   * @param markets the markets of the CSV tapes; null to take a folder's own
   * @param settlements the results of the CSV tapes; null to take a folder's own
   * @param warnings is told, line by line, what is odd about them but can be lived with
   * @throws BadTape if one cannot be used
   */
  public static DataFiles open(
      List<Path> paths,
      @Nullable Path markets,
      @Nullable Path settlements,
      Consumer<String> warnings) {
    DataFiles files = new DataFiles(warnings);
    try {
      for (Path path : paths) {
        files.open(path, markets, settlements);
      }
      return files;
    } catch (BadTape e) {
      files.opened.forEach(Tape::close);
      throw e;
    }
  }

  /** All files as one tape; it closes them. */
  public Tape tape() {
    Tape tape = opened.size() == 1 ? opened.getFirst() : new MergedTape(opened);
    return results.isEmpty() ? tape : new SettledTape(tape, results);
  }

  /** The files that are read. */
  public List<String> tapes() {
    return tapes;
  }

  /** The files of folders that are not. */
  public List<String> ignored() {
    return ignored;
  }

  private void open(Path path, @Nullable Path markets, @Nullable Path settlements) {
    if (Files.isDirectory(path)) {
      ignored.addAll(others(path));
      openCsv(
          path.resolve(TAPE),
          markets == null ? ifThere(path.resolve(MARKETS)) : markets,
          settlements == null ? ifThere(path.resolve(SETTLEMENTS)) : settlements);
    } else if (JournalTape.isJournal(path)) {
      tapes.add(path.toString());
      opened.add(JournalTape.open(path, warnings));
    } else {
      openCsv(path, markets, settlements);
    }
  }

  private void openCsv(Path path, @Nullable Path markets, @Nullable Path settlements) {
    SequencedMap<MarketId, Market> known =
        markets == null ? new LinkedHashMap<>() : MarketsCsv.read(markets);
    if (settlements != null) {
      results.putAll(SettlementsCsv.read(settlements));
    }
    tapes.add(path.toString());
    opened.add(CsvTape.open(path, known));
  }

  private static @Nullable Path ifThere(Path path) {
    return Files.exists(path) ? path : null;
  }

  private static List<String> others(Path folder) {
    List<String> used = List.of(TAPE, MARKETS, SETTLEMENTS);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> !used.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }
}
