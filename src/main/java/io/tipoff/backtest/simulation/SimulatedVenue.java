package io.tipoff.backtest.simulation;

import io.tipoff.event.AccountReported.Held;
import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.LedgerEntry;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderSnapshot;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.PositionSnapshot;
import io.tipoff.exchange.Replacement;
import io.tipoff.exchange.faults.FaultRule;
import io.tipoff.exchange.faults.FaultyOrders;
import io.tipoff.exchange.faults.Occasion;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.AccountReads;
import io.tipoff.polymarket.OrderChannel;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.OrderCalls;
import io.tipoff.polymarket.rest.Share;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.OrderState;
import io.tipoff.polymarket.wire.VenueOrder;
import io.tipoff.portfolio.OrderTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way of requests to the exchange's core, and of the answers back. An answer that is not there
 * when the bot's patience ends is lost; so is one that no reader could read.
 */
final class SimulatedVenue implements OrderChannel, AccountReads {
  /** A request or an answer is lost without a word. */
  static final String HANG = "hang";

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** An answer that comes slowly comes in so many pieces. */
  private static final int PIECES = 8;

  private final Exchange exchange;
  private final AccountId account;
  private final Network network;
  private final FaultyOrders entry;
  private final RandomGenerator random;
  private final Supplier<List<LedgerEntry>> ledger;

  /**
   * A way that nothing goes.
   *
   * @param random of what a request takes longer than at best
   * @param ledger what was booked for the account, oldest first
   */
  SimulatedVenue(
      Exchange exchange,
      AccountId account,
      Network network,
      RandomGenerator random,
      Supplier<List<LedgerEntry>> ledger) {
    this.ledger = ledger;
    this.exchange = exchange;
    this.account = account;
    this.network = network;
    this.random = random;
    this.entry =
        new FaultyOrders(
            exchange,
            network.clock(),
            network.faults(),
            (delay, work) -> network.after(delay.toNanos(), _ -> work.run()));
  }

