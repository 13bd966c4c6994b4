package io.tipoff.engine.games;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.BookChanged;
import io.tipoff.event.GameEvent;
import io.tipoff.event.GameMatched;
import io.tipoff.event.GameReported;
import io.tipoff.event.MarketListed;
import io.tipoff.event.OddsReported;
import io.tipoff.event.OddsSuspended;
import io.tipoff.game.BookOdds;
import io.tipoff.game.FeedSource;
import io.tipoff.game.GameClock;
import io.tipoff.game.GameCondition;
import io.tipoff.game.GameId;
import io.tipoff.game.GameState;
import io.tipoff.game.GameStatus;
import io.tipoff.game.MarketSide;
import io.tipoff.game.Selection;
import io.tipoff.game.SideOdds;
import io.tipoff.game.Situation;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Ladder;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.strategy.GameView;
import io.tipoff.strategy.MarketBelief;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A game of Boston at New York with four markets; Boston is long where nothing else is said. */
final class GameDesk {
  static final GameId GAME = new GameId("nba-bos-nyk-2026-10-01");
  static final MarketId WINNER = new MarketId("winner");
  static final MarketId HOME_WINNER = new MarketId("home-winner");
  static final MarketId SPREAD = new MarketId("spread");
  static final MarketId TOTAL = new MarketId("total");
  static final long SECOND = 1_000_000_000L;

  final Games games = new Games(FeedLimits.STANDARD);
  final Markets markets = new Markets();
  final Books books = new Books(new BookRules(Duration.ofMinutes(10), Money.of("0.90")));
  final Beliefs beliefs = new Beliefs(games, markets, books);
  private final String league;
  long now = 1_790_000_000L * SECOND;

  GameDesk() {
    this("nba");
  }

  GameDesk(String league) {
    this.league = league;
    list(WINNER, "bos", "nyk", Question.WINNER);
    list(HOME_WINNER, "nyk", "bos", Question.WINNER);
    list(SPREAD, "bos", "nyk", Question.spread(450));
    list(TOTAL, "", "", Question.total(22_050));
  }

  private void list(MarketId id, String longTeam, String shortTeam, Question question) {
    Listing listing =
        new Listing(GAME.event(), league, longTeam, shortTeam, OptionalLong.empty(), question);
    MarketListed listed =
        new MarketListed(
            now,
            new Market(id, Optional.empty(), FeeCurve.STANDARD, Optional.empty(), listing, false));
    markets.apply(listed);
    games.apply(listed);
  }

  GameDesk matched() {
    return matched(1);
  }

  GameDesk matched(double confidence) {
    List<MarketSide> sides =
        List.of(
            new MarketSide(WINNER, Selection.AWAY),
            new MarketSide(HOME_WINNER, Selection.HOME),
            new MarketSide(SPREAD, Selection.AWAY),
            new MarketSide(TOTAL, Selection.OVER));
    told(
        new GameMatched(
            now, GAME, FeedSource.OPTICODDS, "f1", "New York", "Boston", sides, confidence));
    return this;
  }

  GameDesk after(double seconds) {
    now += (long) (seconds * SECOND);
    return this;
  }

  List<Games.Change> told(GameEvent event) {
    List<Games.Change> changes = games.apply(event, now);
    changes.forEach(change -> beliefs.update(change, now));
    return changes;
  }

  static GameState state(GameStatus status, int period, double left, int home, int away) {
    Optional<GameClock> clock =
        left < 0 ? Optional.empty() : Optional.of(new GameClock((long) (left * SECOND), false));
    return new GameState(
        "nba", "New York", "Boston", home, away, status, period, clock, Optional.empty());
  }

  static GameState inning(int inning, int home, int away, Situation situation) {
    return new GameState(
        "mlb",
        "New York",
        "Boston",
        home,
        away,
        GameStatus.LIVE,
        inning,
        Optional.empty(),
        Optional.of(situation));
  }

  List<Games.Change> reported(FeedSource source, GameState state) {
    return told(new GameReported(now, GAME, source, now, state));
  }

  /** OpticOdds tells a game in play. */
  List<Games.Change> live(int period, double left, int home, int away) {
    return reported(FeedSource.OPTICODDS, state(GameStatus.LIVE, period, left, home, away));
  }

  GameDesk scheduled() {
    reported(FeedSource.OPTICODDS, state(GameStatus.SCHEDULED, 0, -1, 0, 0));
    return this;
  }

  static BookOdds moneyline(String book, double home, double away, long time) {
    return odds(book, Question.WINNER, Selection.HOME, home, Selection.AWAY, away, time);
  }

  static BookOdds odds(
      String book,
      Question question,
      Selection first,
      double one,
      Selection second,
      double other,
      long time) {
    return new BookOdds(
        book,
        question,
        true,
        List.of(SideOdds.of(first, one), SideOdds.of(second, other)),
        Optional.empty(),
        time,
        time);
  }

  List<Games.Change> odds(BookOdds odds) {
    return told(new OddsReported(now, GAME, FeedSource.OPTICODDS, odds));
  }

  /** Three books, one of them sharp, with the same moneyline. */
  GameDesk moneylines(double home, double away) {
    for (String book : List.of("pinnacle", "draftkings", "fanduel")) {
      odds(moneyline(book, home, away, now));
    }
    return this;
  }

  List<Games.Change> suspended(String book) {
    return told(
        new OddsSuspended(now, GAME, FeedSource.OPTICODDS, book, Question.WINNER, Selection.HOME));
  }

  GameDesk book(String bid, String offer) {
    Quantity size = Quantity.ofContracts(100);
    books.apply(
        new BookChanged(
            now, WINNER, Ladder.of(Price.of(bid), size), Ladder.of(Price.of(offer), size)));
    beliefs.priced(WINNER, now);
    return this;
  }

  GameView view() {
    return games.of(WINNER, now).orElseThrow();
  }

  GameCondition condition() {
    return view().condition();
  }

  MarketBelief belief(MarketId market) {
    return beliefs.of(market, now);
  }

  MarketBelief.Known known(MarketId market) {
    return (MarketBelief.Known) belief(market);
  }

  double probability(MarketId market) {
    return known(market).belief().probability();
  }

  String reason(MarketId market) {
    return ((MarketBelief.None) belief(market)).reason();
  }
}
