package io.tipoff.paper;

import io.tipoff.book.BookRules;
import io.tipoff.book.Books;
import io.tipoff.book.Markets;
import io.tipoff.event.BestPricesChanged;
import io.tipoff.event.BookChanged;
import io.tipoff.event.ChangeRejected;
import io.tipoff.event.Execution;
import io.tipoff.event.FillEvidence;
import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.OrderCanceled;
import io.tipoff.event.OrderExpired;
import io.tipoff.event.OrderFilled;
import io.tipoff.event.OrderId;
import io.tipoff.event.OrderOpened;
import io.tipoff.event.OrderRejected;
import io.tipoff.event.OrderReplaced;
import io.tipoff.event.OutlookReported;
import io.tipoff.event.RejectReason;
import io.tipoff.event.TradePrinted;
import io.tipoff.market.FeeRates;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Liquidity;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import io.tipoff.market.TradingRules;
import io.tipoff.portfolio.Collateral;
import io.tipoff.portfolio.OrderTerms;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A venue that is fed real market data and fills the bot's orders as the real one would have. It
 * acts at once; {@link PaperSession} puts the latency around it.
 */
public final class PaperVenue {
  private static final BookRules ANY_BOOK = new BookRules(Duration.ofDays(36_500), Money.of("1"));

  /**
   * Who is told what becomes of the orders. The time is that of the venue, latency not included.
   */
  public interface Reports {
    /** Takes news of an order. */
    void report(Execution execution);
  }

  private final PaperSettings settings;
  private final FeeSchedule fees;
  private final Reports reports;
  private final PaperAccount account;
  private final Markets listed = new Markets();
  private final Books books = new Books(ANY_BOOK);
  private final SequencedMap<MarketId, PaperMarket> markets = new LinkedHashMap<>();
  private final Map<OrderId, PaperOrder> orders = new HashMap<>();
  private Money largestNeed = Money.ZERO;
  private long now;

  /** A venue that has heard of no market, with an account of the settings' cash. */
  public PaperVenue(PaperSettings settings, FeeSchedule fees, Reports reports) {
    this.settings = settings;
    this.fees = fees;
    this.reports = reports;
    this.account = new PaperAccount(settings.cash(), settings.collateralReturn());
  }

  /** Its own record of the bot's cash and positions. */
  PaperAccount account() {
    return account;
  }

  /** Market data was lost: nothing can be taken from a book until it is told again. */
  public void forgetBooks() {
    books.disconnect();
    books.reconnect();
    markets.sequencedValues().forEach(PaperMarket::forgetBook);
  }

  /** Takes what the real market did. */
  public void apply(MarketEvent event) {
    now = event.time();
    switch (event) {
      case MarketListed listing -> {
        listed.apply(listing);
        account.list(listing.listing());
      }
      case MarketStateChanged changed -> apply(changed);
      case BookChanged changed ->
          market(event.market()).apply(books.apply(changed), listed.isOpen(event.market()));
      case BestPricesChanged changed ->
          market(event.market()).apply(books.apply(changed), listed.isOpen(event.market()));
      case TradePrinted print -> {
        if (listed.isOpen(event.market())) {
          market(event.market()).apply(print);
        }
      }
      case MarketSettled settled -> apply(settled);
      case OutlookReported _, IncentiveListed _ -> {}
    }
  }

  private void apply(MarketStateChanged changed) {
    listed.apply(changed);
    switch (changed.state()) {
      case EXPIRED, TERMINATED, CLOSED -> cancelAll(changed.market(), "Book is " + changed.state());
      case OPEN, PREOPEN, SUSPENDED, HALTED, MATCH_AND_CLOSE_AUCTION -> {}
    }
  }

  private void apply(MarketSettled settled) {
    listed.apply(settled);
    cancelAll(settled.market(), "Market settled");
    account.settle(settled.market(), settled.price());
    cancelUnfunded();
  }

  /** Takes a new order at an instant. */
  public void submit(OrderId id, OrderTerms terms, long time) {
    now = time;
    PaperMarket market = market(terms.market());
    @Nullable Rejection rejection = reject(terms, terms.quantity(), null);
    if (rejection != null) {
      reports.report(new OrderRejected(now, id, rejection.reason(), rejection.text()));
      return;
    }
    PaperOrder order = new PaperOrder(id, terms, now);
    if (terms.timeInForce() == TimeInForce.FILL_OR_KILL
        && market.takeable(terms).compareTo(terms.quantity()) < 0) {
      reports.report(new OrderCanceled(now, id, OrderCanceled.Cause.IMMEDIATE, "Fill or kill"));
      return;
    }
    orders.put(id, order);
    work(order, market, new OrderOpened(now, id));
  }

