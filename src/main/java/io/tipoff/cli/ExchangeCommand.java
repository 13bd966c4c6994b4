package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tipoff.config.Configuration;
import io.tipoff.exchange.faults.FaultSettings;
import io.tipoff.exchange.protocol.ExchangeServer;
import io.tipoff.exchange.protocol.ServerSettings;
import io.tipoff.exchange.world.SeasonSettings;
import io.tipoff.market.Money;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the embedded exchange alone. */
@Command(
    name = "exchange",
    description =
        "Runs an exchange with invented games and traders, for any Polymarket US client, until it is"
            + " stopped.")
final class ExchangeCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--port",
      defaultValue = "0",
      description =
          "Where to listen on this machine; 0 takes a free port. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--seed",
      description = "The same seed gives the same key, the same games and the same other traders.")
  private @Nullable Long seed;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description =
          "How fast games and other traders live; 1 is real time. All times told, limits and"
              + " signatures stay wall time.")
  private double speed;

  @Option(
      names = "--cash",
      defaultValue = "10000",
      description = "Dollars in the account. Default: ${DEFAULT-VALUE}")
  private String cash;

  @Mixin private FaultOptions faults;

  /** Accepted already, so that scripts stay as they are when there is a page. */
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--no-page", description = "Serves no page; there is none yet.")
  private boolean noPage;

  @Option(names = "--json", description = "Prints where it is and its key as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = config.load("exchange");
    ServerSettings settings =
        ServerSettings.of(List.of(), configuration.feeSchedule())
            .withPort(port())
            .withSeed(seed == null ? OptionalLong.empty() : OptionalLong.of(seed))
            .withCash(cash())
            .withWorld(season())
            .withFaults(new FaultSettings(true, faults.rules()));
    CountDownLatch stopped = new CountDownLatch(1);
    try (Interruption interruption = new Interruption(_ -> stopped.countDown())) {
      try (ExchangeServer server = ExchangeServer.start(settings)) {
        if (configuration.engineSettings().collateralReturn()) {
          server.returnCollateral();
        }
        console.print(json ? json(server) : text(server));
        stopped.await();
      }
      return interruption.end();
    }
  }

  private SeasonSettings season() {
    long games = seed == null ? ThreadLocalRandom.current().nextLong() : seed;
    return SeasonSettings.of(games).withSpeed(speed());
  }

  private int port() {
    if (port < 0 || port > 65_535) {
      throw console.bad("--port must be 0 to 65535");
    }
    return port;
  }

  private double speed() {
    if (!(speed >= SeasonSettings.SLOWEST && speed <= SeasonSettings.FASTEST)) {
      throw console.bad(
          "--speed must be %s to %.0f".formatted(SeasonSettings.SLOWEST, SeasonSettings.FASTEST));
    }
    return speed;
  }

  private Money cash() {
    try {
      Money money = Money.of(cash);
      if (money.isPositive()) {
        return money;
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // told below
    }
    throw console.bad("--cash must be dollars above 0, such as 10000");
  }

  private static String json(ExchangeServer server) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("rest", server.rest().toString())
        .put("ws", server.ws().toString())
        .put("opticodds", server.rest() + "/opticodds")
        .put("espn", server.rest() + "/espn")
        .put("theoddsapi", server.rest() + "/theoddsapi")
        .put("keyId", server.key().id())
        .put("secretKey", server.key().secret())
        .toString();
  }

  private static String text(ExchangeServer server) {
    return """
        rest       %s
        streams    %s
        opticodds  %s/opticodds
        espn       %s/espn
        odds api   %s/theoddsapi
        key id     %s
        secret     %s
        Runs until it is stopped (Ctrl-C).
        """
        .formatted(
            server.rest(),
            server.ws(),
            server.rest(),
            server.rest(),
            server.rest(),
            server.key().id(),
            server.key().secret());
  }
}
