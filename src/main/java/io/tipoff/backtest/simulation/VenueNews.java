package io.tipoff.backtest.simulation;

import io.tipoff.event.BookChanged;
import io.tipoff.event.Event;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.event.TradePrinted;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.ExchangeListener;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.Trade;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.wire.ExecutionType;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the exchange's streams tell the bot, each thing after the time that it is under way. */
final class VenueNews implements ExchangeListener {
  private final AccountId account;
  private final long delay;
  private final Agenda agenda;
  private final LongSupplier clock;
  private final Consumer<Event> market;
  private final Consumer<VenueExecution> orders;
  private final Map<MarketId, MarketState> states = new LinkedHashMap<>();
  private final Set<MarketId> settled = new LinkedHashSet<>();
  private @Nullable Exchange followed;

  /**
   * News for an account that listens to nothing yet.
   *
   * @param market takes market data
   * @param orders takes what becomes of the account's orders
   */
  VenueNews(
      AccountId account,
      Link link,
      Agenda agenda,
      LongSupplier clock,
      Consumer<Event> market,
      Consumer<VenueExecution> orders) {
    this.account = account;
    this.delay = link.feed().toNanos();
    this.agenda = agenda;
    this.clock = clock;
    this.market = market;
    this.orders = orders;
  }

  /** Follows these markets from now on. */
  void follow(Exchange exchange, List<MarketId> markets) {
    followed = exchange;
    for (MarketId id : markets) {
      MarketSnapshot snapshot = exchange.market(id).orElseThrow();
      tell(time -> new MarketListed(time, snapshot.market()));
      states.put(id, MarketState.CLOSED);
      marketChanged(id);
    }
  }

  /** How many of the followed markets have been settled. */
  int settled() {
    return settled.size();
  }

  @Override
  public void executed(ExecutionReport report) {
    if (report.order().account().equals(account)) {
      VenueExecution execution = execution(report);
      agenda.add(clock.getAsLong() + delay, _ -> orders.accept(execution));
    }
  }

  @Override
  public void traded(Trade trade) {
    if (states.containsKey(trade.market())) {
      tell(
          time ->
              new TradePrinted(
                  time,
                  trade.market(),
                  trade.price(),
                  trade.quantity(),
                  trade.takerIntent().side()));
    }
  }

  @Override
  public void booked(LedgerEntry entry) {}

  @Override
  public void marketChanged(MarketId id) {
    if (followed == null || !states.containsKey(id)) {
      return;
    }
    MarketSnapshot snapshot = followed.market(id).orElseThrow();
    if (states.put(id, snapshot.state()) != snapshot.state()) {
      tell(time -> new MarketStateChanged(time, id, snapshot.state()));
    }
    tell(time -> new BookChanged(time, id, snapshot.bids(), snapshot.offers()));
    @Nullable Price settlement = snapshot.settlement();
    if (settlement != null && settled.add(id)) {
      tell(time -> new MarketSettled(time, id, settlement));
    }
  }

  private void tell(LongFunction<Event> news) {
    agenda.add(clock.getAsLong() + delay, time -> market.accept(news.apply(time)));
  }

  private static VenueExecution execution(ExecutionReport report) {
    return new VenueExecution(
        report.id(),
        ExecutionType.valueOf(report.type().name()),
        order(report.order()),
        report.lastQuantity(),
        report.lastPrice(),
        report.fee(),
        report.aggressor(),
        report.tradeId(),
        report.rejectReason(),
        Optional.ofNullable(report.unsolicited()).map(Enum::name).orElse(""),
        report.text(),
        OptionalLong.of(report.time()));
  }

  private static VenueOrder order(OrderSnapshot order) {
    return new VenueOrder(
        order.id(),
        order.market(),
        order.intent(),
        Optional.ofNullable(order.price()).map(Price::of).orElse(null),
        order.quantity(),
        order.filled(),
        order.leaves(),
        OrderState.valueOf(order.status().name()),
        order.goodTill(),
        order.averagePrice(),
        order.fees(),
        OptionalLong.of(order.created()),
        OptionalLong.of(order.inserted()));
  }
}
