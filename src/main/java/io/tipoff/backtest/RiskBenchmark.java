package io.tipoff.backtest;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.BookChanged;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Question;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.risk.Decision;
import io.tipoff.risk.Decision.Approved;
import io.tipoff.risk.Proposal;
import io.tipoff.risk.RiskBook;
import io.tipoff.risk.RiskGate;
import io.tipoff.risk.RiskLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Measures what a decision of the gate takes with 300 positions: 15 games with 20 markets each, ten
 * spreads and ten totals, quotes on both sides in turn.
 */
public final class RiskBenchmark {
  private static final int GAMES = 15;
  private static final int LINES = 20;
  private static final long NOW = 1_790_000_000_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;

  /**
   * What was measured.
   *
   * @param nanos of each decision
   * @param approved decisions that let the order pass, whole or smaller
   * @param shortened those of them that made it smaller
   */
  public record Figures(int positions, long approved, long shortened, Histogram nanos) {}

  private final Markets markets = new Markets();
  private final Books books = new Books(new BookRules(Duration.ofDays(1), Money.of("0.9")));
  private final Portfolio portfolio = new Portfolio();
  private final RiskBook risk;
  private final RiskGate gate;
  private final List<Proposal> proposals = new ArrayList<>();

  /** A book of risk under these limits; {@code contracts} are asked for at a time. */
  public RiskBenchmark(RiskLimits limits, FeeSchedule fees, String contracts) {
    risk = RiskBook.of(limits, portfolio);
    gate = new RiskGate(limits, fees, markets, books, portfolio, risk);
    portfolio.restore(Money.of("100000"));
    for (int game = 0; game < GAMES; game++) {
      for (int line = 0; line < LINES; line++) {
        market("game" + game, line);
      }
    }
    risk.losses().start(portfolio.equity());
    for (int line = 0; line < LINES; line++) {
      MarketId market = new MarketId("game0-" + line);
      for (Side side : Side.values()) {
        Price price = Price.of(side == Side.BUY ? "0.49" : "0.51");
        OrderTerms terms =
            OrderTerms.quote(market, Intent.opening(side), price, Quantity.of(contracts));
        proposals.add(new Proposal("bench", terms, null));
      }
    }
  }

  private void market(String game, int line) {
    MarketId id = new MarketId(game + "-" + line);
    Question question =
        line < LINES / 2
            ? Question.spread((line - LINES / 4) * 300 + 50)
            : Question.total(20_000 + line * 300 + 50);
    Listing listing =
        new Listing(
            game,
            "nba",
            line < LINES / 2 ? game + "-home" : "",
            "",
            OptionalLong.of(NOW + HOUR),
            question);
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
    Market market =
        new Market(id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false);
    MarketListed listed = new MarketListed(NOW, market);
    markets.apply(listed);
    risk.exposures().apply(listed);
    markets.apply(new MarketStateChanged(NOW, id, MarketState.OPEN));
    Quantity size = Quantity.of("100");
    books.apply(
        new BookChanged(
            NOW, id, Ladder.of(Price.of("0.49"), size), Ladder.of(Price.of("0.51"), size)));
    Quantity held = Quantity.of(line % 2 == 0 ? "10" : "-10");
    portfolio.restore(new PositionRestored(NOW, id, "bench", held, Price.of("0.50").times(held)));
  }

  /** Decides so often and measures each decision, after as many that are not measured. */
  public Figures run(int decisions, LongSupplier nanoTime) {
    decide(decisions, nanoTime);
    return decide(decisions, nanoTime);
  }

  private Figures decide(int decisions, LongSupplier nanoTime) {
    Histogram nanos = new Histogram(3);
    long approved = 0;
    long shortened = 0;
    for (int i = 0; i < decisions; i++) {
      Proposal proposal = proposals.get(i % proposals.size());
      long start = nanoTime.getAsLong();
      Decision decision = gate.decide(proposal, NOW);
      nanos.recordValue(Math.max(0, nanoTime.getAsLong() - start));
      if (decision instanceof Approved pass) {
        approved++;
        shortened += pass.bound() == null ? 0 : 1;
      }
    }
    return new Figures(risk.exposures().positions(), approved, shortened, nanos);
  }
}