  /** Takes new terms for a working order; refused, it works on under the old ones. */
  public void replace(OrderId id, OrderTerms terms, long time) {
    now = time;
    @Nullable PaperOrder order = orders.get(id);
    if (order == null) {
      reports.report(new ChangeRejected(now, id, "Unknown order"));
      return;
    }
    PaperMarket market = market(terms.market());
    Quantity leaves = terms.quantity().minus(order.filled());
    if (!leaves.isPositive()) {
      finish(order, new OrderCanceled(now, id, OrderCanceled.Cause.REQUESTED, ""));
      return;
    }
    @Nullable Rejection rejection = reject(terms, leaves, order);
    if (rejection != null) {
      reports.report(new ChangeRejected(now, id, rejection.text()));
      return;
    }
    if (order.keepsPlace(terms)) {
      order.replace(terms, now);
      reports.report(new OrderReplaced(now, id, terms.price(), terms.quantity(), terms.goodTill()));
      updateNeed(market, terms.market());
      return;
    }
    market.remove(order);
    order.replace(terms, now);
    work(
        order,
        market,
        new OrderReplaced(now, id, terms.price(), terms.quantity(), terms.goodTill()));
  }

  /** Takes an order out of the book. */
  public void cancel(OrderId id, long time) {
    now = time;
    @Nullable PaperOrder order = orders.get(id);
    if (order == null) {
      reports.report(new ChangeRejected(now, id, "Unknown order"));
    } else {
      finish(order, new OrderCanceled(now, id, OrderCanceled.Cause.REQUESTED, ""));
    }
  }

  /** The good-till time of an order has come. */
  public void expire(OrderId id, long time) {
    now = time;
    @Nullable PaperOrder order = orders.get(id);
    if (order != null && order.terms().goodTill().orElse(Long.MAX_VALUE) <= now) {
      finish(order, new OrderExpired(now, id));
    }
  }

  /** Trades what trades at once, then rests or cancels what is left. */
  private void work(PaperOrder order, PaperMarket market, Execution opened) {
    reports.report(opened);
    market.take(order);
    if (order.isDone()) {
      return;
    }
    if (order.terms().timeInForce().rests()) {
      market.rest(order);
      updateNeed(market, order.terms().market());
    } else {
      finish(
          order, new OrderCanceled(now, order.id(), OrderCanceled.Cause.IMMEDIATE, "No liquidity"));
    }
  }

  private record Rejection(RejectReason reason, String text) {}

  /** Why the venue refuses terms; null if it does not. */
  private @Nullable Rejection reject(
      OrderTerms terms, Quantity leaves, @Nullable PaperOrder replaced) {
    Market listing = listed.market(terms.market());
    if (listing.rules().isEmpty()) {
      return new Rejection(RejectReason.UNKNOWN_MARKET, "Unknown market " + terms.market());
    }
    if (!listed.isOpen(terms.market())) {
      @Nullable MarketState state = listed.state(terms.market());
      boolean settled = state == null || state == MarketState.OPEN;
      return new Rejection(
          RejectReason.EXCHANGE_CLOSED, "Book is " + (settled ? MarketState.CLOSED : state));
    }
    @Nullable Rejection rejection = rejectShape(terms, listing.rules().get());
    return rejection == null ? rejectMatch(terms, leaves, listing, replaced) : rejection;
  }

  private static @Nullable Rejection rejectShape(OrderTerms terms, TradingRules rules) {
    if (!rules.tick().isInBounds(terms.price())) {
      return new Rejection(
          RejectReason.PRICE_OUT_OF_BOUNDS,
          terms.price().isBelow(rules.tick().lowest())
              ? "Low price limit is " + rules.tick().lowest() + ", given " + terms.price()
              : "High price limit is " + rules.tick().highest() + ", given " + terms.price());
    }
    if (!rules.tick().divides(terms.price())) {
      return new Rejection(
          RejectReason.INVALID_PRICE_INCREMENT, "Price increment is " + rules.tick());
    }
    return terms.quantity().isMultipleOf(rules.minimum())
        ? null
        : new Rejection(
            RejectReason.INCORRECT_QUANTITY,
            "Minimum trade quantity is " + rules.minimum() + ", given " + terms.quantity());
  }

