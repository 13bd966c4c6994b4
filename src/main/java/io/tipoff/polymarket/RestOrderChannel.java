package io.tipoff.polymarket;

import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.OrderBodies;
import io.tipoff.polymarket.rest.OrderCall;
import io.tipoff.polymarket.rest.OrderCalls;
import io.tipoff.polymarket.rest.OrderChange;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.Outcome;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.portfolio.OrderTerms;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Requests about orders over HTTP, by the calls whose headers are signed ahead. */
final class RestOrderChannel implements OrderChannel {
  private final RestClient client;

  RestOrderChannel(RestClient client) {
    this.client = client;
  }

  @Override
  public CompletableFuture<List<String>> create(List<OrderTerms> orders) {
    List<NewOrder> entries = orders.stream().map(RestOrderChannel::entry).toList();
    return entries.size() == 1
        ? send(OrderCalls.CREATE, OrderBodies.create(entries.getFirst()))
            .thenApply(created -> List.of(created.id()))
        : send(OrderCalls.createBatch(entries.size()), OrderBodies.createBatch(entries));
  }

  private static NewOrder entry(OrderTerms terms) {
    return new NewOrder(
        terms.market(),
        terms.intent(),
        terms.price(),
        terms.quantity(),
        null,
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly(),
        null);
  }

  @Override
  public CompletableFuture<Void> modify(List<Change> changes) {
    return done(
        send(
            OrderCalls.MODIFY_BATCH,
            OrderBodies.modifyBatch(changes.stream().map(RestOrderChannel::change).toList())));
  }

  /** An order keeps what its new terms share with the old ones; all of them are sent. */
  private static OrderChange change(Change change) {
    OrderTerms terms = change.terms();
    return new OrderChange(
        change.venueId(),
        terms.market(),
        terms.price(),
        terms.quantity(),
        terms.timeInForce(),
        terms.goodTill(),
        terms.postOnly());
  }

  @Override
  public CompletableFuture<Void> cancel(List<Target> targets) {
    List<OrderRef> orders =
        targets.stream().map(target -> new OrderRef(target.venueId(), target.market())).toList();
    return done(send(OrderCalls.CANCEL_BATCH, OrderBodies.cancelBatch(orders)));
  }

  @Override
  public CompletableFuture<List<String>> cancelAll() {
    return send(OrderCalls.CANCEL_ALL, OrderBodies.cancelAll(List.of()));
  }

  private <T> CompletableFuture<T> send(OrderCall<T> call, byte[] body) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    client.post(
        call,
        body,
        outcome -> {
          switch (outcome) {
            case Outcome.Answered<T>(T value) -> answer.complete(value);
            case Outcome.Failed<T>(var failure) -> answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  private static CompletableFuture<Void> done(CompletableFuture<?> answer) {
    return answer.thenApply(_ -> null);
  }
}
