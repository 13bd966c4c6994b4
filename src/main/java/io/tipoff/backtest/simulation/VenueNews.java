package io.tipoff.backtest.simulation;

import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.StreamLost;
import io.tipoff.event.StreamRestored;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.polymarket.wire.VenueExecution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange tells the bot, each thing after the time that it is under way: by its streams,
 * on which faults strike, and by its lists of markets and results, which are asked for until they
 * are answered.
 */
final class VenueNews implements ExchangeListener {
  /** Who hears it at the bot. */
  interface Bot {
    void take(Event event);

    void take(VenueExecution execution);

    /** News of orders may be missed from now on. */
    void ordersLost(String reason);

    /** News of orders comes again. */
    void ordersRestored();
  }

  private final AccountId account;
  private final Network network;
  private final Bot bot;
  private final MarketNews market;
  private final OrderNews orders;
  private final NewsStream markets;
  private final NewsStream executions;
  private final Set<MarketId> listed = new LinkedHashSet<>();
  private final Set<MarketId> settled = new LinkedHashSet<>();
  private final Set<String> entered = new HashSet<>();
  private final List<LedgerEntry> ledger = new ArrayList<>();
  private @Nullable Exchange followed;

  /** News for an account that listens to nothing yet. */
  VenueNews(AccountId account, Network network, Bot bot) {
    this.account = account;
    this.network = network;
    this.bot = bot;
    this.market = new MarketNews(bot::take);
    this.orders = new OrderNews(bot::take);
    this.markets = new NewsStream("markets", network, new Markets());
    this.executions = new NewsStream("private", network, new Orders());
  }

  /** Follows these markets from now on. */
  void follow(Exchange exchange, List<MarketId> ids) {
    followed = exchange;
    executions.begin();
    markets.begin();
    for (MarketId id : ids) {
      MarketSnapshot snapshot = exchange.market(id).orElseThrow();
      tell(time -> new MarketListed(time, snapshot.market()));
      listed.add(id);
      marketChanged(id);
    }
  }

  /** What the exchange has booked for the account, oldest first. */
  List<LedgerEntry> ledger() {
    return Collections.unmodifiableList(ledger);
  }

  /** How many of the followed markets have been settled. */
  int settled() {
    return settled.size();
  }

  /** How many orders of the account the exchange has told of. */
  int entered() {
    return entered.size();
  }

  /** The exchange ends its streams; the bot may come back. */
  void leave() {
    executions.leave();
    markets.leave();
  }

  @Override
  public void executed(ExecutionReport report) {
    if (report.order().account().equals(account)) {
      entered.add(report.order().id());
      executions.put(orders.execution(report), "order", report.order().market().slug());
    }
  }

  @Override
  public void traded(Trade trade) {
    if (listed.contains(trade.market())) {
      markets.put(market.trade(trade), "trade", trade.market().slug());
    }
  }

  /** The bot leaves these messages aside, but they can be what a connection ends at. */
  @Override
  public void booked(LedgerEntry entry) {
    if (entry.account().equals(account)) {
      ledger.add(entry);
    }
    if (entry.account().equals(account) && !network.faults().isQuiet()) {
      String slug = entry.market() == null ? "" : entry.market().slug();
      if (entry.positionBefore() != null || entry.positionAfter() != null) {
        executions.put(News.NOTHING, "position", slug);
      }
      executions.put(News.NOTHING, "account-balance", slug);
    }
  }

  @Override
  public void marketChanged(MarketId id) {
    if (followed == null || !listed.contains(id)) {
      return;
    }
    MarketSnapshot snapshot = followed.market(id).orElseThrow();
    book(snapshot);
    @Nullable Price settlement = snapshot.settlement();
    if (settlement != null && settled.add(id)) {
      tell(time -> new MarketSettled(time, id, settlement));
    }
  }

  private void book(MarketSnapshot snapshot) {
    markets.put(market.book(snapshot), "market-data", snapshot.market().id().slug());
  }

  private void tell(LongFunction<Event> news) {
    network.after(network.link().feed().toNanos(), time -> bot.take(news.apply(time)));
  }

  /** The life of the markets stream. */
  private final class Markets implements NewsStream.Owner {
    @Override
    public void lost(long now, String reason) {
      bot.take(new StreamLost(now, reason));
    }

    @Override
    public void restored(long now) {
      bot.take(new StreamRestored(now));
    }

    @Override
    public void subscribed() {
      if (followed != null) {
        for (MarketId id : listed) {
          book(followed.market(id).orElseThrow());
        }
      }
    }
  }

  /** The life of the private stream; what it missed it never tells. */
  private final class Orders implements NewsStream.Owner {
    @Override
    public void lost(long now, String reason) {
      bot.ordersLost(reason);
    }

    @Override
    public void restored(long now) {
      bot.ordersRestored();
    }

    @Override
    public void subscribed() {}
  }
}
