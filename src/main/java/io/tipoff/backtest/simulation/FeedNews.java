package io.tipoff.backtest.simulation;

import io.tipoff.event.Event;
import io.tipoff.event.GameMatched;
import io.tipoff.exchange.world.BookOdds;
import io.tipoff.exchange.world.Clubs;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.exchange.world.GameState;
import io.tipoff.exchange.world.GameStatus;
import io.tipoff.exchange.world.ListedGame;
import io.tipoff.exchange.world.WorldListener;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.MarketSide;
import io.tipoff.market.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The feeds of games and odds to the bot, each as far behind the world as it is. */
final class FeedNews implements WorldListener {
  private static final long AGAIN = Duration.ofSeconds(5).toNanos();
  private static final int OUTS = 3;

  private final Network network;
  private final Consumer<Event> bot;
  private final List<ScoreFeed> scores = new ArrayList<>();
  private final List<OddsFeed> odds = new ArrayList<>();
  private final SequencedMap<GameId, Seen> games = new LinkedHashMap<>();
  private boolean begun;

  /** A game, where it stands, and how many are out. */
  private record Seen(ListedGame game, GameState state, int outs) {
    /** Each turn of baseball is an out; a state that follows no play is none. */
    private Seen then(GameState next) {
      boolean turn =
          state.status() == GameStatus.LIVE
              && next.status() == GameStatus.LIVE
              && next.period() == state.period();
      return new Seen(game, next, turn ? (outs + 1) % OUTS : outs);
    }
  }

  /** Feeds that tell nothing before the bot listens. */
  FeedNews(Feeds feeds, Network network, Consumer<Event> bot) {
    this.network = network;
    this.bot = bot;
    scores(feeds, FeedSource.OPTICODDS, feeds.lags().opticOddsScores());
    scores(feeds, FeedSource.ESPN, feeds.lags().espn());
    odds(feeds, FeedSource.OPTICODDS, feeds.lags().opticOddsOdds());
    odds(feeds, FeedSource.THE_ODDS_API, feeds.lags().theOddsApi());
  }

  private void scores(Feeds feeds, FeedSource source, Lag lag) {
    if (feeds.hears(source)) {
      scores.add(new ScoreFeed(source, lag, bot));
    }
  }

  private void odds(Feeds feeds, FeedSource source, Lag lag) {
    if (feeds.hears(source)) {
      odds.add(new OddsFeed(source, lag, bot));
    }
  }

  /**
   * The bot listens from now on: it is told what there is to see.
   *
   * @param markets those that it trades
   */
  void begin(List<Market> markets) {
    begun = true;
    long now = network.now();
    games.forEach((game, seen) -> match(game, seen.game, markets));
    for (GameId game : games.sequencedKeySet()) {
      scores.forEach(feed -> feed.tell(game, now));
      odds.forEach(feed -> feed.tell(game, now));
    }
    again();
  }

  private void match(GameId game, ListedGame listed, List<Market> markets) {
    String home = listed.settings().home();
    String away = listed.settings().away();
    List<MarketSide> sides =
        markets.stream()
            .filter(market -> market.listing().event().equals(game.event()))
            .flatMap(market -> MarketSide.of(market, home::equals, away::equals).stream())
            .toList();
    sources()
        .forEach(
            source ->
                bot.accept(
                    new GameMatched(
                        network.now(),
                        game,
                        source,
                        game.event(),
                        Clubs.name(home),
                        Clubs.name(away),
                        sides,
                        1)));
  }

  private List<FeedSource> sources() {
    List<FeedSource> sources = new ArrayList<>(scores.stream().map(ScoreFeed::source).toList());
    odds.stream().map(OddsFeed::source).filter(one -> !sources.contains(one)).forEach(sources::add);
    return sources;
  }

  private void again() {
    network.after(
        AGAIN,
        now -> {
          boolean any = false;
          for (ScoreFeed feed : scores) {
            any |= feed.tellAgain(now);
          }
          odds.forEach(feed -> feed.tellAgain(now));
          if (any) {
            again();
          }
        });
  }

  @Override
  public void played(ListedGame game, GameState state, long time) {
    GameId id = new GameId(game.event());
    Seen before = games.get(id);
    Seen seen = before == null ? new Seen(game, state, 0) : before.then(state);
    games.put(id, seen);
    for (ScoreFeed feed : scores) {
      later(feed.played(id, WorldWords.state(game, state, seen.outs), time), feed::tell, id);
    }
  }

  @Override
  public void priced(BookOdds priced) {
    GameId id = new GameId(priced.game().event());
    for (OddsFeed feed : odds) {
      later(feed.priced(id, WorldWords.odds(priced), priced.time()), feed::tell, id);
    }
  }

  /** Tells of a game. */
  private interface Telling {
    void tell(GameId game, long now);
  }

  /** Before the bot listens the time that is under way cannot be waited for. */
  private void later(long time, Telling telling, GameId game) {
    network
        .agenda()
        .add(
            time,
            now -> {
              if (begun) {
                telling.tell(game, Math.max(now, network.now()));
              }
            });
  }
}
