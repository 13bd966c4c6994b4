package io.tipoff.backtest.history;

import io.tipoff.model.odds.Devig;
import io.tipoff.model.odds.DevigMethod;
import io.tipoff.model.odds.Devigged;
import io.tipoff.model.odds.Odds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The home sides' chances before their games, of closing moneylines without their margin (additive,
 * which for two outcomes is Shin's too).
 */
public final class Priors {
  private static final List<String> COLUMNS =
      List.of("date", "home_team", "away_team", "home_ml", "away_ml");

  private final Map<String, List<Line>> lines = new HashMap<>();

  private record Line(LocalDate date, double home) {}

  private Priors() {}

  /** No priors at all. */
  public static Priors none() {
    return new Priors();
  }

  /**
   * Reads {@code date,home_team,away_team,home_ml,away_ml}; rows whose odds cannot be believed are
   * left out.
   *
   * @throws io.tipoff.backtest.BadTape if the file cannot be read
   */
  public static Priors read(Path file) {
    Priors priors = new Priors();
    new HistoryFile(file).forEach(COLUMNS, priors::add);
    return priors;
  }

  private void add(HistoryFile.Row row) {
    if (!row.has("home_ml") || !row.has("away_ml")) {
      return;
    }
    String teams = key(row.text("home_team"), row.text("away_team"));
    List<Odds> odds = List.of(odds(row, "home_ml"), odds(row, "away_ml"));
    if (Devig.fair(DevigMethod.ADDITIVE, odds, Devig.Line.MAIN) instanceof Devigged.Fair fair) {
      lines
          .computeIfAbsent(teams, _ -> new ArrayList<>())
          .add(new Line(row.date("date"), fair.probabilities().getFirst()));
    }
  }

  private static Odds odds(HistoryFile.Row row, String column) {
    try {
      return Odds.american(row.number(column));
    } catch (IllegalArgumentException e) {
      throw row.bad(column, "American odds, at least 100 or at most -100");
    }
  }

  /** The prior of a game between these teams, on the day or the nearest day to it. */
  OptionalDouble of(LocalDate date, String home, String away) {
    Line nearest = null;
    long least = 2;
    for (Line line : lines.getOrDefault(key(home, away), List.of())) {
      long days = StrictMath.abs(ChronoUnit.DAYS.between(date, line.date()));
      if (days < least) {
        nearest = line;
        least = days;
      }
    }
    return nearest == null ? OptionalDouble.empty() : OptionalDouble.of(nearest.home());
  }

  private static String key(String home, String away) {
    return TeamCodes.common(home) + "-" + TeamCodes.common(away);
  }
}
