package io.tipoff.backtest.simulation;

import io.tipoff.event.Event;
import io.tipoff.event.OddsConfirmed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.exchange.world.FeedSettings.Lag;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Question;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** A feed that tells books' odds, some time after they were made. */
final class OddsFeed {
  private final FeedSource source;
  private final Lag lag;
  private final Consumer<Event> bot;
  private final SequencedMap<Bet, Chronicle<BookOdds>> bets = new LinkedHashMap<>();

  private record Bet(GameId game, String sportsbook, Question question) {}

  OddsFeed(FeedSource source, Lag lag, Consumer<Event> bot) {
    this.source = source;
    this.lag = lag;
    this.bot = bot;
  }

  FeedSource source() {
    return source;
  }

  /** A book changed its odds; returns when the feed shows it. */
  long priced(GameId game, BookOdds odds, long now) {
    return bets.computeIfAbsent(
            new Bet(game, odds.sportsbook(), odds.question()), _ -> new Chronicle<>(lag))
        .add(odds, now);
  }

  /** Tells what is to be seen of a game's odds by now. */
  void tell(GameId game, long now) {
    bets.forEach(
        (bet, chronicle) -> {
          if (bet.game.equals(game)) {
            chronicle.advance(now).ifPresent(odds -> tell(game, odds, now));
          }
        });
  }

  private void tell(GameId game, BookOdds odds, long now) {
    if (odds.isSuspended()) {
      for (SideOdds side : odds.sides()) {
        bot.accept(
            new OddsSuspended(
                now, game, source, odds.sportsbook(), odds.question(), side.selection()));
      }
    } else {
      bot.accept(new OddsReported(now, game, source, odds.polledAt(now)));
    }
  }

  /** Says that the odds of all games are still what they were. */
  void tellAgain(long now) {
    bets.sequencedKeySet().stream()
        .map(Bet::game)
        .distinct()
        .forEach(game -> bot.accept(new OddsConfirmed(now, game, source, now)));
  }
}
