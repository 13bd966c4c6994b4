package io.tipoff.cli;

import io.tipoff.cli.control.BotId;
import io.tipoff.cli.control.RunDirectory;
import io.tipoff.cli.control.Watchdog;
import io.tipoff.config.Configuration;
import io.tipoff.market.MarketId;
import io.tipoff.polymarket.operator.CancelEverything;
import io.tipoff.polymarket.rest.OrderCalls;
import io.tipoff.polymarket.rest.OrderRef;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.wire.VenueOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cancels when the bot stops breathing. */
@Command(
    name = "watchdog",
    description =
        "Watches the bot of the environment's key from a process of its own, and cancels every open"
            + " order of the key when the bot's engine gives no sign of life"
            + " (watchdog.patience). Runs until Ctrl-C.")
final class WatchdogCommand implements Callable<Integer> {
  private static final Duration ONE_TRY = Duration.ofSeconds(5);

  @Mixin private Console console;

  @Mixin private OperatorVenue venue;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--leave-foreign",
      description =
          "Cancels only the bot's own orders, as it last told them; an order that it sent in its"
              + " last moments may stay.")
  private boolean leaveForeign;

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = venue.isGiven() ? venue.load(config) : config.load("live");
    Thread watching = Thread.currentThread();
    try (VenueAccess access = OperatorVenue.open(configuration, System.getenv());
        Interruption interruption = new Interruption(_ -> watching.interrupt())) {
      String url = access.settings().url().toString();
      Watchdog watchdog =
          new Watchdog(
              new RunDirectory(configuration.privateFolder()),
              new BotId("watchdog", url, access.key()),
              configuration.watchdogPatience(),
              orders -> cancel(access, orders),
              System::nanoTime,
              console::note);
      console.note(
          "watching for %s without a sign of life, orders at %s"
              .formatted(seconds(configuration.watchdogPatience()), url));
      try {
        watchdog.run();
      } catch (InterruptedException _) {
        console.note("stopped");
      }
      return interruption.end();
    }
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }

  private String cancel(VenueAccess access, Map<String, String> orders)
      throws IOException, InterruptedException {
    try {
      return leaveForeign ? cancelOurs(access, orders) : cancelAll(access);
    } catch (VenueException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String cancelAll(VenueAccess access) throws IOException, InterruptedException {
    CancelEverything.Result result =
        new CancelEverything(access.orders(), List.of(), Duration.ofSeconds(1), _ -> {}).run();
    if (!result.isComplete()) {
      throw new IOException("orders are still open");
    }
    return result.cancelled().size() + " orders cancelled, nothing is open";
  }

  private static String cancelOurs(VenueAccess access, Map<String, String> orders)
      throws IOException, InterruptedException {
    List<OrderRef> ours = new ArrayList<>();
    orders.forEach((id, slug) -> ours.add(new OrderRef(id, new MarketId(slug))));
    for (int from = 0; from < ours.size(); from += OrderCalls.LARGEST_BATCH) {
      int to = Math.min(from + OrderCalls.LARGEST_BATCH, ours.size());
      access.orders().cancelBatch(ours.subList(from, to));
    }
    long end = System.nanoTime() + ONE_TRY.toNanos();
    while (isOpen(access, orders)) {
      if (System.nanoTime() >= end) {
        throw new IOException("orders are still open");
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    return ours.size() + " orders cancelled, none of them is open";
  }

  private static boolean isOpen(VenueAccess access, Map<String, String> orders)
      throws InterruptedException {
    return access.orders().open(List.of()).stream()
        .map(VenueOrder::id)
        .anyMatch(orders::containsKey);
  }
}
