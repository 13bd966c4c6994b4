package io.tipoff.backtest.simulation;

import io.tipoff.exchange.AccountId;
import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.OrderRequest;
import io.tipoff.exchange.OrderType;
import io.tipoff.exchange.Replacement;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.paper.Agenda;
import io.tipoff.polymarket.OrderChannel;
import io.tipoff.portfolio.OrderTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The way of requests to the exchange's core, and of the answers back. */
final class SimulatedVenue implements OrderChannel {
  private final Exchange exchange;
  private final AccountId account;
  private final Link link;
  private final Agenda agenda;
  private final LongSupplier clock;
  private final RandomGenerator random;

  SimulatedVenue(
      Exchange exchange,
      AccountId account,
      Link link,
      Agenda agenda,
      LongSupplier clock,
      RandomGenerator random) {
    this.exchange = exchange;
    this.account = account;
    this.link = link;
    this.agenda = agenda;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
    return request(
        now -> {
          List<String> ids = new ArrayList<>(orders.size());
          for (OrderTerms terms : orders) {
            ids.add(exchange.submit(account, request(terms), now));
          }
          return ids;
        });
  }

  @Override
  public CompletableFuture<Void> modify(List<Change> changes) {
    return done(
        now -> {
          for (Change change : changes) {
            OrderTerms terms = change.terms();
            exchange.replace(
                account,
                change.venueId(),
                terms.market(),
                new Replacement(
                    decimal(terms.price()),
                    decimal(terms.quantity()),
                    terms.timeInForce(),
                    terms.goodTill(),
                    terms.postOnly()),
                now);
          }
        });
  }

  @Override
  public CompletableFuture<Void> cancel(List<Target> targets) {
    return done(
        now -> {
          for (Target target : targets) {
            exchange.cancel(account, target.venueId(), target.market(), now);
          }
        });
  }

  @Override
  public CompletableFuture<List<String>> cancelAll() {
    return request(now -> exchange.cancelAll(account, List.of(), now));
  }

  /** What a request does when it arrives. */
  private interface Arrival<T> {
    T at(long now);
  }

  private interface Effect {
    void at(long now);
  }

  private CompletableFuture<Void> done(Effect effect) {
    return request(
            now -> {
              effect.at(now);
              return now;
            })
        .thenApply(_ -> null);
  }

  private <T> CompletableFuture<T> request(Arrival<T> arrival) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    agenda.add(
        clock.getAsLong() + link.request().toNanos() + jitter(),
        arrived -> {
          // The answer is on its way before the news that the request causes.
          List<T> result = new ArrayList<>(1);
          agenda.add(arrived + link.answer().toNanos(), _ -> answer.complete(result.getFirst()));
          result.add(arrival.at(arrived));
        });
    return answer;
  }

  /** Exponential. */
  private long jitter() {
    return (long) (-link.jitter().toNanos() * StrictMath.log(1 - random.nextDouble()));
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
