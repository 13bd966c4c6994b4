package io.tipoff.paper;

import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Execution;
import io.tipoff.event.FillReversed;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderAbsent;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderNamed;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeCurve;
import io.tipoff.market.FeeRates;
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
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A simulated venue with one open market to play with, and what it reported, as words. */
final class VenueDesk {
  static final MarketId GAME = new MarketId("aec-nba-bos-nyk-2026-10-01");
  static final MarketId OTHER = new MarketId("aec-nba-lal-gsw-2026-10-01");
  private static final long SECOND = 1_000_000_000;

  private final List<String> reports = new ArrayList<>();
  private final PaperVenue venue;
  private long time = 1_000 * SECOND;

  private VenueDesk(PaperSettings settings) {
    FeeSchedule fees =
        new FeeSchedule(
            List.of(new FeeSchedule.Entry(0, FeeCurve.STANDARD, FeeRates.of("0.0695", "-0.0125"))));
    this.venue = new PaperVenue(settings, fees, this::note);
    open(GAME);
  }

  static VenueDesk withCash(String cash) {
    return new VenueDesk(settings(cash, "20", 0));
  }

  static VenueDesk rich() {
    return withCash("100000");
  }

  /** The venue gives collateral back where positions cannot all lose. */
  static VenueDesk returning(String cash) {
    return new VenueDesk(settings(cash, "20", 0).withCollateralReturn(true));
  }

  static VenueDesk withFillCap(String contracts) {
    return new VenueDesk(settings("100000", contracts, 0));
  }

  static VenueDesk withCancelAhead(double share) {
    return new VenueDesk(settings("100000", "20", share));
  }

  static PaperSettings settings(String cash, String fillCap, double cancelAhead) {
    return new PaperSettings(
        Money.of(cash),
        Quantity.of(fillCap),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(50),
        cancelAhead);
  }

