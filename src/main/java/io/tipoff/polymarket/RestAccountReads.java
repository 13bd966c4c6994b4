package io.tipoff.polymarket;

import io.tipoff.event.AccountReported.Held;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.Activity;
import io.tipoff.polymarket.rest.ActivityFilter;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.OrdersApi;
import io.tipoff.polymarket.rest.PortfolioApi;
import io.tipoff.polymarket.rest.RestClient;
import io.tipoff.polymarket.rest.VenuePosition;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks over HTTP, each question on a virtual thread of its own. */
public final class RestAccountReads implements AccountReads {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final OrdersApi orders;
  private final PortfolioApi portfolio;
  private final MarketsApi markets;

  public RestAccountReads(RestClient client) {
    this.orders = new OrdersApi(client);
    this.portfolio = new PortfolioApi(client);
    this.markets = new MarketsApi(client);
  }

  @Override
  public CompletableFuture<List<VenueOrder>> openOrders() {
    return ask(() -> orders.open(List.of()));
  }

  @Override
  public CompletableFuture<Optional<VenueOrder>> order(String venueId) {
    return ask(() -> orders.order(venueId));
  }

  @Override
  public CompletableFuture<List<Activity>> activities(long since) {
    Instant start =
        Instant.ofEpochSecond(
            Math.floorDiv(since, NANOS_PER_SECOND), Math.floorMod(since, NANOS_PER_SECOND));
    ActivityFilter all =
        new ActivityFilter(Optional.empty(), List.of(), Optional.of(start), Optional.empty(), true);
    return ask(() -> portfolio.activities(all));
  }

  @Override
  public CompletableFuture<List<Held>> positions() {
    return ask(
        () -> {
          List<Held> held = new ArrayList<>();
          for (VenuePosition position : portfolio.positions()) {
            if (!position.net().isZero() && !position.expired()) {
              held.add(held(position));
            }
          }
          return held;
        });
  }

  /** The venue tells what a short's NO contracts cost, a dollar less the price of each sale. */
  private static Held held(VenuePosition position) {
    Money told = position.cost().orElse(Money.ZERO);
    Money cost =
        position.net().isNegative()
            ? told.minus(Money.dollarPerContract(position.net().abs()))
            : told;
    return new Held(position.market(), position.net(), cost);
  }

  @Override
  public CompletableFuture<Money> cash() {
    return ask(
        () -> {
          Money cash = Money.ZERO;
          for (VenueBalance balance : portfolio.balances()) {
            if (balance.current() != null) {
              cash = cash.plus(balance.current());
            }
          }
          return cash;
        });
  }

  @Override
  public CompletableFuture<Optional<Price>> settlement(MarketId market) {
    return ask(() -> markets.settlement(market));
  }

  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  private static <T> CompletableFuture<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("account-read")
        .start(
            () -> {
              try {
                answer.complete(question.ask());
              } catch (InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }
}