  @Override
  public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
    if (orders.size() == 1) {
      return request(
          OrderCalls.CREATE.path(),
          _ -> List.of(entry.submit(account, request(orders.getFirst()))));
    }
    return request(
        OrderCalls.createBatch(orders.size()).path(),
        _ -> {
          List<String> ids = new ArrayList<>(orders.size());
          for (OrderTerms terms : orders) {
            entry.submitOfBatch(account, request(terms)).ifPresent(ids::add);
          }
          // Nobody can tell which order has which of too few names.
          return ids.size() == orders.size() ? ids : null;
        });
  }

  @Override
  public CompletableFuture<Void> modify(List<Change> changes) {
    return done(
        OrderCalls.MODIFY_BATCH.path(),
        _ -> {
          for (Change change : changes) {
            OrderTerms terms = change.terms();
            entry.replaceOfBatch(
                account,
                change.venueId(),
                terms.market(),
                new Replacement(
                    decimal(terms.price()),
                    decimal(terms.quantity()),
                    terms.timeInForce(),
                    terms.goodTill(),
                    terms.postOnly()));
          }
        });
  }

  @Override
  public CompletableFuture<Void> cancel(List<Target> targets) {
    return done(
        OrderCalls.CANCEL_BATCH.path(),
        now -> {
          for (Target target : targets) {
            if (entry.isTaken(target.market())) {
              exchange.cancel(account, target.venueId(), target.market(), now);
            }
          }
        });
  }

  @Override
  public CompletableFuture<List<String>> cancelAll() {
    return request(
        OrderCalls.CANCEL_ALL.path(), now -> exchange.cancelAll(account, List.of(), now));
  }

  @Override
  public CompletableFuture<List<VenueOrder>> openOrders() {
    return read(
        "/v1/orders/open",
        _ -> exchange.openOrders(account, List.of()).stream().map(SimulatedVenue::order).toList());
  }

  @Override
  public CompletableFuture<Optional<VenueOrder>> order(String venueId) {
    return read(
        "/v1/order/" + venueId, _ -> exchange.order(account, venueId).map(SimulatedVenue::order));
  }

  private static VenueOrder order(OrderSnapshot order) {
    return OrderNews.order(order, OrderState.valueOf(order.status().name()));
  }

  @Override
  public CompletableFuture<List<Activity>> activities(long since) {
    return read(
        "/v1/portfolio/activities",
        _ -> {
          List<LedgerEntry> all = ledger.get();
          int from = all.size();
          while (from > 0 && all.get(from - 1).time() >= since) {
            from--;
          }
          return all.subList(from, all.size()).stream().map(SimulatedVenue::activity).toList();
        });
  }

  private static Activity activity(LedgerEntry entry) {
    OptionalLong time = OptionalLong.of(entry.time());
    @Nullable MarketId market = entry.market();
    if (market == null) {
      return new Activity.CashMoved(
          "ACCOUNT_DEPOSIT", entry.id(), "COMPLETED", Optional.of(entry.amount()), time);
    }
    if (entry.kind() == LedgerEntry.Kind.RESOLUTION) {
      return new Activity.Resolved(
          "POSITION_RESOLUTION",
          market,
          "",
          entry.tradeId(),
          Optional.empty(),
          Optional.empty(),
          time);
    }
    Quantity traded = quantity(entry.positionAfter()).minus(quantity(entry.positionBefore())).abs();
    Money paid = entry.amount().plus(entry.fee());
    long units = Math.abs(paid.units()) / traded.units();
    return new Activity.Traded(
        "TRADE",
        entry.tradeId(),
        market,
        "CLEARED",
        Price.ofUnits((int) units),
        traded,
        entry.aggressor(),
        Optional.empty(),
        Optional.empty(),
        time,
        time);
  }

  private static Quantity quantity(@Nullable PositionSnapshot position) {
    return position == null ? Quantity.ZERO : position.quantity();
  }

  @Override
  public CompletableFuture<List<Held>> positions() {
    return read(
        "/v1/portfolio/positions",
        _ ->
            exchange.positions(account).stream()
                .filter(position -> !position.quantity().isZero())
                .map(SimulatedVenue::held)
                .toList());
  }

  private static Held held(PositionSnapshot position) {
    Quantity quantity = position.quantity();
    Money cost =
        quantity.isNegative()
            ? position.cost().minus(Money.dollarPerContract(quantity.abs()))
            : position.cost();
    return new Held(position.market(), quantity, cost);
  }

  @Override
  public CompletableFuture<Money> cash() {
    return read("/v1/account/balances", _ -> exchange.balance(account).cash());
  }

  @Override
  public CompletableFuture<Optional<Price>> settlement(MarketId market) {
    return read(
        "/v1/markets/" + market.slug() + "/settlement",
        _ ->
            exchange
                .market(market)
                .flatMap(snapshot -> Optional.ofNullable(snapshot.settlement())));
  }

  /** A question waits for its turn in the budget. */
  private <T> CompletableFuture<T> read(String path, Arrival<T> arrival) {
    long wait = network.budget().tryTake(Share.OTHERS);
    if (wait == 0) {
      return request(path, arrival);
    }
    CompletableFuture<T> later = new CompletableFuture<>();
    network.after(
        wait,
        _ -> {
          var _ =
              read(path, arrival)
                  .whenComplete(
                      (answer, failure) -> {
                        if (failure == null) {
                          later.complete(answer);
                        } else {
                          later.completeExceptionally(failure);
                        }
                      });
        });
    return later;
  }

  /** What a request does when it arrives; null for an answer that cannot be read. */
  private interface Arrival<T> {
    @Nullable T at(long now);
  }

  private interface Effect {
    void at(long now);
  }

  /** A request under way. */
  private record Call<T>(
      String path, long patience, Arrival<T> arrival, CompletableFuture<T> answer) {}

  private CompletableFuture<Void> done(String path, Effect effect) {
    return this.<Boolean>request(
            path,
            now -> {
              effect.at(now);
              return true;
            })
        .thenApply(_ -> null);
  }

  private <T> CompletableFuture<T> request(String path, Arrival<T> arrival) {
    long patience = network.now() + network.venue().requestTimeout().toNanos();
    Call<T> call = new Call<>(path, patience, arrival, new CompletableFuture<>());
    network.after(network.link().request().toNanos() + jitter(), now -> arrived(call, now));
    return call.answer;
  }

  private <T> void arrived(Call<T> call, long now) {
    Optional<FaultRule> struck = network.faults().strike(new Occasion.Request(call.path));
    if (struck.isEmpty()) {
      answer(call, now, 0);
      return;
    }
    FaultRule rule = struck.get();
    switch (rule.fault()) {
      case UNKNOWN_ENUM -> answer(call, now, 0);
      case SLOW_BODY -> answer(call, now, PIECES * rule.delay().toNanos());
      case LOSE_REQUEST -> lose(call, rule);
      case LOSE_ANSWER -> {
        lose(call, rule);
        call.arrival.at(now);
      }
      case HTTP_429 -> tooMany(call, rule);
      case HTTP_500 -> fail(call, "HTTP 500: internal error");
      case HTTP_503, MAINTENANCE -> fail(call, "HTTP 503: Service Unavailable");
      case HTML -> unreadable(call);
      default -> throw new IllegalStateException(rule.fault() + " strikes no request");
    }
  }

  /** The answer is on its way before the news that the request causes. */
  private <T> void answer(Call<T> call, long now, long late) {
    List<Optional<T>> result = new ArrayList<>(1);
    reply(
        call,
        late,
        () -> {
          network.budget().succeeded();
          result
              .getFirst()
              .ifPresentOrElse(
                  call.answer::complete, () -> unknown(call, "the answer cannot be read"));
        });
    result.add(Optional.ofNullable(call.arrival.at(now)));
  }

  private void lose(Call<?> call, FaultRule rule) {
    if (rule.variant().equals(HANG)) {
      timeOut(call);
    } else {
      fail(call, "the connection was reset");
    }
  }

  private void tooMany(Call<?> call, FaultRule rule) {
    Duration asked = Duration.ofSeconds(rule.seconds());
    Duration longer = asked.compareTo(SHORTEST_PAUSE) > 0 ? asked : SHORTEST_PAUSE;
    reply(
        call,
        0,
        () -> {
          network.budget().pause(asked);
          call.answer.completeExceptionally(VenueException.rateLimited(name(call), longer));
        });
  }

  private void unreadable(Call<?> call) {
    reply(
        call,
        0,
        () -> {
          network.budget().succeeded();
          unknown(call, "the answer cannot be read");
        });
  }

  private void fail(Call<?> call, String what) {
    reply(call, 0, () -> unknown(call, what));
  }

  /** Lets an answer come back, unless the bot's patience ends before. */
  private void reply(Call<?> call, long late, Runnable received) {
    long back = network.now() + network.link().answer().toNanos() + late;
    if (back > call.patience) {
      timeOut(call);
    } else {
      network.agenda().add(back, _ -> received.run());
    }
  }

  private void timeOut(Call<?> call) {
    long end = Math.max(call.patience, network.now());
    network.agenda().add(end, _ -> unknown(call, "no answer in time"));
  }

  private static void unknown(Call<?> call, String what) {
    call.answer.completeExceptionally(VenueException.outcomeUnknown(name(call), what));
  }

  private static String name(Call<?> call) {
    return call.path;
  }

  /** Exponential. */
  private long jitter() {
    return (long) (-network.link().jitter().toNanos() * StrictMath.log(1 - random.nextDouble()));
  }

  private static OrderRequest request(OrderTerms terms) {
    return new OrderRequest(
        terms.market(),
        terms.intent(),
        OrderType.LIMIT,
        decimal(terms.price()),
        decimal(terms.quantity()),
        null,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly(),
        Optional.empty());
  }

  private static BigDecimal decimal(Price price) {
    return BigDecimal.valueOf(price.units(), Price.SCALE);
  }

  private static BigDecimal decimal(Quantity quantity) {
    return BigDecimal.valueOf(quantity.units(), Quantity.SCALE);
  }
}