  private @Nullable Rejection rejectMatch(
      OrderTerms terms, Quantity leaves, Market listing, @Nullable PaperOrder replaced) {
    if (replaced != null && replaced.keepsPlace(terms)) {
      return null;
    }
    PaperMarket market = market(terms.market());
    if (market.wouldMatchOwn(terms)) {
      return new Rejection(RejectReason.EXCHANGE_OPTION, "Self Match Prevention");
    }
    if (terms.postOnly() && market.wouldTake(terms)) {
      return new Rejection(
          RejectReason.EXCHANGE_OPTION, "Order may participate but not initiate in the market");
    }
    Money fee =
        terms.postOnly() ? Money.ZERO : rates(listing).fee(Liquidity.TAKER, terms.price(), leaves);
    return rejectUnfunded(terms, market.claimsWith(terms, leaves, replaced), fee);
  }

  private @Nullable Rejection rejectUnfunded(
      OrderTerms terms, List<Collateral.Claim> claims, Money fee) {
    MarketId id = terms.market();
    Quantity position = account.position(id);
    Money opening = Collateral.requirement(position, claims);
    Money free = opening.isPositive() ? account.freeFor(id) : account.free();
    Money closing = account.returned().closing(id, terms.side(), position, claims);
    if (opening.plus(fee).isAbove(free)) {
      return unfunded(free, opening.plus(fee));
    }
    return closing.isPositive() && closing.plus(fee).isAbove(account.free())
        ? unfunded(account.free(), closing.plus(fee))
        : null;
  }

  private static Rejection unfunded(Money free, Money requested) {
    return new Rejection(
        RejectReason.EXCHANGE_OPTION,
        words(free) + " USD available, requested " + words(requested));
  }

  private static String words(Money amount) {
    return amount.toBigDecimal().stripTrailingZeros().toPlainString();
  }

  private void filled(
      PaperOrder order,
      Price price,
      Quantity quantity,
      Liquidity liquidity,
      FillEvidence evidence) {
    MarketId id = order.terms().market();
    FeeRates rates = rates(listed.market(id));
    Money fee =
        liquidity == Liquidity.TAKER
            ? order.takerFees().charge(rates, price, quantity)
            : rates.fee(Liquidity.MAKER, price, quantity);
    order.fill(quantity);
    account.trade(id, order.side(), price, quantity, fee);
    reports.report(new OrderFilled(now, order.id(), price, quantity, liquidity, fee, evidence));
    if (order.isDone()) {
      orders.remove(order.id());
      market(id).remove(order);
    }
    updateNeed(market(id), id);
    cancelUnfunded();
  }

  private FeeRates rates(Market market) {
    return fees.rates(market, now)
        .orElseThrow(() -> new IllegalStateException("no fee known for " + market.id()));
  }

  /** A fill may leave orders elsewhere without money: the newest of them go first. */
  private void cancelUnfunded() {
    boolean returned = account.returned().total().isPositive();
    if (!returned && !largestNeed.isAbove(account.free())) {
      return;
    }
    largestNeed = Money.ZERO;
    for (Map.Entry<MarketId, PaperMarket> entry : List.copyOf(markets.sequencedEntrySet())) {
      PaperMarket market = entry.getValue();
      @Nullable PaperOrder newest = market.newest();
      while (newest != null && isUnfunded(entry.getKey(), market)) {
        finish(
            newest,
            new OrderCanceled(
                now, newest.id(), OrderCanceled.Cause.UNFUNDED, "Insufficient buying power"));
        newest = market.newest();
      }
      largestNeed = largestNeed.max(market.need());
    }
  }

  private boolean isUnfunded(MarketId id, PaperMarket market) {
    if (market.need().isPositive() && market.need().isAbove(account.freeFor(id))) {
      return true;
    }
    for (Side side : Side.values()) {
      Money closing =
          account.returned().closing(id, side, account.position(id), market.claims(null));
      if (closing.isPositive() && closing.isAbove(account.free())) {
        return true;
      }
    }
    return false;
  }

  private void cancelAll(MarketId id, String text) {
    PaperMarket market = market(id);
    for (Side side : Side.values()) {
      for (PaperOrder order : List.copyOf(market.resting(side))) {
        finish(order, new OrderCanceled(now, order.id(), OrderCanceled.Cause.UNSOLICITED, text));
      }
    }
  }

  private void finish(PaperOrder order, Execution last) {
    MarketId id = order.terms().market();
    orders.remove(order.id());
    market(id).remove(order);
    reports.report(last);
    updateNeed(market(id), id);
  }

  private void updateNeed(PaperMarket market, MarketId id) {
    market.updateNeed(account.position(id));
    largestNeed = largestNeed.max(market.need());
  }

  private PaperMarket market(MarketId id) {
    @Nullable PaperMarket market = markets.get(id);
    if (market == null) {
      market = new PaperMarket(id, settings, this::filled);
      markets.put(id, market);
    }
    return market;
  }
}
