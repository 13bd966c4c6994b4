package io.tipoff.cli;

import io.tipoff.backtest.Backtest;
import io.tipoff.backtest.ReportBuilder;
import io.tipoff.cli.Checkpoint.Station;
import io.tipoff.cli.control.BotId;
import io.tipoff.cli.control.StartLimiter;
import io.tipoff.config.ConfigFiles;
import io.tipoff.config.Configuration;
import io.tipoff.engine.Difference;
import io.tipoff.engine.Engine;
import io.tipoff.event.Event;
import io.tipoff.event.MarketEvent;
import io.tipoff.event.SessionStarted;
import io.tipoff.event.TimerFired;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Order;
import io.tipoff.risk.Decision.Refused;
import io.tipoff.strategy.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A live bot that ends without a word when a request has passed a station so often; first it tells
 * what it knows of its account, once that was compared. Arguments: station, count, settings.
 */
final class KilledBot {
  private KilledBot() {}

  private static void note(String text) {
    System.err.println(text);
  }

  public static void main(String[] arguments) throws Exception {
    Station last = Station.valueOf(arguments[0]);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
    List<String> sets = List.of(arguments).subList(2, arguments.length);
    Configuration configuration = ConfigFiles.load(Path.of("config"), "test", Map.of(), sets);
    ReportBuilder report = new ReportBuilder(new ReportBuilder.Detail(false, false), () -> 0);
    Checkpoint checkpoint =
        station -> {
          if (station == last && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
          }
        };
    try (VenueAccess access = VenueAccess.open(configuration.venue(), System.getenv());
        LiveSession session =
            LiveSession.open(
                "live",
                configuration,
                access,
                AccountMemory.Foreign.REFUSE,
                null,
                KilledBot::note)) {
      StartLimiter starts =
          new StartLimiter(
              configuration.privateFolder(),
              new BotId("live", configuration.venue().url().toString(), access.key()),
              100);
      try (VenueTrading trading =
          session.trading(
              report,
              new Telling(report),
              starts,
              KilledBot::note,
              checkpoint,
              Monitoring.silent(),
              Optional.empty())) {
        trading.start("");
        new CountDownLatch(1).await();
      }
    }
  }

  /** Tells what the engine knows when it first is certain. */
  private static final class Telling implements Backtest.Watcher {
    private final Backtest.Watcher report;
    private @Nullable Engine engine;
    private boolean uncertain;
    private boolean told;

    Telling(Backtest.Watcher report) {
      this.report = report;
    }

    @Override
    public void starts(Engine started) {
      engine = started;
      report.starts(started);
    }

    @Override
    public void took(Event event) {
      report.took(event);
      if (!told
          && !(event instanceof MarketEvent)
          && !(event instanceof SessionStarted)
          && !(event instanceof TimerFired)) {
        System.err.println(event);
      }
      if (engine == null || told) {
        return;
      }
      uncertain |= !engine.isCertain();
      if (uncertain && engine.isCertain()) {
        told = true;
        System.out.println(account(engine));
        awaitComparison();
      }
    }

    /** Nothing moves before a line, or the end, of the standard input. */
    private static void awaitComparison() {
      try {
        int _ = System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String account(Engine engine) {
      Map<String, String> positions = new TreeMap<>();
      TreeSet<String> orders = new TreeSet<>();
      for (Holding holding : engine.portfolio().holdings().sequencedValues()) {
        if (!holding.position().quantity().isZero()) {
          positions.put(holding.market().slug(), holding.position().quantity().toString());
        }
        for (Order order : holding.liveOrders()) {
          orders.add(String.valueOf(order.venueId()));
        }
      }
      return "KNOWN cash %s positions %s orders %s"
          .formatted(engine.portfolio().cash(), positions, orders);
    }

    @Override
    public void differed(Difference difference) {
      System.out.println("DIFFERED " + difference);
    }

    @Override
    public void refused(Refused refused) {
      report.refused(refused);
    }

    @Override
    public void stoodAside(Signal.Quotes quotes) {
      report.stoodAside(quotes);
    }
  }
}
