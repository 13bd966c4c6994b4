package io.tipoff.exchange.protocol;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.exchange.world.TraderReports;
import io.tipoff.market.FeeSchedule;
import io.tipoff.market.MarketId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The core on wall time, and what the venue remembers of it. One thread at a time is on the floor;
 * everything of this package that is not thread safe is used there only.
 */
final class ExchangeFloor implements ExchangeListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final InstantSource clock;
  private final Exchange exchange;
  private final FeeSchedule fees;
  private final Catalog catalog = new Catalog();
  private final AccountHistory history = new AccountHistory();
  private final PriceHistory prices = new PriceHistory();
  private final StreamHub hub = new StreamHub(this);
  private final TraderReports traders = new TraderReports();
  private final List<ExecutionReport> reports = new ArrayList<>();
  private final Map<String, List<ExecutionReport>> watched = new HashMap<>();

  ExchangeFloor(FeeSchedule fees, InstantSource clock) {
    this.fees = fees;
    this.clock = clock;
    this.exchange = new Exchange(fees, this);
  }

  /** Does something while nobody else does. */
  <T> T enter(Supplier<T> work) {
    lock.lock();
    try {
      reports.clear();
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Wall time, nanoseconds since 1970. */
  long now() {
    return Json.nanos(clock.instant());
  }

  Exchange exchange() {
    return exchange;
  }

  /** What those who live here are told of their orders. */
  TraderReports traders() {
    return traders;
  }

  FeeSchedule fees() {
    return fees;
  }

  Catalog catalog() {
    return catalog;
  }

  AccountHistory history() {
    return history;
  }

  PriceHistory prices() {
    return prices;
  }

  StreamHub hub() {
    return hub;
  }

  MarketSnapshot market(MarketId id) {
    return exchange.market(id).orElseThrow(ApiException::unknown);
  }

  /** What was told of an order since this thread entered the floor. */
  List<ExecutionReport> reports(String orderId) {
    return reports.stream().filter(report -> report.order().id().equals(orderId)).toList();
  }

  /**
   * The same, and what will be told while the order works, but not for longer than so many
   * nanoseconds; others may use the floor meanwhile.
   */
  List<ExecutionReport> awaitReports(AccountId account, String orderId, long nanos) {
    List<ExecutionReport> heard = new ArrayList<>(reports(orderId));
    watched.put(orderId, heard);
    try {
      long left = nanos;
      while (left > 0 && isWorking(account, orderId)) {
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      watched.remove(orderId);
    }
    return heard;
  }

  private boolean isWorking(AccountId account, String orderId) {
    return exchange.order(account, orderId).filter(order -> order.status().isWorking()).isPresent();
  }

  @Override
  public void executed(ExecutionReport report) {
    traders.executed(report);
    String orderId = report.order().id();
    reports.add(report);
    List<ExecutionReport> heard = watched.get(orderId);
    if (heard != null) {
      heard.add(report);
      news.signalAll();
    }
    hub.executed(report);
  }

  @Override
  public void traded(Trade trade) {
    hub.traded(trade);
  }

  @Override
  public void booked(LedgerEntry entry) {
    history.add(entry);
    hub.booked(entry);
  }

  @Override
  public void marketChanged(MarketId id) {
    MarketSnapshot market = exchange.market(id).orElseThrow();
    if (!catalog.contains(id)) {
      catalog.add(market.market(), market.changed());
    }
    prices.observe(market, market.changed());
    hub.marketChanged(market);
  }
}
