package io.tipoff.backtest.simulation;

import io.tipoff.event.Event;
import io.tipoff.event.OutlookReported;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.world.Bet;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.WorldListener;
import io.tipoff.game.Outlook;
import io.tipoff.game.Outlook.Cause;
import io.tipoff.game.Outlook.Phase;
import io.tipoff.market.MarketId;
import io.tipoff.model.Estimate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the bot of games and of what it may believe of their contracts, some time after it
 * happened: scores after the delay of a score feed, bookmakers' odds after that of an odds feed.
 */
final class GameFeed implements WorldListener {
  /** So many bookmakers that lock within the time below are a burst. */
  private static final int BURST = 2;

  private static final long BURST_TIME = 3_000_000_000L;
  private static final long QUIET_AFTER_BURST = 5_000_000_000L;

  private final FeedDelays delays;
  private final Network network;
  private final Consumer<Event> bot;
  private final Map<String, Told> games = new HashMap<>();
  private boolean on;

  /** What is known of one game. */
  private static final class Told {
    private final GameBeliefs beliefs;
    private final EnumMap<Bet, MarketId> markets = new EnumMap<>(Bet.class);
    private final Map<String, Long> locked = new HashMap<>();
    private @Nullable GameState state;
    private long burst = Long.MIN_VALUE / 2;

    private Told(ListedGame game) {
      beliefs = new GameBeliefs(game);
    }
  }

  /** A feed that is off: what happens is remembered, and not told. */
  GameFeed(FeedDelays delays, Network network, Consumer<Event> bot) {
    this.delays = delays;
    this.network = network;
    this.bot = bot;
  }

  /** Tells where the games of these markets stand, and goes on. */
  void follow(Exchange exchange, List<MarketId> ids) {
    on = true;
    for (MarketId id : ids) {
      MarketSnapshot snapshot = exchange.market(id).orElseThrow();
      @Nullable Told game = games.get(snapshot.market().listing().event());
      Optional<Bet> bet = bet(snapshot);
      if (game != null && bet.isPresent()) {
        game.markets.put(bet.get(), id);
      }
    }
    for (Told game : games.values().stream().sorted(GameFeed::byMarket).toList()) {
      if (game.state != null) {
        GameState state = game.state;
        network.after(delays.scores().toNanos(), now -> tell(game, state, Cause.STATUS, now));
      }
    }
  }

  private static int byMarket(Told one, Told other) {
    return one.markets.values().toString().compareTo(other.markets.values().toString());
  }

  private static Optional<Bet> bet(MarketSnapshot snapshot) {
    return switch (snapshot.market().listing().question().kind()) {
      case WINNER -> Optional.of(Bet.MONEYLINE);
      case SPREAD -> Optional.of(Bet.SPREAD);
      case TOTAL -> Optional.of(Bet.TOTAL);
      case OUTRIGHT, DRAW, FUTURE, UNKNOWN -> Optional.empty();
    };
  }

  @Override
  public void played(ListedGame game, GameState state, long time) {
    Told told = games.computeIfAbsent(game.event(), _ -> new Told(game));
    if (on) {
      network.after(delays.scores().toNanos(), now -> heard(told, state, now));
    } else {
      told.state = state;
    }
  }

  private void heard(Told game, GameState state, long now) {
    @Nullable GameState before = game.state;
    game.state = state;
    Cause cause = Cause.PLAY;
    if (before == null || before.status() != state.status()) {
      cause = Cause.STATUS;
    }
    if (before != null && (before.away() != state.away() || before.home() != state.home())) {
      cause = Cause.SCORE;
    }
    tell(game, state, cause, now);
  }

  private void tell(Told game, GameState state, Cause cause, long now) {
    for (Map.Entry<Bet, MarketId> market : game.markets.entrySet()) {
      Optional<Estimate> belief = game.beliefs.of(market.getKey(), state);
      bot.accept(
          new OutlookReported(
              now,
              market.getValue(),
              new Outlook(
                  phase(state),
                  cause,
                  belief.map(Estimate::probability).orElse(0.5),
                  belief.map(Estimate::sigma).orElse(0.5),
                  belief.isEmpty() ? "" : state.period() == 0 ? "consensus" : "model",
                  state.changed(),
                  now)));
    }
  }

  private static Phase phase(GameState state) {
    return switch (state.status()) {
      case SCHEDULED -> Phase.PRE_GAME;
      case LIVE -> Phase.IN_PLAY;
      case SUSPENDED -> Phase.PAUSED;
      case FINAL -> Phase.ENDED;
    };
  }

  @Override
  public void priced(BookOdds odds) {
    Told told = games.computeIfAbsent(odds.game().event(), _ -> new Told(odds.game()));
    if (on) {
      network.after(delays.odds().toNanos(), now -> heard(told, odds, now));
    } else {
      if (told.state == null || told.state.period() == 0) {
        told.beliefs.priced(odds);
      }
    }
  }

  private void heard(Told game, BookOdds odds, long now) {
    @Nullable GameState state = game.state;
    if (state == null) {
      return;
    }
    boolean moved = state.period() == 0 && game.beliefs.priced(odds);
    if (odds.locked() && odds.bet() == Bet.MONEYLINE) {
      game.locked.put(odds.bookmaker(), now);
      long locks = game.locked.values().stream().filter(at -> now - at <= BURST_TIME).count();
      if (locks >= BURST && now - game.burst > QUIET_AFTER_BURST) {
        game.burst = now;
        tell(game, state, Cause.LOCKS, now);
      }
    } else if (moved) {
      tell(game, state, Cause.ODDS, now);
    }
  }
}
