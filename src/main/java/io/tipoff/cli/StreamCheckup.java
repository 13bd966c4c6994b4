package io.tipoff.cli;

import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.stream.MarketListener;
import io.tipoff.polymarket.stream.MarketStream;
import io.tipoff.polymarket.stream.MarketStream.Detail;
import io.tipoff.polymarket.stream.PrivateListener;
import io.tipoff.polymarket.stream.PrivateStream;
import io.tipoff.polymarket.stream.StreamClient;
import io.tipoff.polymarket.stream.StreamCount;
import io.tipoff.polymarket.stream.StreamCounters;
import io.tipoff.polymarket.wire.BalanceChange;
import io.tipoff.polymarket.wire.PositionChange;
import io.tipoff.polymarket.wire.VenueBalance;
import io.tipoff.polymarket.wire.VenueExecution;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether both of the venue's streams deliver. */
final class StreamCheckup {
  private static final int MOST = 20;
  private static final String MEND =
      "look whether a proxy or firewall lets WebSockets pass, and for a maintenance of the venue";

  private final VenueAccess access;
  private final List<MarketId> markets;
  private final Duration patience;

  StreamCheckup(VenueAccess access, List<MarketId> markets, Duration patience) {
    this.patience = patience;
    this.access = access;
    this.markets = markets.subList(0, Math.min(MOST, markets.size()));
  }

  void look(Consumer<Check> found) throws InterruptedException {
    FirstBook books = new FirstBook();
    OpenOrders orders = new OpenOrders();
    long began = System.nanoTime();
    try (StreamClient sockets = new StreamClient();
        MarketStream market = new MarketStream(access.stream(sockets), Detail.BOOKS, books);
        PrivateStream own = new PrivateStream(access.stream(sockets), orders)) {
      own.start();
      market.subscribe(markets);
      found.accept(
          markets.isEmpty()
              ? Check.blocked("market-data", "universe")
              : await("market-data", books.told, began, market.counters()));
      found.accept(await("private-stream", orders.told, began, own.counters()));
    }
  }

  private Check await(
      String name, CompletableFuture<String> told, long began, StreamCounters counters)
      throws InterruptedException {
    try {
      long left = patience.toNanos() - (System.nanoTime() - began);
      String words = told.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      double seconds = (System.nanoTime() - began) / 1e9;
      return Check.green(name, "%s after %.2f s".formatted(words, seconds));
    } catch (TimeoutException _) {
      return Check.red(
          name,
          "nothing came within %d s: %d connections, %d failed handshakes, %d messages"
              .formatted(
                  patience.toSeconds(),
                  counters.get(StreamCount.CONNECTS),
                  counters.get(StreamCount.FAILED_CONNECTS),
                  counters.get(StreamCount.FRAMES)),
          MEND);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      String why = cause == null ? "it failed" : String.valueOf(cause.getMessage());
      return Check.red(name, why, "look at the key");
    }
  }

  /** Completes its future with the reason of a refusal. */
  private static void refuse(CompletableFuture<String> told, String reason) {
    told.completeExceptionally(new IllegalStateException("the venue refused the key: " + reason));
  }

  private static final class FirstBook implements MarketListener {
    private final CompletableFuture<String> told = new CompletableFuture<>();

    @Override
    public void on(Event event) {
      if (event instanceof MarketEvent news) {
        told.complete("news of " + news.market());
      }
    }

    @Override
    public void refused(String reason) {
      refuse(told, reason);
    }

    @Override
    public void problem(String text) {}
  }

  private static final class OpenOrders implements PrivateListener {
    private final CompletableFuture<String> told = new CompletableFuture<>();

    @Override
    public void openOrders(List<VenueOrder> orders, long time) {
      told.complete(orders.size() + " open orders");
    }

    @Override
    public void refused(String reason) {
      refuse(told, reason);
    }

    @Override
    public void execution(VenueExecution execution, long time) {}

    @Override
    public void position(PositionChange change, long time) {}

    @Override
    public void balances(List<VenueBalance> balances, long time) {}

    @Override
    public void balance(BalanceChange change, long time) {}

    @Override
    public void lost(long time, String reason) {}

    @Override
    public void restored(long time) {}

    @Override
    public void problem(String text) {}
  }
}
