package io.tipoff.strategy;

import io.tipoff.book.Book;
import io.tipoff.book.BookCondition;
import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Portfolio;

/** What a strategy is shown of markets that a test plays with. */
abstract class PlayedMarkets implements View {
  protected final Markets markets = new Markets();
  protected final Portfolio portfolio = new Portfolio();
  protected final Books books;
  protected Regime regime = Regime.QUIET;
  protected long now;

  PlayedMarkets(BookRules rules, long start) {
    this.books = new Books(rules);
    this.now = start;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public Market market(MarketId id) {
    return markets.market(id);
  }

  @Override
  public boolean isOpen(MarketId id) {
    return markets.isOpen(id);
  }

  @Override
  public Book book(MarketId id) {
    return books.book(id);
  }

  @Override
  public Book othersBook(MarketId id) {
    return portfolio.holding(id).without(books.book(id));
  }

  @Override
  public BookCondition condition(MarketId id) {
    return books.condition(id, now);
  }

  @Override
  public Holding holding(MarketId id) {
    return portfolio.holding(id);
  }

  @Override
  public Regime regime(MarketId id) {
    return regime;
  }
}
