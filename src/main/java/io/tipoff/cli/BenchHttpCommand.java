package io.tipoff.cli;

import io.tipoff.exchange.InventedMarkets;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.market.Intent;
import io.tipoff.market.Market;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.NewOrder;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.OrdersApi;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures requests over HTTP: the adapter's client against the embedded exchange. */
@Command(
    name = "http",
    description =
        "Measures signed requests over HTTP, client and embedded exchange in one process: orders"
            + " entered, read, cancelled, books read.")
final class BenchHttpCommand implements Callable<Integer> {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Mixin private Console console;

  @Option(names = "--seconds", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--clients",
      defaultValue = "16",
      description = "Requests under way at once. Default: ${DEFAULT-VALUE}")
  private int clients;

  @Option(names = "--json", description = "Prints the figures as one line of JSON.")
  private boolean json;

  private final Histogram nanos = new ConcurrentHistogram(60 * NANOS_PER_SECOND, 3);

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 1 || clients < 1 || clients > 1_000) {
      throw console.bad("--seconds must be at least 1, --clients 1 to 1000");
    }
    List<Market> markets = InventedMarkets.on(LocalDate.of(2026, 10, 24));
    try (ExchangeServer server = Loopback.exchange(markets);
        VenueAccess access = Loopback.access(server)) {
      run(access, markets, 2);
      nanos.reset();
      long begun = System.nanoTime();
      run(access, markets, seconds);
      print(nanos.getTotalCount() * 1e9 / (System.nanoTime() - begun));
    }
    return 0;
  }

  private void run(VenueAccess access, List<Market> markets, int howLong)
      throws InterruptedException {
    long end = System.nanoTime() + howLong * NANOS_PER_SECOND;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Market market = markets.get(i % markets.size());
        runs.add(threads.submit(() -> trade(access, market, end)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Enters an order, reads it, cancels it, reads the book: over and over. */
  private Void trade(VenueAccess access, Market market, long end) throws InterruptedException {
    OrdersApi orders = access.orders();
    MarketsApi books = access.markets();
    NewOrder order =
        NewOrder.resting(
            market.id(),
            Intent.BUY_LONG,
            Price.of("0.01"),
            Quantity.ofContracts(1),
            OptionalLong.empty());
    while (System.nanoTime() < end) {
      String id = timed(() -> orders.create(order).id());
      timed(() -> orders.order(id));
      timed(
          () -> {
            orders.cancel(new OrderRef(id, market.id()));
            return id;
          });
      timed(() -> books.book(market.id()));
    }
    return null;
  }

  /** A request that is waited for. */
  private interface Request<T> {
    T send() throws InterruptedException;
  }

  private <T> T timed(Request<T> request) throws InterruptedException {
    long begun = System.nanoTime();
    T answer = request.send();
    nanos.recordValue(System.nanoTime() - begun);
    return answer;
  }

  private void print(double rate) {
    String format =
        json
            ? "{\"requests\":%d,\"requestsPerSecond\":%.0f,\"p50Micros\":%d,\"p99Micros\":%d}"
            : "%,d requests, %,.0f a second; %,d us median, %,d us p99, client and server together%n";
    console.print(
        format.formatted(
            nanos.getTotalCount(),
            rate,
            nanos.getValueAtPercentile(50) / 1_000,
            nanos.getValueAtPercentile(99) / 1_000));
  }
}
