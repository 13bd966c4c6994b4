package io.tipoff.backtest.leadlag;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.OddsReported;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.market.Ladder;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A recording made by hand: books and words of feeds at seconds of an evening. */
final class Told {
  static final GameId GAME = new GameId("nba-bos-nyk");
  static final MarketId HOME = new MarketId("home-wins");
  static final long BEGIN = 1_800_000_000_000_000_000L;

  private static final LeadLagSettings SETTINGS =
      new LeadLagSettings(Duration.ofSeconds(5), 0.02, Money.of("0.20"));

  private final Books books = new Books(new BookRules(Duration.ofSeconds(60), Money.of("0.20")));
  private final Findings findings = new Findings(SETTINGS);
  private LeadLag recording = new LeadLag(SETTINGS, books::book);

  static long at(double seconds) {
    return BEGIN + Math.round(seconds * 1e9);
  }

  Told event(Event event) {
    if (event instanceof BookChanged book) {
      books.apply(book);
    }
    recording.on(event);
    return this;
  }

  Told matched(GameId game, MarketId market, Selection side) {
    return event(
        new GameMatched(
            at(0),
            game,
            FeedSource.ESPN,
            "1",
            "Knicks",
            "Celtics",
            List.of(new MarketSide(market, side)),
            1));
  }

  Told quoted(double seconds, MarketId market, String bid, String offer) {
    return event(
        new BookChanged(
            at(seconds), market, Ladder.unsized(Price.of(bid)), Ladder.unsized(Price.of(offer))));
  }

  /** The middle of the market on the home side; a spread of two cents around it. */
  Told middle(double seconds, int cents) {
    return quoted(seconds, HOME, "0." + (cents - 1), "0." + (cents + 1));
  }

  Told score(double seconds, FeedSource source, int home, int away) {
    return score(seconds, GAME, source, home, away);
  }

  Told score(double seconds, GameId game, FeedSource source, int home, int away) {
    return state(seconds, game, source, home, away, GameStatus.LIVE);
  }

  /** A feed's word, stamped a quarter of a second before. */
  Told state(
      double seconds, GameId game, FeedSource source, int home, int away, GameStatus status) {
    GameState state =
        new GameState(
            "nba", "Knicks", "Celtics", home, away, status, 1, Optional.empty(), Optional.empty());
    return event(new GameReported(at(seconds), game, source, at(seconds - 0.25), state));
  }

  /** Moneylines of a book. */
  Told odds(double seconds, String book, double home, double away) {
    BookOdds odds =
        new BookOdds(
            book,
            Question.WINNER,
            true,
            List.of(SideOdds.of(Selection.HOME, home), SideOdds.of(Selection.AWAY, away)),
            Optional.empty(),
            at(seconds - 0.5),
            at(seconds));
    return event(new OddsReported(at(seconds), GAME, FeedSource.OPTICODDS, odds));
  }

  /** Ends the recording; another one may follow. */
  Told ends() {
    findings.add(recording);
    recording = new LeadLag(SETTINGS, books::book);
    return this;
  }

  LeadLagReport report() {
    ends();
    return findings.report();
  }
}