  VenueDesk open(MarketId id) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    venue.apply(new MarketListed(time, Market.of(id, rules)));
    return state(id, MarketState.OPEN);
  }

  /** Opens one of several markets of which at most one pays. */
  VenueDesk openFuture(MarketId id) {
    TradingRules rules = new TradingRules(Tick.of("0.01"), Quantity.ofContracts(1));
    Listing listing = new Listing("title", "nba", "", "", OptionalLong.empty(), Question.FUTURE);
    venue.apply(
        new MarketListed(
            time,
            new Market(
                id, Optional.of(rules), FeeCurve.STANDARD, Optional.empty(), listing, false)));
    return state(id, MarketState.OPEN);
  }

  VenueDesk state(MarketId id, MarketState state) {
    venue.apply(new MarketStateChanged(time, id, state));
    return this;
  }

  /** Lets time pass. */
  VenueDesk after(double seconds) {
    time += (long) (seconds * SECOND);
    return this;
  }

  /** Best prices without sizes. */
  VenueDesk quote(String bid, String offer) {
    venue.apply(new BestPricesChanged(time, GAME, Price.of(bid), null, Price.of(offer), null));
    return this;
  }

  /** Best prices with sizes. */
  VenueDesk quote(String bid, int bidSize, String offer, int offerSize) {
    return quote(GAME, bid, bidSize, offer, offerSize);
  }

  VenueDesk quote(MarketId id, String bid, int bidSize, String offer, int offerSize) {
    venue.apply(
        new BestPricesChanged(
            time,
            id,
            Price.of(bid),
            Quantity.ofContracts(bidSize),
            Price.of(offer),
            Quantity.ofContracts(offerSize)));
    return this;
  }

  /** A whole book; levels as alternating price and size. */
  VenueDesk book(List<String> bids, List<String> offers) {
    venue.apply(new BookChanged(time, GAME, ladder(Side.BUY, bids), ladder(Side.SELL, offers)));
    return this;
  }

  private static Ladder ladder(Side side, List<String> levels) {
    int[] prices = new int[levels.size() / 2];
    long[] quantities = new long[prices.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Price.of(levels.get(2 * i)).units();
      quantities[i] = Quantity.of(levels.get(2 * i + 1)).units();
    }
    return Ladder.of(side, prices, quantities);
  }

  VenueDesk print(String price, int contracts, Side aggressor) {
    venue.apply(
        new TradePrinted(time, GAME, Price.of(price), Quantity.ofContracts(contracts), aggressor));
    return this;
  }

  VenueDesk gap() {
    venue.forgetBooks();
    return this;
  }

  VenueDesk settle(String price) {
    venue.apply(new MarketSettled(time, GAME, Price.of(price)));
    return this;
  }

  /** A post-only order. */
  VenueDesk rest(int id, Intent intent, String price, int contracts) {
    return rest(GAME, id, intent, price, contracts);
  }

  VenueDesk rest(MarketId market, int id, Intent intent, String price, int contracts) {
    return submit(
        id, OrderTerms.quote(market, intent, Price.of(price), Quantity.ofContracts(contracts)));
  }

  /** Takes at once what there is. */
  VenueDesk take(MarketId market, int id, Intent intent, String price, int contracts) {
    return submit(
        id, OrderTerms.immediate(market, intent, Price.of(price), Quantity.ofContracts(contracts)));
  }

  VenueDesk send(int id, Intent intent, String price, int contracts, TimeInForce tif) {
    return submit(
        id,
        new OrderTerms(
            GAME,
            intent,
            Price.of(price),
            Quantity.ofContracts(contracts),
            tif,
            OptionalLong.empty(),
            false));
  }

  VenueDesk restUntil(int id, Intent intent, String price, int contracts, double seconds) {
    return submit(
        id,
        new OrderTerms(
            GAME,
            intent,
            Price.of(price),
            Quantity.ofContracts(contracts),
            TimeInForce.GOOD_TILL_DATE,
            OptionalLong.of(time + (long) (seconds * SECOND)),
            true));
  }

  /** The same order under terms that end later, or earlier. */
  VenueDesk renewUntil(int id, Intent intent, String price, int contracts, double seconds) {
    OrderTerms terms =
        OrderTerms.quote(
            GAME,
            intent,
            Price.of(price),
            Quantity.ofContracts(contracts),
            time + (long) (seconds * SECOND));
    venue.replace(new OrderId(id), terms, time);
    return this;
  }

  VenueDesk submit(int id, OrderTerms terms) {
    venue.submit(new OrderId(id), terms, time);
    return this;
  }

  VenueDesk replace(int id, Intent intent, String price, int contracts) {
    OrderTerms terms =
        OrderTerms.quote(GAME, intent, Price.of(price), Quantity.ofContracts(contracts));
    venue.replace(new OrderId(id), terms, time);
    return this;
  }

  VenueDesk cancel(int id) {
    venue.cancel(new OrderId(id), time);
    return this;
  }

  VenueDesk expire(int id) {
    venue.expire(new OrderId(id), time);
    return this;
  }

  /** What was reported since the last call. */
  List<String> reports() {
    List<String> all = List.copyOf(reports);
    reports.clear();
    return all;
  }

  /** The reports since the last call that are fills. */
  List<String> fills() {
    return reports().stream().filter(report -> report.contains("filled")).toList();
  }

  private void note(Execution execution) {
    String what =
        switch (execution) {
          case OrderOpened _ -> "opened";
          case OrderFilled fill ->
              "filled %s @ %s %s fee %s, %s"
                  .formatted(
                      fill.quantity(),
                      fill.price(),
                      fill.liquidity(),
                      fill.fee(),
                      fill.evidence().kind());
          case OrderReplaced replaced ->
              "replaced %s @ %s".formatted(replaced.quantity(), replaced.price());
          case OrderCanceled canceled -> "canceled " + canceled.cause();
          case OrderRejected rejected -> "rejected " + rejected.text();
          case OrderExpired _ -> "expired";
          case ChangeRejected rejected -> "change rejected " + rejected.text();
          case OrderNamed _, OrderAbsent _, FillReversed _ -> throw new AssertionError(execution);
        };
    reports.add(execution.order() + " " + what.toLowerCase(Locale.ROOT));
  }
}
