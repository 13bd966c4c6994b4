package io.tipoff.model.winprob;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the table of win expectancy that comes with the program. It was made of Retrosheet's games
 * of 1957 to 2023 by {@code ./tipoff calibrate baseball}; NOTICE has Retrosheet's terms.
 */
public final class WinExpectancyFile {
  private static final String DEFAULT = "win-expectancy.csv";

  private WinExpectancyFile() {}

  /** The table. */
  public static WinExpectancy standard() {
    try (InputStream in = WinExpectancyFile.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing from the program");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WinExpectancy read(BufferedReader lines) {
    List<List<Double>> rows = new ArrayList<>();
    lines
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> rows.add(chances(line.split(",", -1))));
    return new WinExpectancy(rows);
  }

  private static List<Double> chances(String[] fields) {
    List<Double> chances = new ArrayList<>();
    for (String field : fields) {
      chances.add(Double.valueOf(field));
    }
    return chances;
  }
}
