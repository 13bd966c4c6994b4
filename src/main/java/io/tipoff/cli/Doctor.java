package io.tipoff.cli;

import io.tipoff.config.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at everything that trading for money needs; changes nothing and places no order. */
final class Doctor {
  private final Configuration configuration;
  private final String mode;
  private final Map<String, String> environment;
  private final Duration patience;

  /**
   * A doctor that has looked at nothing yet.
   *
   * @param mode whose database and lock are looked at
   * @param environment has the keys
   */
  Doctor(Configuration configuration, String mode, Map<String, String> environment) {
    this(configuration, mode, environment, Duration.ofSeconds(10));
  }

  /**
   * The same with another patience.
   *
   * @param patience with streams that tell nothing
   */
  Doctor(
      Configuration configuration,
      String mode,
      Map<String, String> environment,
      Duration patience) {
    this.configuration = configuration;
    this.mode = mode;
    this.environment = environment;
    this.patience = patience;
  }

  static boolean isGreen(List<Check> checks) {
    return checks.stream().allMatch(Check::ok);
  }

  /**
   * Looks at everything.
   *
   * @param told hears of each check as it is done
   */
  List<Check> examine(Consumer<Check> told) throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    Consumer<Check> found =
        check -> {
          checks.add(check);
          told.accept(check);
        };
    Check key = key();
    found.accept(key);
    try (VenueAccess access =
        VenueAccess.open(configuration.venue(), key.ok() ? environment : Map.of())) {
      MachineCheckup machine = new MachineCheckup(configuration, mode, environment);
      machine.look(key.ok() ? access.keyId() : "", found);
      new VenueCheckup(access, configuration, key.ok(), patience).look(found);
    }
    return checks;
  }

  /**
   * Does nothing if all is green.
   *
   * @throws Refused with every check that is red
   */
  void require() throws InterruptedException {
    List<Check> checks = examine(_ -> {});
    if (!isGreen(checks)) {
      throw new Refused(
          checks.stream()
              .filter(check -> !check.ok())
              .map(Check::line)
              .collect(
                  Collectors.joining(
                      System.lineSeparator(),
                      "Not started, see ./tipoff doctor:" + System.lineSeparator(),
                      "")));
    }
  }

  private Check key() {
    try (VenueAccess access = VenueAccess.open(configuration.venue(), environment)) {
      return access.key().isEmpty()
          ? Check.red(
              "key",
              "there is none",
              "make one at polymarket.us/developer, and set POLYMARKET_KEY_ID and"
                  + " POLYMARKET_SECRET_KEY")
          : Check.green("key", "well formed; logs call it " + access.key());
    } catch (BadKeys e) {
      return Check.red(
          "key", String.valueOf(e.getMessage()), "copy both anew from polymarket.us/developer");
    }
  }
}
