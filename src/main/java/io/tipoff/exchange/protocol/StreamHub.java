package io.tipoff.exchange.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.ExecutionReport;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.Trade;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells the connections what happens on the floor. */
final class StreamHub {
  /** Orders in one frame of a snapshot. */
  private static final int FRAME = 50;

  private final ExchangeFloor floor;
  private final OrderJson orders;
  private final Set<StreamConnection> connections = new LinkedHashSet<>();

  StreamHub(ExchangeFloor floor) {
    this.floor = floor;
    this.orders = new OrderJson(floor);
  }

  void add(StreamConnection connection) {
    floor.enter(() -> connections.add(connection));
  }

  void remove(StreamConnection connection) {
    floor.enter(() -> connections.remove(connection));
  }

  /** Does what a connection asks for. */
  void requested(StreamConnection connection, StreamRequest request) {
    floor.enter(
        () -> {
          switch (request) {
            case StreamRequest.Subscribe subscribe -> {
              Subscription subscription = new Subscription(subscribe);
              if (connection.subscribe(subscription)) {
                begin(connection, subscription);
              }
            }
            case StreamRequest.Unsubscribe(String requestId) -> connection.unsubscribe(requestId);
            case StreamRequest.Bad(String requestId, String complaint, Wording wording) ->
                connection.complain(requestId, complaint, wording);
          }
          return true;
        });
  }

  /** What a new subscriber is told first; orders, positions and trades start empty. */
  private void begin(StreamConnection connection, Subscription subscription) {
    switch (subscription.type()) {
      case MARKET_DATA ->
          covered(subscription).forEach(market -> book(market, connection, subscription));
      case MARKET_DATA_LITE ->
          covered(subscription).forEach(market -> lite(market, connection, subscription));
      case ORDER_SNAPSHOT -> snapshot(connection, subscription);
      case ACCOUNT_BALANCE -> balance(connection, subscription);
      case ORDER, POSITION, TRADE -> {}
    }
  }

  private List<MarketSnapshot> covered(Subscription subscription) {
    return floor.catalog().markets().stream()
        .filter(market -> subscription.covers(market.slug()))
        .map(market -> floor.market(market.market().id()))
        .toList();
  }

  private static void book(
      MarketSnapshot market, StreamConnection connection, Subscription subscription) {
    begin(connection, subscription, book(market), market.market().id().slug());
  }

  private static void lite(
      MarketSnapshot market, StreamConnection connection, Subscription subscription) {
    begin(connection, subscription, lite(market), market.market().id().slug());
  }

  private static StreamNews book(MarketSnapshot market) {
    return new StreamNews(SubscriptionType.MARKET_DATA, "marketData", () -> BookJson.book(market));
  }

  private static StreamNews lite(MarketSnapshot market) {
    return new StreamNews(
        SubscriptionType.MARKET_DATA_LITE, "marketDataLite", () -> BookJson.lite(market));
  }

  /** The open orders in frames, the last of which says so. */
  private void snapshot(StreamConnection connection, Subscription subscription) {
    List<OrderSnapshot> open =
        floor.exchange().openOrders(connection.account(), List.of()).stream()
            .filter(order -> subscription.covers(order.market().slug()))
            .toList();
    int from = 0;
    do {
      int to = Math.min(from + FRAME, open.size());
      ObjectNode body = Json.object();
      body.set("orders", orders.orders(open.subList(from, to)));
      body.put("eof", to == open.size());
      StreamNews news =
          new StreamNews(SubscriptionType.ORDER_SNAPSHOT, "orderSubscriptionSnapshot", () -> body);
      begin(connection, subscription, news, "");
      from = to;
    } while (from < open.size());
  }

  private void balance(StreamConnection connection, Subscription subscription) {
    AccountId account = connection.account();
    StreamNews news =
        new StreamNews(
            SubscriptionType.ACCOUNT_BALANCE,
            "accountBalancesSnapshot",
            () -> StreamJson.balances(floor.exchange().balance(account)));
    begin(connection, subscription, news, "");
  }

  private static void begin(
      StreamConnection connection, Subscription subscription, StreamNews news, String slug) {
    connection.put(subscription.kind(), slug, news.text(subscription));
  }

  void executed(ExecutionReport report) {
    StreamNews news =
        new StreamNews(
            SubscriptionType.ORDER,
            "orderSubscriptionUpdate",
            () -> {
              ObjectNode body = Json.object();
              body.set("execution", orders.execution(report));
              return body;
            });
    tell(report.order().account(), news, report.order().market().slug());
  }

  void booked(LedgerEntry entry) {
    String slug = entry.market() == null ? "" : entry.market().slug();
    if (entry.positionBefore() != null || entry.positionAfter() != null) {
      tell(
          entry.account(),
          new StreamNews(
              SubscriptionType.POSITION,
              "positionSubscription",
              () -> StreamJson.positionChange(entry)),
          slug);
    }
    tell(
        entry.account(),
        new StreamNews(
            SubscriptionType.ACCOUNT_BALANCE,
            "accountBalancesUpdate",
            () -> StreamJson.balanceChange(entry)),
        slug);
  }

  private void tell(AccountId account, StreamNews news, String slug) {
    for (StreamConnection connection : connections) {
      if (connection.account().equals(account)) {
        connection.tell(news, slug);
      }
    }
  }

  void traded(Trade trade) {
    StreamNews news = new StreamNews(SubscriptionType.TRADE, "trade", () -> BookJson.trade(trade));
    connections.forEach(connection -> connection.tell(news, trade.market().slug()));
  }

  void marketChanged(MarketSnapshot market) {
    String slug = market.market().id().slug();
    StreamNews book = book(market);
    StreamNews lite = lite(market);
    for (StreamConnection connection : connections) {
      connection.tell(book, slug);
      connection.tell(lite, slug);
    }
  }

  void heartbeat() {
    floor.enter(
        () -> {
          connections.forEach(StreamConnection::heartbeat);
          return true;
        });
  }

  void flush() {
    floor.enter(
        () -> {
          connections.forEach(StreamConnection::flush);
          return true;
        });
  }

  /** How many connections there are. */
  int size() {
    return floor.enter(connections::size);
  }

  /** Ends all connections when all that was told is sent; on the floor. */
  void leave() {
    connections.forEach(StreamConnection::leave);
  }

  /** Ends all connections. */
  void close() {
    Set<StreamConnection> open = floor.enter(() -> new LinkedHashSet<>(connections));
    open.forEach(StreamConnection::close);
  }
}
