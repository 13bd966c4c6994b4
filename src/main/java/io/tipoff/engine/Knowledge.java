package io.tipoff.engine;

import io.tipoff.book.Book;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.engine.games.Beliefs;
import io.tipoff.engine.games.Games;
import io.tipoff.event.OutlookReported;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.strategy.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine was told of markets, games and its own account, and what it makes of it. */
final class Knowledge {
  private final Markets markets = new Markets();
  private final Portfolio portfolio = new Portfolio();
  private final Books books;
  private final Games games;
  private final Beliefs beliefs;
  private final FeeSchedule fees;
  private final boolean booksShowOurs;
  private final Map<MarketId, Outlook> told = new HashMap<>();
  private final Outlooks fromFeeds = new Outlooks();

  Knowledge(EngineSettings settings) {
    this.books = new Books(settings.books());
    this.games = new Games(settings.feeds());
    this.beliefs = new Beliefs(games, markets, books);
    this.fees = settings.fees();
    this.booksShowOurs = settings.booksShowOurs();
    if (settings.collateralReturn()) {
      portfolio.returnCollateral();
    }
  }

  Markets markets() {
    return markets;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  Books books() {
    return books;
  }

  Games games() {
    return games;
  }

  Beliefs beliefs() {
    return beliefs;
  }

  /** A market's book without our own orders, where the feed shows them. */
  Book othersBook(MarketId id) {
    Book book = books.book(id);
    return booksShowOurs ? portfolio.holding(id).without(book) : book;
  }

  /** The market's tick and least quantity; null while they are not known. */
  @Nullable TradingRules rules(MarketId id) {
    return markets.market(id).rules().orElse(null);
  }

  Optional<FeeRates> fees(MarketId id, long now) {
    return fees.rates(markets.market(id), now);
  }

  void apply(OutlookReported report) {
    told.put(report.market(), report.outlook());
  }

  /** What is known of a market's game now, for who asks. */
  Optional<Outlook> outlook(MarketId id, View asking) {
    return Optional.ofNullable(told.get(id)).or(() -> fromFeeds.of(id, asking));
  }

  /** What was last said of it; empty where nobody asked. */
  Optional<Outlook> lastOutlook(MarketId id) {
    return Optional.ofNullable(told.get(id)).or(() -> fromFeeds.last(id));
  }
}
