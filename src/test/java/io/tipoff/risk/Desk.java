package io.tipoff.risk;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.BookChanged;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.FillEvidence.Kind;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.PositionRestored;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.Liquidity;
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
import io.tipoff.portfolio.Order;
import io.tipoff.portfolio.OrderTerms;
import io.tipoff.portfolio.Portfolio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A gate and what it looks at: two open markets quoted 0.49 x 0.51 at a tick of a cent, 1,000
 * dollars and no position.
 */
final class Desk {
  static final MarketId GAME = new MarketId("game");
  static final MarketId OTHER = new MarketId("other");
  static final long NOW = 1_790_000_000_000_000_000L;
  static final long ENDS = NOW + 3_600_000_000_000L;
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  /** Fees are known since one second. */
  static final long FEES_FROM = NOW - 1_000_000_000;

  static final RiskLimits LIMITS =
      new RiskLimits(
          Money.of("50"),
          Money.of("80"),
          2,
          Quantity.of("5"),
          Price.of("0.05"),
          Price.of("0.95"),
          3,
          Money.of("25"),
          1_500);

  /** Ten answers of five seconds, a tenth of errors, sixty rejects, a quarter dollar of a jump. */
  static final BreakerLimits BREAKER =
      new BreakerLimits(
          Duration.ofSeconds(5),
          1_000,
          60,
          Duration.ofSeconds(10),
          Money.of("0.25"),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          3);

  /** An event at ten cents in two seconds, a stop at three cents of loss over three fills. */
  static final RegimeLimits REGIMES =
      new RegimeLimits(
          Money.of("0.105"),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Money.of("0.06"),
          Money.of("0.10"),
          Duration.ofMinutes(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          3,
          Money.of("0.01"),
          Money.of("0.03"),
          Duration.ofMinutes(10));

  final Markets markets = new Markets();
  final Books books = new Books(new BookRules(MAX_AGE, Money.of("0.90")));
  final Portfolio portfolio = new Portfolio();
  final LossMonitor losses;
  final CircuitBreaker breaker;
  final RiskBook risk;
  final Exposures exposures;
  final DailyVolumes volumes;
  final RiskGate gate;
  private long orders;

  Desk() {
    this(ExposureLimits.NONE);
  }

  Desk(ExposureLimits exposure) {
    FeeRates standard = FeeRates.of("0.0695", "-0.0125");
    FeeSchedule fees =
        new FeeSchedule(List.of(new FeeSchedule.Entry(FEES_FROM, FeeCurve.STANDARD, standard)));
    RiskLimits limits = LIMITS.with(exposure).with(BREAKER).with(REGIMES);
    risk = RiskBook.of(limits, portfolio);
    exposures = risk.exposures();
    volumes = risk.volumes();
    losses = risk.losses();
    breaker = risk.breaker();
    gate = new RiskGate(limits, fees, markets, books, portfolio, risk);
    cash("1000");
    for (MarketId market : List.of(GAME, OTHER)) {
      list(market, "1");
      state(market, MarketState.OPEN);
      book(market, "0.49", "0.51");
    }
  }

  Desk cash(String cash) {
    portfolio.restore(Money.of(cash));
    losses.start(portfolio.equity());
    return this;
  }

  Desk equity(String equity) {
    losses.update(NOW, Money.of(equity));
    return this;
  }

  Desk list(MarketId market, String minimum) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of(minimum));
    markets.apply(new MarketListed(NOW, Market.of(market, rules)));
    return this;
  }

  /** Lists a market of an event; both games of a league end in the same trade day. */
  Desk list(MarketId market, String event, String league, String team) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.of("1"));
    Listing listing = new Listing(event, league, team, "", OptionalLong.of(ENDS), Question.WINNER);
    markets.apply(
        new MarketListed(
            NOW,
            new Market(
                market, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false)));
    exposures.apply(new MarketListed(NOW, markets.market(market)));
    return this;
  }

  Desk forgetRules(MarketId market) {
    markets.apply(new MarketListed(NOW, Market.unknown(market)));
    return this;
  }

  Desk state(MarketId market, MarketState state) {
    markets.apply(new MarketStateChanged(NOW, market, state));
    return this;
  }

  Desk book(MarketId market, String bid, String offer) {
    books.apply(new BookChanged(NOW, market, side(bid), side(offer)));
    return this;
  }

  private static Ladder side(String best) {
    return best.isEmpty() ? Ladder.EMPTY : Ladder.of(Price.of(best), Quantity.of("100"));
  }

  /** Holds contracts of the game, bought or sold at 0.50 each. */
  Desk hold(String quantity) {
    Quantity held = Quantity.of(quantity);
    Money cost = Price.of("0.50").times(held);
    portfolio.restore(new PositionRestored(NOW, GAME, "maker", held, cost));
    return this;
  }

  /** An order that works at the venue. */
  Order working(OrderTerms terms) {
    Order order = submitted(terms);
    portfolio.apply(new OrderOpened(NOW, order.id()));
    return order;
  }

  /** An order of which the venue has not said anything. */
  Order submitted(OrderTerms terms) {
    return portfolio.submit(new OrderId(++orders), "maker", terms);
  }

  void fill(Order order, String quantity) {
    portfolio.apply(filled(order, quantity));
  }

  OrderFilled filled(Order order, String quantity) {
    Quantity filled = Quantity.of(quantity);
    return new OrderFilled(
        NOW,
        order.id(),
        order.price(),
        filled,
        Liquidity.MAKER,
        Money.ZERO,
        new FillEvidence(Kind.VENUE, order.price(), filled, NOW));
  }

  Decision ask(OrderTerms terms) {
    return ask(terms, NOW);
  }

  Decision ask(OrderTerms terms, long time) {
    return gate.review(new Proposal("maker", terms, null), time);
  }

  Decision ask(OrderTerms terms, Order replaces) {
    return gate.review(new Proposal("maker", terms, replaces), NOW);
  }

  static OrderTerms buy(String quantity, String price) {
    return quote(GAME, Side.BUY, quantity, price);
  }

  static OrderTerms sell(String quantity, String price) {
    return quote(GAME, Side.SELL, quantity, price);
  }

  static OrderTerms quote(MarketId market, Side side, String quantity, String price) {
    return OrderTerms.quote(market, Intent.opening(side), Price.of(price), Quantity.of(quantity));
  }

  /** An order that trades at once or not at all. */
  static OrderTerms take(Side side, String quantity, String price) {
    return OrderTerms.immediate(GAME, Intent.opening(side), Price.of(price), Quantity.of(quantity));
  }
}
