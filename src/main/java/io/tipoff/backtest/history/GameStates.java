package io.tipoff.backtest.history;

import io.tipoff.model.calibration.RecordedGame;
import io.tipoff.model.winprob.ScoreState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads games with score and clock, a row for each change of the score. */
public final class GameStates {
  private static final List<String> COLUMNS =
      List.of(
          "game_id",
          "date",
          "home",
          "away",
          "home_won",
          "period",
          "sec_left_game",
          "home_score",
          "away_score");
  private static final int MOST_POINTS = 300;
  private static final int MOST_PERIODS = 20;

  private final Priors priors;
  private final int periods;
  private final double seconds;
  private final SequencedMap<String, Draft> games = new LinkedHashMap<>();

  private record Draft(
      LocalDate date, String home, String away, double result, List<ScoreState> states) {}

  private GameStates(Priors priors, int periods, double seconds) {
    this.priors = priors;
    this.periods = periods;
    this.seconds = seconds;
  }

  /**
   * The games in order of their dates, with their states of regulation.
   *
   * @param periods of regulation; later ones are left out
   * @param seconds of regulation
   * @throws io.tipoff.backtest.BadTape if the file cannot be read
   */
  public static List<RecordedGame> read(Path file, Priors priors, int periods, double seconds) {
    GameStates reader = new GameStates(priors, periods, seconds);
    new HistoryFile(file).forEach(COLUMNS, reader::add);
    return reader.games();
  }

  private void add(HistoryFile.Row row) {
    int period = row.integer("period", 1, MOST_PERIODS);
    double left = row.number("sec_left_game");
    if (!(left >= 0 && left <= seconds)) {
      throw row.bad("sec_left_game", "0 to " + seconds);
    }
    int lead =
        row.integer("home_score", 0, MOST_POINTS) - row.integer("away_score", 0, MOST_POINTS);
    Draft game = games.computeIfAbsent(row.text("game_id"), _ -> draft(row));
    if (period <= periods) {
      game.states().add(new ScoreState(lead, left));
    }
  }

  private static Draft draft(HistoryFile.Row row) {
    double result = row.number("home_won");
    if (result != 0 && result != 0.5 && result != 1) {
      throw row.bad("home_won", "1, 0, or 0.5 for a tie");
    }
    return new Draft(
        row.date("date"), row.text("home"), row.text("away"), result, new ArrayList<>());
  }

  private List<RecordedGame> games() {
    List<RecordedGame> read = new ArrayList<>();
    games.forEach(
        (id, game) -> {
          if (!game.states().isEmpty()) {
            read.add(
                new RecordedGame(
                    id,
                    game.date(),
                    priors.of(game.date(), game.home(), game.away()),
                    game.result(),
                    game.states()));
          }
        });
    read.sort(Comparator.comparing(RecordedGame::date));
    return read;
  }
}
