package io.tipoff.backtest.simulation;

import io.tipoff.event.Event;
import io.tipoff.event.GameReported;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A feed that tells where games stand, some time after they came to stand there. */
final class ScoreFeed {
  private final FeedSource source;
  private final Lag lag;
  private final Consumer<Event> bot;
  private final SequencedMap<GameId, Line> lines = new LinkedHashMap<>();

  private record Moment(GameState state, long trueAt) {}

  /** A game, and what was last told of it. */
  private static final class Line {
    private final Chronicle<Moment> chronicle;
    private @Nullable GameState told;

    private Line(Lag lag) {
      this.chronicle = new Chronicle<>(lag);
    }
  }

  ScoreFeed(FeedSource source, Lag lag, Consumer<Event> bot) {
    this.source = source;
    this.lag = lag;
    this.bot = bot;
  }

  FeedSource source() {
    return source;
  }

  /** A game stands somewhere else; returns when the feed shows it. */
  long played(GameId game, GameState state, long now) {
    return lines
        .computeIfAbsent(game, _ -> new Line(lag))
        .chronicle
        .add(new Moment(state, now), now);
  }

  /** Tells what is to be seen by now. */
  void tell(GameId game, long now) {
    Line line = lines.get(game);
    if (line == null) {
      return;
    }
    Optional<Moment> news = line.chronicle.advance(now);
    if (news.isPresent()) {
      GameState state = news.get().state;
      GameReported report = new GameReported(now, game, source, news.get().trueAt, state);
      report.changesSince(line.told).forEach(bot);
      line.told = state;
      bot.accept(report);
    }
  }

  /** Tells again where games that are not over stand; returns whether there are any. */
  boolean tellAgain(long now) {
    boolean any = false;
    for (var entry : lines.sequencedEntrySet()) {
      Moment last = entry.getValue().chronicle.shown().orElse(null);
      if (last == null || last.state.status().isOver()) {
        any |= last == null;
        continue;
      }
      any = true;
      bot.accept(new GameReported(now, entry.getKey(), source, last.trueAt, last.state));
    }
    return any;
  }
}
