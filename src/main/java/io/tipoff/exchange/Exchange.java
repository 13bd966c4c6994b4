package io.tipoff.exchange;

import io.tipoff.market.FeeSchedule;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.market.TimeInForce;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's core: one thread at a time may use it. Every order gets an id; whether it rests,
 * trades or is rejected is told to the listener before the call returns. A time before that of an
 * earlier call is taken as the earlier call's; orders that are due by a call's time expire first.
 *
 * <p>Orders of one market are funded by cash less margin, whatever works in other markets; {@link
 * BalanceSnapshot#openOrders} is the largest that any one market could cost. When a trade leaves
 * the orders of a market unfunded, the newest of its costlier side are cancelled until they are
 * funded. A limit order needs what it could cost at its limit, and the fees of what it trades at
 * once.
 *
 * <p>Where the venue's documents say nothing: an intent to close may not exceed what is held and
 * not offered to close yet, when it is entered; should the position shrink later, the order stays
 * and is funded like one that opens. An order to fill or kill that cannot fill is accepted and
 * cancelled without a fill. A replacement by no more than was filled cancels the rest. Market
 * orders never rest. At an opening the newer of two orders that cross takes the older.
 */
public final class Exchange {

  private final Ids ids = new Ids();
  private final OpenOrders open = new OpenOrders();
  private final SequencedMap<MarketId, Instrument> instruments = new LinkedHashMap<>();
  private final SequencedMap<AccountId, Account> accounts = new LinkedHashMap<>();
  private final Reporter reporter;
  private final Ledger ledger;
  private final Matching matching;
  private final OrderEntry entry;
  private long time = Long.MIN_VALUE;

  /** An exchange without markets and accounts. */
  public Exchange(FeeSchedule fees, ExchangeListener listener) {
    this.reporter = new Reporter(listener, ids);
    this.ledger = new Ledger(reporter, ids);
    this.matching = new Matching(fees, reporter, ledger, ids, open);
    this.entry = new OrderEntry(new Admission(fees), matching, open, reporter);
  }

  /** Adds a market, which must be new and have rules. */
  public void list(Market market, MarketState state, long now) {
    Instrument instrument = new Instrument(market, state, now);
    if (instruments.putIfAbsent(market.id(), instrument) != null) {
      throw new IllegalArgumentException(market.id() + " is listed already");
    }
    begin(now);
    reporter.changed(instrument);
    end();
  }

  /** Opens, suspends, closes a market; EXPIRED, TERMINATED and CLOSED cancel its orders. */
  public void setState(MarketId market, MarketState state, long now) {
    Instrument instrument = listed(market);
    if (instrument.isSettled()) {
      throw new IllegalStateException(market + " is settled");
    }
    begin(now);
    instrument.enter(state);
    reporter.changed(instrument);
    switch (state) {
      case EXPIRED, TERMINATED, CLOSED -> cancelAll(instrument, "Book is " + state);
      case OPEN -> matching.uncross(instrument, time);
      case PREOPEN, SUSPENDED, HALTED, MATCH_AND_CLOSE_AUCTION -> {}
    }
    end();
  }

  /** Cancels every order of every account in every market, as before a maintenance. */
  public void cancelEverything(long now) {
    begin(now);
    instruments.sequencedValues().forEach(instrument -> cancelAll(instrument, ""));
    end();
  }

  /** All fees charged less all rebates paid so far. */
  public Money feesCollected() {
    return ledger.feesCollected();
  }

  /** All accounts in the order of their coming. */
  public List<AccountId> accounts() {
    return List.copyOf(accounts.sequencedKeySet());
  }

  /** Ends a market: orders are cancelled, every YES contract pays the price, positions are gone. */
  public void settle(MarketId market, Price price, long now) {
    Instrument instrument = listed(market);
    if (instrument.isSettled()) {
      throw new IllegalStateException(market + " is settled already");
    }
    begin(now);
    cancelAll(instrument, "Market is settled");
    for (Holding holding : instrument.holdings()) {
      ledger.settle(holding, price, time);
    }
    instrument.settle(price);
    reporter.changed(instrument);
    end();
  }

  /** Opens an account with cash, or pays more into one. */
  public void deposit(AccountId account, Money amount, long now) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a deposit must be above 0: " + amount);
    }
    begin(now);
    ledger.deposit(account(account), amount, time);
    end();
  }

  /** From now on positions of an account that cannot all lose save each other margin. */
  public void returnCollateral(AccountId account) {
    account(account).returnCollateral();
  }

  /**
   * Enters an order.
   *
   * @return its id, also if it was rejected
   */
  public String submit(AccountId account, OrderRequest request, long now) {
    begin(now);
    String id = ids.next();
    entry.enter(id, account(account), instruments.get(request.market()), request, false, time);
    end();
    return id;
  }

  /** An id for an order that {@link #refuse} will tell of. */
  public String nextId() {
    return ids.next();
  }

  /**
   * Rejects an order unseen, as an exchange does that was too slow.
   *
   * @param id from {@link #nextId}
   */
  public void refuse(String id, AccountId account, OrderRequest request, String text, long now) {
    begin(now);
    entry.refuse(id, account(account), request, text, time);
    end();
  }

  /**
   * Rejects a replacement unseen; the order works on as it was.
   *
   * @return whether the account has such an order, working or done
   */
  public boolean refuseReplacement(
      AccountId account, String orderId, MarketId market, String text, long now) {
    begin(now);
    @Nullable Order order = open.find(account, orderId);
    boolean known = order != null && order.instrument().id().equals(market);
    if (order != null && known) {
      reporter.rejected(order.snapshot(), Rejection.option(text), time);
    } else {
      known = refuseDone(account, orderId, market);
    }
    end();
    return known;
  }

  /**
   * What would become of an order at once: NEW, PARTIALLY_FILLED, FILLED, REJECTED; changes
   * nothing.
   */
  public ExecutionReport preview(AccountId account, OrderRequest request, long now) {
    return entry.preview(look(account), instruments.get(request.market()), request, now);
  }

  /**
   * Cancel-replace; a refused one leaves the order as it was and is told as a reject.
   *
   * @return whether the account has such an order, working or done
   */
  public boolean replace(
      AccountId account, String orderId, MarketId market, Replacement terms, long now) {
    begin(now);
    @Nullable Order order = open.find(account, orderId);
    boolean known = order != null && order.instrument().id().equals(market);
    if (order != null && known) {
      entry.replace(order, terms, time);
    } else {
      known = refuseDone(account, orderId, market);
    }
    end();
    return known;
  }

  /** Cancels an order; returns whether there was such a working order of the account. */
  public boolean cancel(AccountId account, String orderId, MarketId market, long now) {
    begin(now);
    @Nullable Order order = open.find(account, orderId);
    boolean known = order != null && order.instrument().id().equals(market);
    if (order != null && known) {
      cancelAsAsked(order);
    } else {
      refuseDone(account, orderId, market);
    }
    end();
    return known;
  }

  /**
   * Cancels the account's orders in these markets, in all for an empty collection.
   *
   * @return their ids
   */
  public List<String> cancelAll(AccountId account, Collection<MarketId> markets, long now) {
    begin(now);
    List<Order> orders = working(account, markets);
    orders.forEach(this::cancelAsAsked);
    end();
    return orders.stream().map(Order::id).toList();
  }

  /** Sells or buys back a whole position by a market order; empty where there is none. */
  public Optional<String> closePosition(
      AccountId account, MarketId market, Optional<Slippage> slippage, long now) {
    begin(now);
    @Nullable Holding holding = look(account).find(market);
    Optional<String> id = Optional.empty();
    if (holding != null && !holding.position().quantity().isZero()) {
      id = Optional.of(ids.next());
      OrderRequest all = closing(holding, slippage);
      entry.enter(id.get(), holding.account(), holding.instrument(), all, true, time);
    }
    end();
    return id;
  }

  /** Lets good-till-date orders expire up to this time. */
  public void advance(long now) {
    begin(now);
    end();
  }

  /** When the next order expires; empty if none will. */
  public OptionalLong nextDue() {
    return open.nextExpiry();
  }

  /** One order of the account, working or done. */
  public Optional<OrderSnapshot> order(AccountId account, String orderId) {
    @Nullable Order order = open.find(account, orderId);
    return order == null ? open.findDone(account, orderId) : Optional.of(order.snapshot());
  }

  /**
   * The account's working orders in these markets, in all for an empty collection, oldest first.
   */
  public List<OrderSnapshot> openOrders(AccountId account, Collection<MarketId> markets) {
    return working(account, markets).stream().map(Order::snapshot).toList();
  }

  /** The account's positions, by slug; settled ones are gone. */
  public List<PositionSnapshot> positions(AccountId account) {
    return look(account).holdings().stream()
        .filter(holding -> !holding.position().quantity().isZero())
        .map(Holding::snapshot)
        .sorted(Comparator.comparing(PositionSnapshot::market))
        .toList();
  }

  public BalanceSnapshot balance(AccountId account) {
    return look(account).balance();
  }

  /** Empty for a market that was never listed. */
  public Optional<MarketSnapshot> market(MarketId market) {
    return Optional.ofNullable(instruments.get(market)).map(Instrument::snapshot);
  }

  /** All markets in the order of their listing. */
  public List<MarketId> markets() {
    return List.copyOf(instruments.sequencedKeySet());
  }

  /** Every call that changes something starts here: what is due by now expires first. */
  private void begin(long now) {
    time = Math.max(time, now);
    while (open.nextExpiry().orElse(Long.MAX_VALUE) <= time) {
      Order order = open.removeNextExpiry();
      matching.finish(order, OrderStatus.EXPIRED);
      reporter.told(ExecutionType.EXPIRED, order.snapshot(), time);
    }
  }

  private void end() {
    matching.cancelUnfunded(time);
    reporter.flush(time);
  }

  private Instrument listed(MarketId market) {
    @Nullable Instrument instrument = instruments.get(market);
    if (instrument == null) {
      throw new IllegalArgumentException(market + " is not listed");
    }
    return instrument;
  }

  /** Somebody unknown is somebody without money. */
  private Account account(AccountId id) {
    return accounts.computeIfAbsent(id, Account::new);
  }

  private Account look(AccountId id) {
    @Nullable Account known = accounts.get(id);
    return known == null ? new Account(id) : known;
  }

  private void cancelAll(Instrument instrument, String text) {
    for (Holding holding : instrument.holdings()) {
      List.copyOf(holding.orders()).forEach(order -> matching.cancel(order, text, time));
    }
  }

  private void cancelAsAsked(Order order) {
    matching.finish(order, OrderStatus.CANCELED);
    reporter.canceled(order.snapshot(), null, "", time);
  }

  /** Tells the owner of an order that is done that it cannot be changed any more. */
  private boolean refuseDone(AccountId account, String orderId, MarketId market) {
    Optional<OrderSnapshot> done =
        open.findDone(account, orderId).filter(order -> order.market().equals(market));
    done.ifPresent(order -> reporter.rejected(order, Rejection.option("Unknown order"), time));
    return done.isPresent();
  }

  private List<Order> working(AccountId account, Collection<MarketId> markets) {
    return look(account).holdings().stream()
        .filter(holding -> markets.isEmpty() || markets.contains(holding.instrument().id()))
        .flatMap(holding -> holding.orders().stream())
        .sorted(Comparator.comparingLong(Order::sequence))
        .toList();
  }

  private static OrderRequest closing(Holding holding, Optional<Slippage> slippage) {
    Quantity position = holding.position().quantity();
    return new OrderRequest(
        holding.instrument().id(),
        Intent.closing(position.isPositive() ? Side.SELL : Side.BUY),
        OrderType.MARKET,
        null,
        new BigDecimal(position.abs().toString()),
        null,
        TimeInForce.IMMEDIATE_OR_CANCEL,
        OptionalLong.empty(),
        false,
        slippage);
  }
}
