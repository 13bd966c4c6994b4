package io.tipoff.strategy;

import io.tipoff.book.BookRules;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.CommandId;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.TimerFired;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.Intent;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A market maker before one market that can be played with, and what it wanted, as words. */
final class QuoteDesk extends PlayedMarkets implements Wishes {
  static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  private static final long MILLI = 1_000_000;
  private static final long START = 1_000_000 * MILLI;

  private final List<Signal.Quotes> signals = new ArrayList<>();
  private final List<Double> wakes = new ArrayList<>();
  private final MarketMaker maker;
  private int orders;

  private QuoteDesk(MarketMakerSettings settings) {
    super(new BookRules(Duration.ofSeconds(12), Money.of("0.30")), START);
    this.maker = new MarketMaker(settings);
    list("0.01", "1");
    markets.apply(new MarketStateChanged(now, GAME, MarketState.OPEN));
  }

  static QuoteDesk with(Knobs knobs) {
    return new QuoteDesk(knobs.settings());
  }

  static QuoteDesk usual() {
    return with(new Knobs());
  }

  /** Settings, each of which can be turned. */
  static final class Knobs {
    private Money spread = Money.of("0.04");
    private Quantity size = Quantity.ofContracts(10);
    private int levels = 1;
    private Money step = Money.of("0.02");
    private Quantity limit = Quantity.ofContracts(50);
    private Money skew = Money.ZERO;
    private Duration interval = Duration.ofSeconds(5);
    private Money move = Money.of("0.005");
    private Duration minInterval = Duration.ofMillis(250);
    private Price lowest = Price.of("0.03");
    private Price highest = Price.of("0.97");
    private Duration reduceBefore = Duration.ofSeconds(60);

    Knobs spread(String dollars) {
      spread = Money.of(dollars);
      return this;
    }

    Knobs size(String contracts) {
      size = Quantity.of(contracts);
      return this;
    }

    Knobs levels(int count, String dollarsApart) {
      levels = count;
      step = Money.of(dollarsApart);
      return this;
    }

    Knobs inventory(String contracts, String dollarsOfSkew) {
      limit = Quantity.of(contracts);
      skew = Money.of(dollarsOfSkew);
      return this;
    }

    Knobs refresh(double seconds, String dollars) {
      interval = Duration.ofMillis((long) (seconds * 1_000));
      move = Money.of(dollars);
      return this;
    }

    Knobs atMostEvery(double seconds) {
      minInterval = Duration.ofMillis((long) (seconds * 1_000));
      return this;
    }

    Knobs fairBetween(String low, String high) {
      lowest = Price.of(low);
      highest = Price.of(high);
      return this;
    }

    Knobs reduceBefore(int seconds) {
      reduceBefore = Duration.ofSeconds(seconds);
      return this;
    }

    private MarketMakerSettings settings() {
      return new MarketMakerSettings(
          spread,
          size,
          levels,
          step,
          limit,
          skew,
          interval,
          move,
          minInterval,
          lowest,
          highest,
          reduceBefore);
    }
  }

  QuoteDesk list(String tick, String minimum) {
    return list(
        Optional.of(new TradingRules(Tick.of(tick), Quantity.of(minimum))), Listing.UNKNOWN);
  }

  QuoteDesk listWithoutRules() {
    return list(Optional.empty(), Listing.UNKNOWN);
  }

  /** The listing says that the game ends so many seconds after the start. */
  QuoteDesk endsAfter(int seconds) {
    OptionalLong end = OptionalLong.of(START + seconds * 1_000L * MILLI);
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    return list(Optional.of(rules), new Listing("", "", "", end));
  }

  private QuoteDesk list(Optional<TradingRules> rules, Listing listing) {
    Market market = new Market(GAME, rules, FeeCurve.STANDARD, Optional.empty(), listing, false);
    markets.apply(new MarketListed(now, market));
    return this;
  }

