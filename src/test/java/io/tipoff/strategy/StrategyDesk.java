package io.tipoff.strategy;

import io.tipoff.book.BookRules;
import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.Execution;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderId;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.TradePrinted;
import io.tipoff.game.Outlook;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
import io.tipoff.market.Intent;
import io.tipoff.market.Ladder;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.Tick;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A strategy before two markets of one game that can be played with; what it wanted, as words. */
final class StrategyDesk extends PlayedMarkets implements Wishes {
  static final MarketId WINNER = new MarketId("aec-nba-bos-nyk-2026-10-01");
  static final MarketId SPREAD = new MarketId("asc-nba-bos-nyk-2026-10-01-pos-2pt5");
  private static final long MILLI = 1_000_000;

  private final Strategy strategy;
  private final Map<MarketId, Outlook> outlooks = new HashMap<>();
  private final List<String> wishes = new ArrayList<>();
  private final Map<MarketId, Long> wakes = new HashMap<>();
  private final List<Signal> signals = new ArrayList<>();
  private Optional<FeeRates> fees = Optional.of(FeeRates.of("0.0695", "-0.0125"));

  StrategyDesk(Strategy strategy) {
    super(new BookRules(Duration.ofMinutes(10), Money.of("0.90")), 1_790_000_000_000L * MILLI);
    this.strategy = strategy;
    for (MarketId market : List.of(WINNER, SPREAD)) {
      Listing listing =
          new Listing("nba-bos-nyk", "nba", "bos", OptionalLong.of(now + 7_200_000 * MILLI));
      TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
      markets.apply(
          new MarketListed(
              now,
              new Market(
                  market,
                  Optional.of(rules),
                  FeeCurve.STANDARD,
                  Optional.empty(),
                  listing,
                  false)));
      markets.apply(new MarketStateChanged(now, market, MarketState.OPEN));
    }
  }

  StrategyDesk after(double seconds) {
    now += Math.round(seconds * 1_000) * MILLI;
    return this;
  }

  StrategyDesk book(String bid, String offer) {
    return book(WINNER, bid, offer);
  }

  StrategyDesk book(MarketId market, String bid, String offer) {
    BookChanged event = new BookChanged(now, market, ladder(bid), ladder(offer));
    books.apply(event);
    return review(market, event);
  }

  private static Ladder ladder(String price) {
    return Ladder.of(Price.of(price), Quantity.ofContracts(200));
  }

  StrategyDesk told(Outlook.Cause cause, double probability, double sigma) {
    return told(WINNER, Outlook.Phase.IN_PLAY, cause, probability, sigma, 0.05);
  }

  StrategyDesk told(
      MarketId market,
      Outlook.Phase phase,
      Outlook.Cause cause,
      double probability,
      double sigma,
      double late) {
    long stamped = now - Math.round(late * 1_000) * MILLI;
    Outlook outlook = new Outlook(phase, cause, probability, sigma, "model", stamped, now);
    outlooks.put(market, outlook);
    return review(market, new OutlookReported(now, market, outlook));
  }

  StrategyDesk traded(String price) {
    return review(
        WINNER, new TradePrinted(now, WINNER, Price.of(price), Quantity.ofContracts(5), Side.BUY));
  }

  StrategyDesk holds(String who, int contracts, String cost) {
    portfolio.restore(
        new PositionRestored(now, WINNER, who, Quantity.ofContracts(contracts), Money.of(cost)));
    return this;
  }

  StrategyDesk regime(Regime other) {
    regime = other;
    return this;
  }

  StrategyDesk withoutFees() {
    fees = Optional.empty();
    return this;
  }

  /** The venue pays for resting in the winner's market. */
  StrategyDesk pays(LiquidityProgram... programs) {
    markets.apply(new IncentiveListed(now, WINNER, List.of(programs)));
    return this;
  }

  StrategyDesk look() {
    return review(WINNER, new MarketStateChanged(now, WINNER, MarketState.OPEN));
  }

  private StrategyDesk review(MarketId market, Event cause) {
    strategy.review(market, cause, this, this);
    return this;
  }

  /** What it wanted since the last call. */
  List<String> wishes() {
    List<String> all = List.copyOf(wishes);
    wishes.clear();
    return all;
  }

  Signal last() {
    return signals.getLast();
  }

  @Override
  public void send(Signal signal) {
    signals.add(signal);
    String where = signal.market().equals(WINNER) ? "" : "spread: ";
    wishes.add(
        where
            + switch (signal) {
              case Signal.Pull _ -> "pull";
              case Signal.Quotes quotes ->
                  quotes.levels().isEmpty()
                      ? "nothing"
                      : quotes.levels().stream()
                          .map(
                              level ->
                                  words(level.side())
                                      + " "
                                      + level.quantity()
                                      + " @ "
                                      + level.price())
                          .collect(Collectors.joining(", "));
              case Signal.Take take ->
                  "take "
                      + words(take.side())
                      + " "
                      + take.quantity()
                      + " @ "
                      + take.limit()
                      + ", "
                      + take.rationale().reason();
              case Signal.Bet bet ->
                  "bet "
                      + bet.how().name().toLowerCase(Locale.ROOT)
                      + " "
                      + bet.beliefs().getFirst().probability();
            });
  }

  private static String words(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void wake(MarketId market, long at) {
    wakes.merge(market, at, Math::min);
  }

  /** When a market is looked at again at the latest, seconds from now; empty if never. */
  Optional<Double> wokenIn(MarketId market) {
    return Optional.ofNullable(wakes.get(market)).map(at -> (at - now) / 1e9);
  }

  StrategyDesk forgetWakes() {
    wakes.clear();
    return this;
  }

  /** Submits an order of which nothing is heard yet. */
  StrategyDesk submits(long id, Intent intent, String price, int contracts) {
    OrderTerms terms =
        OrderTerms.quote(WINNER, intent, Price.of(price), Quantity.ofContracts(contracts));
    portfolio.submit(new OrderId(id), strategy.name(), terms);
    return this;
  }

  /** The venue tells of an order. */
  StrategyDesk hears(Execution execution) {
    portfolio.apply(execution);
    return this;
  }

  /** A book in which an order of ours is the best of a side. */
  StrategyDesk book(Ladder bids, Ladder offers) {
    BookChanged event = new BookChanged(now, WINNER, bids, offers);
    books.apply(event);
    return review(WINNER, event);
  }

  @Override
  public Optional<Outlook> outlook(MarketId id) {
    return Optional.ofNullable(outlooks.get(id));
  }

  @Override
  public Optional<FeeRates> fees(MarketId id) {
    return fees;
  }

  @Override
  public List<LiquidityProgram> programs(MarketId id) {
    return markets.programs(id, now);
  }
}
