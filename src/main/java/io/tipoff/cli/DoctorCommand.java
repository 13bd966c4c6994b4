package io.tipoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tipoff.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what keeps the bot from trading for money, and how to mend it. */
@Command(
    name = "doctor",
    description =
        "Looks at everything that live trading needs: key, account, streams, markets, database,"
            + " machine, limits. Places no order. Exit 0 when all is green, 3 when something is"
            + " red.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Console console;

  @Mixin private OperatorVenue venue;

  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    String mode = LiveCommand.MODE;
    Configuration configuration = venue.isGiven() ? venue.load(config, mode) : config.load(mode);
    Doctor doctor = new Doctor(configuration, mode, System.getenv());
    if (json) {
      List<Check> checks = doctor.examine(_ -> {});
      console.print(JsonLine.of(report(checks)));
      return exit(checks);
    }
    return exit(doctor.examine(check -> console.print(check.line())));
  }

  private static int exit(List<Check> checks) {
    return Doctor.isGreen(checks) ? 0 : Main.REFUSED;
  }

  private static ObjectNode report(List<Check> checks) {
    ObjectNode node = JsonLine.object();
    ArrayNode array = node.putArray("checks");
    for (Check check : checks) {
      array
          .addObject()
          .put("name", check.name())
          .put("ok", check.ok())
          .put("detail", check.detail())
          .put("fix", check.fix());
    }
    return node.put("ok", Doctor.isGreen(checks));
  }
}
