package io.tipoff.cli;

import io.tipoff.config.Configuration;
import io.tipoff.polymarket.VenueSettings;
import io.tipoff.polymarket.rest.VenueEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether an operator's command goes straight to the venue, and to which. */
final class OperatorVenue {
  /** What a command without a bot and without this option says at the end. */
  static final String HINT = "; with --venue the command goes straight to the venue";

  private static final String REAL = "";

  /** A hand that waits longer for one answer is no hand. */
  private static final Duration REQUEST = Duration.ofSeconds(3);

  @Option(
      names = "--venue",
      arity = "0..1",
      fallbackValue = REAL,
      paramLabel = "URL",
      description =
          "Straight on the venue, whether a bot runs or not: the real one, or the one at this"
              + " address, https or http on this machine. The key is that of the environment.")
  private @Nullable String url;

  boolean isGiven() {
    return url != null;
  }

  /** The configuration with the venue that was named. */
  Configuration load(ConfigOptions config) {
    return load(config, "operator");
  }

  /** The same of a mode. */
  Configuration load(ConfigOptions config, String mode) {
    VenueEndpoints real = VenueEndpoints.POLYMARKET_US;
    boolean isReal = url == null || url.equals(REAL) || isRealHost(url);
    String orders = isReal ? real.authenticatedBase().toString() : String.valueOf(url);
    String markets = isReal ? real.publicBase().toString() : String.valueOf(url);
    return config.load(mode, List.of("venue.url=" + orders, "venue.publicUrl=" + markets));
  }

  private static boolean isRealHost(String text) {
    String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return plain.equals(VenueEndpoints.POLYMARKET_US.authenticatedBase().toString());
  }

  /**
   * Access to it with the keys of an environment.
   *
   * @throws BadKeys if there are none
   */
  static VenueAccess open(Configuration configuration, Map<String, String> environment) {
    VenueSettings usual = configuration.venue();
    Duration patience =
        usual.requestTimeout().compareTo(REQUEST) < 0 ? usual.requestTimeout() : REQUEST;
    VenueAccess access = VenueAccess.open(usual.withRequestTimeout(patience), environment);
    if (access.key().isEmpty()) {
      access.close();
      throw new BadKeys(
          "No key: set POLYMARKET_KEY_ID and POLYMARKET_SECRET_KEY in the environment.");
    }
    return access;
  }
}
