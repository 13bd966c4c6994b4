package io.tipoff.engine.games;

import io.tipoff.event.FeedLost;
import io.tipoff.event.FeedRestored;
import io.tipoff.event.GameEnded;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.MarketListed;
import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.event.PeriodChanged;
import io.tipoff.event.PlayResumed;
import io.tipoff.event.PlaySuspended;
import io.tipoff.event.ScoreChanged;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.market.MarketId;
import io.tipoff.strategy.GameView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What feeds tell of games, each feed apart, and what follows from all of them together. */
public final class Games {
  private final FeedLimits limits;
  private final SequencedMap<GameId, GameFile> files = new LinkedHashMap<>();
  private final Map<MarketId, GameFile> byMarket = new HashMap<>();

  /**
   * What an event changed.
   *
   * @param game of which something else is known now
   * @param markets the venue's markets of its event
   * @param happened whether something happened that moves prices
   * @param doubt what became of its condition; null if that stayed as it was
   */
  public record Change(
      GameId game, List<MarketId> markets, boolean happened, @Nullable GameCondition doubt) {
    public Change {
      markets = List.copyOf(markets);
    }

    /** Another feed's older word is no news of the game. */
    private Change withoutEvent() {
      return new Change(game, markets, false, doubt);
    }
  }

  public Games(FeedLimits limits) {
    this.limits = limits;
  }

  /** Takes a market of an event. */
  public void apply(MarketListed listed) {
    String event = listed.listing().listing().event();
    @Nullable GameFile before = byMarket.get(listed.market());
    if (before != null && !before.game().event().equals(event)) {
      before.markets().remove(listed.market());
      byMarket.remove(listed.market());
    }
    if (!event.isEmpty()) {
      GameFile file = open(new GameId(event));
      file.markets().add(listed.market());
      byMarket.put(listed.market(), file);
    }
  }

  /** Takes news of games and returns what else is known now, by game. */
  public List<Change> apply(GameEvent event, long now) {
    return switch (event) {
      case GameMatched matched -> {
        GameFile file = open(matched.game());
        file.take(matched);
        yield changed(file, true, false, now);
      }
      case GameReported(_, var game, var source, var trueAt, var state) -> {
        GameFile file = open(game);
        file.take(source, state, trueAt, now);
        yield changed(file, false, false, now);
      }
      case ScoreChanged(_, var game, var source, var trueAt, var home, var away) ->
          part(game, source, state -> state.withScore(home, away), trueAt, now);
      case PeriodChanged(_, var game, var source, var trueAt, var period) ->
          part(game, source, state -> inPeriod(state, period), trueAt, now);
      case PlaySuspended(_, var game, var source, var trueAt, _) ->
          part(game, source, state -> state.withStatus(GameStatus.SUSPENDED), trueAt, now);
      case PlayResumed(_, var game, var source, var trueAt) ->
          part(game, source, state -> state.withStatus(GameStatus.LIVE), trueAt, now);
      case GameEnded(_, var game, var source, var trueAt, var home, var away) ->
          part(
              game,
              source,
              state -> state.withScore(home, away).withStatus(GameStatus.FINAL),
              trueAt,
              now);
      case OddsReported report -> {
        GameFile file = open(report.game());
        boolean down = file.odds().take(report, now);
        file.oddsChanged();
        yield changed(file, true, down && file.isBurst(now), now);
      }
      case OddsSuspended suspended -> {
        GameFile file = open(suspended.game());
        file.odds().take(suspended, now);
        file.oddsChanged();
        yield changed(file, true, file.isBurst(now), now);
      }
      case OddsConfirmed confirmed -> {
        open(confirmed.game()).odds().take(confirmed);
        yield List.of();
      }
      case FeedLost lost -> lost(lost.source(), lost.game(), now);
      case FeedRestored _ -> List.of();
    };
  }

  private static GameState inPeriod(GameState state, int period) {
    return state.period() == period ? state : state.inPeriod(period);
  }

  private List<Change> part(
      GameId game, FeedSource source, UnaryOperator<GameState> change, long trueAt, long now) {
    GameFile file = open(game);
    boolean alone = !file.change(source, change, trueAt, now);
    return changed(file, false, alone, now);
  }

  private List<Change> lost(FeedSource source, Optional<GameId> game, long now) {
    List<GameFile> concerned =
        game.isPresent() ? List.of(open(game.get())) : List.copyOf(files.sequencedValues());
    List<Change> changes = new ArrayList<>();
    for (GameFile file : concerned) {
      file.lose(source);
      changed(file, true, false, now).stream().map(Change::withoutEvent).forEach(changes::add);
    }
    return changes;
  }

  /**
   * Works out what is known now.
   *
   * @param sure whether anything else changed
   * @param event whether something happened, whatever the state says
   */
  private static List<Change> changed(GameFile file, boolean sure, boolean event, long now) {
    GameCondition before = file.condition();
    GameFile.News news = file.update(now);
    if (news == GameFile.News.NONE && !sure && !event) {
      return List.of();
    }
    GameCondition after = file.condition();
    return List.of(
        new Change(
            file.game(),
            List.copyOf(file.markets()),
            event || news == GameFile.News.HAPPENED,
            after == before ? null : after));
  }

  private GameFile open(GameId game) {
    return files.computeIfAbsent(game, id -> new GameFile(id, limits));
  }

  /** The game that a market is about; empty while no feed told of it. */
  public Optional<GameView> of(MarketId market, long now) {
    @Nullable GameFile file = byMarket.get(market);
    return file == null ? Optional.empty() : file.view(now);
  }

  /** All games that feeds told of, in the order in which they came up. */
  public List<GameView> all(long now) {
    return files.sequencedValues().stream().flatMap(file -> file.view(now).stream()).toList();
  }

  @Nullable GameFile file(GameId game) {
    return files.get(game);
  }

  @Nullable GameFile fileOf(MarketId market) {
    return byMarket.get(market);
  }
}
