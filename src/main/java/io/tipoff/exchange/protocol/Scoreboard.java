package io.tipoff.exchange.protocol;

import io.tipoff.exchange.protocol.GameState.PeriodScore;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.Sport;
import io.tipoff.exchange.world.Team;
import io.tipoff.exchange.world.WorldListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** Keeps the venue's events at where the invented games stand. */
final class Scoreboard implements WorldListener {
  private final Catalog catalog;
  private final LongUnaryOperator outside;
  private final Map<String, List<PeriodScore>> periods = new HashMap<>();

  /**
   * A board of a catalog.
   *
   * @param outside turns the world's times into the venue's
   */
  Scoreboard(Catalog catalog, LongUnaryOperator outside) {
    this.catalog = catalog;
    this.outside = outside;
  }

  @Override
  public void played(ListedGame game, io.tipoff.exchange.world.GameState now, long time) {
    ListedEvent listed = catalog.event(game.event());
    if (now.status() == GameStatus.SCHEDULED) {
      listed.schedule(outside.applyAsLong(game.settings().scheduledStart()));
      return;
    }
    List<PeriodScore> scores = periods.computeIfAbsent(game.event(), _ -> new ArrayList<>());
    keep(scores, game, now);
    listed.play(state(game, now, scores, outside.applyAsLong(now.changed())));
    if (listed.game().ended()) {
      periods.remove(game.event());
    }
  }

  /** What a period brings is the score less that of the periods before. */
  private static void keep(
      List<PeriodScore> scores, ListedGame game, io.tipoff.exchange.world.GameState now) {
    while (scores.size() < now.period()) {
      scores.add(blank(game, scores.size() + 1));
    }
    PeriodScore last = scores.removeLast();
    int away = now.away() - scores.stream().mapToInt(PeriodScore::away).sum();
    int home = now.home() - scores.stream().mapToInt(PeriodScore::home).sum();
    scores.add(new PeriodScore(last.number(), last.overtime(), last.label(), away, home));
  }

  private static PeriodScore blank(ListedGame game, int period) {
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

  private static GameState state(
      ListedGame game,
      io.tipoff.exchange.world.GameState now,
      List<PeriodScore> scores,
      long changed) {
    boolean ended = now.status() == GameStatus.FINAL;
    return new GameState(
        now.away() + "-" + now.home(),
        elapsed(game, now),
        ended ? "FT" : period(game, now, scores.getLast()),
        !ended,
        ended,
        ended ? changed : 0,
        changed,
        scores);
  }

  /** What is left of the period; baseball has no clock. */
  private static String elapsed(ListedGame game, io.tipoff.exchange.world.GameState now) {
    int seconds = now.secondsLeft();
    return game.settings().sport() == Sport.BASEBALL
        ? ""
        : "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String period(
      ListedGame game, io.tipoff.exchange.world.GameState now, PeriodScore last) {
    if (game.settings().sport() == Sport.BASEBALL) {
      return (now.possession() == Team.AWAY ? "Top " : "Bot ") + last.label();
    }
    return last.label();
  }
}
