package io.tipoff.exchange.feeds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores in OpticOdds' form. */
final class OpticOddsResults {
  private static final List<String> UNKNOWN =
      List.of(
          "last_play", "time_min", "time_sec", "balls", "strikes", "runners", "batter", "pitcher");

  private OpticOddsResults() {}

  /** As /fixtures/results has it. */
  static ObjectNode result(OpticOddsFixture fixture, Scoreboard score) {
    ObjectNode json = FeedJson.object();
    json.set("sport", fixture.sport());
    json.set("league", fixture.leagueJson());
    json.set("fixture", fixture.head(score));
    json.set("scores", scores(score));
    json.set("in_play", inPlay(fixture, score));
    json.set("events", FeedJson.array());
    json.putNull("stats");
    json.set("extra", FeedJson.object().putNull("decision").putNull("decision_method"));
    return json.putNull("retirement_info");
  }

  /** As /fixtures has it. */
  static ObjectNode brief(OpticOddsFixture fixture, Scoreboard score) {
    ObjectNode json = FeedJson.object();
    json.set("scores", scores(score));
    ObjectNode inPlay = inPlay(fixture, score);
    ObjectNode brief = FeedJson.object();
    brief.set("period", inPlay.get("period"));
    brief.set("clock", inPlay.get("clock"));
    brief.set("last_play", inPlay.get("last_play"));
    json.set("in_play_data", brief);
    return json;
  }

  private static ObjectNode scores(Scoreboard score) {
    ObjectNode json = FeedJson.object();
    json.set("home", scores(score, Team.HOME));
    json.set("away", scores(score, Team.AWAY));
    return json;
  }

  private static ObjectNode scores(Scoreboard score, Team team) {
    ObjectNode periods = FeedJson.object();
    List<Integer> points = score.periods(team);
    for (int i = 0; i < points.size(); i++) {
      periods.put("period_" + (i + 1), points.get(i));
    }
    ObjectNode json = FeedJson.object().put("total", score.points(team));
    json.set("periods", periods);
    return json.putNull("aggregate");
  }

  private static ObjectNode inPlay(OpticOddsFixture fixture, Scoreboard score) {
    int period = score.state().period();
    boolean baseball = !score.game().hasClock();
    ObjectNode json =
        FeedJson.object()
            .put("period", score.isHalfTime() ? "half" : String.valueOf(period))
            .put("period_number", period)
            .put("clock", clock(score))
            .put("is_clock_stopped", isClockStopped(score));
    UNKNOWN.forEach(json::putNull);
    json.put("outs", baseball && score.isLive() ? (Integer) score.outs() : null);
    Team attacks = score.state().possession();
    json.put("possession", baseball || attacks == null ? null : fixture.teamId(attacks));
    return json.putNull("down").putNull("distance_to_go").putNull("field_position");
  }

  /** What is left of the period; in baseball which half of the inning is played. */
  private static @Nullable String clock(Scoreboard score) {
    if (!score.isLive() || score.isHalfTime()) {
      return null;
    }
    if (score.game().hasClock()) {
      return score.clock();
    }
    return score.state().possession() == Team.AWAY ? "Top" : "Bottom";
  }

  private static boolean isClockStopped(Scoreboard score) {
    return score.state().status() != GameStatus.LIVE || score.isBetweenPeriods();
  }
}
