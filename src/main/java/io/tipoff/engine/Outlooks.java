package io.tipoff.engine;

import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.Outlook;
import io.tipoff.game.Outlook.Cause;
import io.tipoff.game.Outlook.Phase;
import io.tipoff.market.MarketId;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import io.tipoff.strategy.View;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What feeds and models tell of each market, in one word: it is another one when the game has moved
 * on or a belief has come, gone or changed, and not while only the clock runs.
 */
final class Outlooks {
  /** Before a game a belief is another one when it has changed by so much. */
  private static final double MOVE = 0.002;

  private record Seen(GameState state, Outlook outlook) {}

  private final Map<MarketId, Seen> seen = new HashMap<>();

  /** What was said of a market last; nothing is worked out anew. */
  Optional<Outlook> last(MarketId market) {
    return Optional.ofNullable(seen.get(market)).map(Seen::outlook);
  }

  Optional<Outlook> of(MarketId market, View view) {
    @Nullable GameView game = view.game(market).orElse(null);
    if (game == null) {
      return Optional.empty();
    }
    @Nullable Seen before = seen.get(market);
    MarketBelief belief = view.belief(market);
    if (before != null && !isNews(before, game, belief)) {
      return Optional.of(before.outlook());
    }
    Cause cause = before == null ? withoutEvent(game.state()) : cause(before.state(), game.state());
    Outlook outlook =
        switch (belief) {
          case MarketBelief.Known(var known, var origin, _) ->
              outlook(game, cause, known.probability(), known.sigma(), origin.name());
          case MarketBelief.None _ -> outlook(game, cause, 0.5, 0.5, "");
        };
    seen.put(market, new Seen(game.state(), outlook));
    return Optional.of(outlook);
  }

  private static Outlook outlook(
      GameView game, Cause cause, double probability, double sigma, String origin) {
    return new Outlook(
        phase(game.state().status()),
        cause,
        probability,
        sigma,
        origin.toLowerCase(Locale.ROOT).replace('_', ' '),
        game.trueAt(),
        game.heardAt());
  }

  private static boolean isNews(Seen before, GameView game, MarketBelief belief) {
    if (!before.state().equals(game.state())) {
      return true;
    }
    return switch (belief) {
      case MarketBelief.None _ -> before.outlook().isBelieved();
      case MarketBelief.Known known ->
          !before.outlook().isBelieved()
              || (before.outlook().phase() == Phase.PRE_GAME
                  && StrictMath.abs(known.belief().probability() - before.outlook().probability())
                      >= MOVE);
    };
  }

  /**
   * Neither score nor status is another one; nothing has happened because somebody began to listen.
   */
  private static Cause withoutEvent(GameState state) {
    return state.status().isInPlay() ? Cause.PLAY : Cause.ODDS;
  }

  private static Cause cause(GameState before, GameState now) {
    if (!before.hasScoreOf(now)) {
      return Cause.SCORE;
    }
    if (before.status() != now.status()) {
      return Cause.STATUS;
    }
    return withoutEvent(now);
  }

  private static Phase phase(GameStatus status) {
    return switch (status) {
      case SCHEDULED, DELAYED, UNKNOWN -> Phase.PRE_GAME;
      case LIVE -> Phase.IN_PLAY;
      case BREAK, SUSPENDED -> Phase.PAUSED;
      case FINAL, CANCELLED -> Phase.ENDED;
    };
  }
}
