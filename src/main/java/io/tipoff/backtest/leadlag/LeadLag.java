package io.tipoff.backtest.leadlag;

import io.tipoff.book.Book;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
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
import io.tipoff.event.StreamLost;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.market.MarketId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * Watches one recording for what feeds told and what the venue's prices made of it.
 *
 * <p>What happened is known by its content, such as the score 88 to 84 of a game, so that every
 * feed's word of it counts against the same move of the price: the one around the first word.
 */
public final class LeadLag {
  private final Function<MarketId, Book> books;
  private final Prices prices;
  private final GameLog log;
  private final FeedStates states;
  private final OddsStates odds;
  private final Map<GameId, String> leagues = new HashMap<>();
  private final SequencedSet<GameId> games = new LinkedHashSet<>();
  private final Map<FeedSource, Integer> outages = new EnumMap<>(FeedSource.class);
  private int gaps;
  private long quotes;
  private long last = Long.MIN_VALUE;

  /**
   * At the start of a recording.
   *
   * @param books what a market's book is after the event that is taken, the bot's own orders left
   *     out
   */
  public LeadLag(LeadLagSettings settings, Function<MarketId, Book> books) {
    this.books = books;
    this.prices = new Prices(settings);
    this.log = new GameLog(settings.window().toNanos(), prices);
    this.states = new FeedStates(log);
    this.odds = new OddsStates(settings.move(), log);
  }

  /** Takes the next event. */
  public void on(Event event) {
    last = Math.max(last, event.time());
    log.settle(last);
    switch (event) {
      case BookChanged(_, var market, _, _) -> quoted(market);
      case BestPricesChanged(_, var market, _, _, _, _) -> quoted(market);
      case MarketListed listed -> {
        String game = listed.listing().listing().event();
        if (!game.isEmpty() && !listed.listing().listing().league().isEmpty()) {
          leagues.put(new GameId(game), listed.listing().listing().league());
        }
      }
      case StreamLost _ -> {
        gaps++;
        prices.lose(last);
      }
      case GameEvent game -> on(game);
      default -> {}
    }
  }

  private void quoted(MarketId market) {
    quotes++;
    prices.take(books.apply(market), last);
  }

  private void on(GameEvent event) {
    switch (event) {
      case GameMatched matched -> prices.take(matched);
      case GameReported report -> {
        games.add(report.game());
        if (!report.state().league().isEmpty()) {
          leagues.putIfAbsent(report.game(), report.state().league());
        }
        states.take(report);
      }
      case ScoreChanged change -> states.take(change);
      case PeriodChanged change -> states.take(change);
      case PlaySuspended suspended -> states.take(suspended);
      case PlayResumed resumed -> states.take(resumed);
      case GameEnded ended -> states.take(ended);
      case OddsReported report -> {
        games.add(report.game());
        odds.take(report);
      }
      case FeedLost(_, var source, var game, _) -> {
        outages.merge(source, 1, Integer::sum);
        states.lose(source, game);
        odds.lose(source, game);
      }
      case OddsConfirmed _, OddsSuspended _, FeedRestored _ -> {}
    }
  }

  /** The recording is over: what was told in its last window stays unmeasured. */
  void addTo(Findings findings) {
    findings.add(games, quotes, gaps, outages);
    List<Happening> all = log.all();
    for (Happening happening : all) {
      findings.add(leagues.getOrDefault(happening.key().game(), ""), happening);
    }
  }
}
