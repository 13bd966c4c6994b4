package io.tipoff.exchange.protocol;

import io.tipoff.exchange.protocol.GameState.PeriodScore;
import io.tipoff.exchange.world.Game;
import io.tipoff.exchange.world.GameListener;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import io.tipoff.exchange.world.WorldClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the venue's events at where the invented games stand. */
final class Scoreboard implements GameListener {
  private final Catalog catalog;
  private final Map<String, List<PeriodScore>> periods = new HashMap<>();

  Scoreboard(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void changed(String event, Game game, WorldClock clock) {
    ListedEvent listed = catalog.event(event);
    if (game.state().status() == GameStatus.SCHEDULED) {
      listed.schedule(clock.outside(game.settings().scheduledStart()));
      return;
    }
    List<PeriodScore> scores = periods.computeIfAbsent(event, _ -> new ArrayList<>());
    keep(scores, game);
    listed.play(state(game, scores, clock.outside(game.state().changed())));
    if (listed.game().ended()) {
      periods.remove(event);
    }
  }

  /** What a period brings is the score less that of the periods before. */
  private static void keep(List<PeriodScore> scores, Game game) {
    var now = game.state();
    while (scores.size() < now.period()) {
      scores.add(blank(game, scores.size() + 1));
    }
    PeriodScore last = scores.removeLast();
    int away = now.away() - scores.stream().mapToInt(PeriodScore::away).sum();
    int home = now.home() - scores.stream().mapToInt(PeriodScore::home).sum();
    scores.add(new PeriodScore(last.number(), last.overtime(), last.label(), away, home));
  }

  private static PeriodScore blank(Game game, int period) {
    int overtime = period - game.settings().periods();
    boolean isOvertime = overtime > 0;
    return new PeriodScore(
        isOvertime ? overtime : period,
        isOvertime,
        label(game.settings().sport(), period, overtime),
        0,
        0);
  }

  private static String label(Sport sport, int period, int overtime) {
    if (sport == Sport.BASEBALL) {
      return String.valueOf(period);
    }
    if (overtime > 0) {
      return overtime == 1 ? "OT" : overtime + "OT";
    }
    return "Q" + period;
  }

  private static GameState state(Game game, List<PeriodScore> scores, long changed) {
    var now = game.state();
    boolean ended = now.status() == GameStatus.FINAL;
    return new GameState(
        now.away() + "-" + now.home(),
        elapsed(game),
        ended ? "FT" : period(game, scores.getLast()),
        !ended,
        ended,
        ended ? changed : 0,
        changed,
        scores);
  }

  /** What is left of the period; baseball has no clock. */
  private static String elapsed(Game game) {
    int seconds = game.state().secondsLeft();
    return game.settings().sport() == Sport.BASEBALL
        ? ""
        : "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String period(Game game, PeriodScore last) {
    if (game.settings().sport() == Sport.BASEBALL) {
      return (game.state().possession() == Team.AWAY ? "Top " : "Bot ") + last.label();
    }
    return last.label();
  }
}