  QuoteDesk after(double seconds) {
    now += Math.round(seconds * 1_000) * MILLI;
    return this;
  }

  QuoteDesk state(MarketState state) {
    MarketStateChanged event = new MarketStateChanged(now, GAME, state);
    markets.apply(event);
    return review(event);
  }

  QuoteDesk regime(Regime allowed) {
    regime = allowed;
    return nothingNew();
  }

  QuoteDesk disconnected() {
    books.disconnect();
    return nothingNew();
  }

  QuoteDesk reconnected() {
    books.reconnect();
    return nothingNew();
  }

  /** Best prices of equal size; a dash for an empty side. */
  QuoteDesk book(String bid, String offer) {
    return book(bid, 100, offer, 100);
  }

  QuoteDesk book(String bid, int bidSize, String offer, int offerSize) {
    boolean noBid = bid.equals("-");
    boolean noOffer = offer.equals("-");
    BestPricesChanged event =
        new BestPricesChanged(
            now,
            GAME,
            noBid ? null : Price.of(bid),
            noBid ? null : Quantity.ofContracts(bidSize),
            noOffer ? null : Price.of(offer),
            noOffer ? null : Quantity.ofContracts(offerSize));
    books.apply(event);
    return review(event);
  }

  QuoteDesk unsizedBook(String bid, String offer) {
    BestPricesChanged event =
        new BestPricesChanged(now, GAME, Price.of(bid), null, Price.of(offer), null);
    books.apply(event);
    return review(event);
  }

  /** Something happens that changes neither book nor position. */
  QuoteDesk nothingNew() {
    return review(new TradePrinted(now, GAME, Price.of("0.5"), Quantity.ofContracts(1), Side.BUY));
  }

  QuoteDesk timer() {
    return review(new TimerFired(now, new CommandId(1)));
  }

  /** Its position is now so many contracts; nothing is reviewed. */
  QuoteDesk holds(String contracts) {
    portfolio.restore(
        new PositionRestored(now, GAME, "market-maker", Quantity.of(contracts), Money.ZERO));
    return this;
  }

  /** It has an order at work; nothing is reviewed. */
  QuoteDesk works(Side side, String price, int contracts) {
    return works("market-maker", side, price, contracts);
  }

  QuoteDesk works(String strategy, Side side, String price, int contracts) {
    OrderId id = new OrderId(++orders);
    portfolio.submit(
        id,
        strategy,
        OrderTerms.quote(
            GAME, Intent.opening(side), Price.of(price), Quantity.ofContracts(contracts)));
    portfolio.apply(new OrderOpened(now, id));
    return this;
  }

  QuoteDesk cancelling(int order) {
    portfolio.requestCancel(new OrderId(order));
    return this;
  }

  private QuoteDesk review(Event cause) {
    maker.review(GAME, cause, this, this);
    return this;
  }

  /** The levels of each signal since the last call, one line a signal. */
  List<String> quotes() {
    List<String> lines =
        signals.stream()
            .map(
                signal ->
                    signal.levels().isEmpty()
                        ? "nothing: " + signal.rationale().reason()
                        : signal.levels().stream()
                            .map(QuoteDesk::words)
                            .collect(Collectors.joining(", ")))
            .toList();
    signals.clear();
    return lines;
  }

  Signal.Quotes lastSignal() {
    return signals.getLast();
  }

  /** When it asked to be woken since the last call, in seconds from the start. */
  List<Double> wakes() {
    List<Double> all = List.copyOf(wakes);
    wakes.clear();
    return all;
  }

  private static String words(Signal.Level level) {
    return "%s %s @ %s"
        .formatted(level.side().name().toLowerCase(Locale.ROOT), level.quantity(), level.price());
  }

  @Override
  public void send(Signal signal) {
    signals.add((Signal.Quotes) signal);
  }

  @Override
  public void wake(MarketId market, long at) {
    wakes.add((at - START) / (1_000.0 * MILLI));
  }
}
