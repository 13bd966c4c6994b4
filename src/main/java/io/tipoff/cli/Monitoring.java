package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.monitor.EngineMeter;
import io.tipoff.monitor.HealthPages;
import io.tipoff.monitor.MetricSource;
import io.tipoff.monitor.MonitorServer;
import io.tipoff.monitor.Readiness;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health and metrics of the bot in this process. */
final class Monitoring implements AutoCloseable {
  private final EngineMeter meter = new EngineMeter(WallClock::nanos);
  private final Readiness readiness = new Readiness(meter, WallClock::nanos);
  private final HealthPages pages;
  private @Nullable MonitorServer server;

  private Monitoring(String mode) {
    this.pages = new HealthPages(mode, Main.Version.number(), meter, readiness);
  }

  /** One that is served nowhere. */
  static Monitoring silent() {
    return new Monitoring("");
  }

  /**
   * One that is served on this machine.
   *
   * @param served whether it is at all
   * @param notes takes where
   * @throws IOException if that cannot be where it must: where real money is at stake
   */
  static Monitoring open(
      String mode, Configuration configuration, boolean served, Consumer<String> notes)
      throws IOException {
    Monitoring monitoring = new Monitoring(mode);
    if (served) {
      try {
        MonitorServer server = MonitorServer.start(configuration.monitorPort(), monitoring.pages);
        monitoring.server = server;
        notes.accept("health: %s/health, /ready, /metrics".formatted(server.address()));
      } catch (IOException e) {
        if (mode.equals(LiveCommand.MODE)) {
          throw e;
        }
        notes.accept("no health and no metrics: " + e.getMessage());
      }
    }
    return monitoring;
  }

  /** Where it is served; empty where it is not. */
  Optional<URI> address() {
    return Optional.ofNullable(server).map(MonitorServer::address);
  }

  EngineMeter meter() {
    return meter;
  }

  /** Something else has metrics, too. */
  void add(MetricSource source) {
    pages.add(source);
  }

  /** Something else may keep the bot from being ready. */
  void watch(Supplier<List<String>> troubles) {
    readiness.watch(troubles);
  }

  /** The start is over. */
  void begun() {
    readiness.begun();
  }

  /** Nothing is served any more. */
  @Override
  public void close() {
    readiness.ended();
    if (server != null) {
      server.close();
    }
  }
}
