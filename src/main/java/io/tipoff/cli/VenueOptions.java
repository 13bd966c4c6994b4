package io.tipoff.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command is pointed at a venue and at a part of its markets. */
final class VenueOptions {
  @Option(
      names = "--venue",
      paramLabel = "URL",
      description =
          "Another venue than the real one, for everything; https, or http on this machine.")
  private @Nullable String venue;

  @Option(
      names = "--league",
      paramLabel = "NAME",
      description = "A league such as nba; can be repeated. Sets markets.leagues.")
  private List<String> leagues = new ArrayList<>();

  /** What the options set in the configuration. */
  List<String> sets() {
    List<String> sets = new ArrayList<>();
    if (venue != null) {
      sets.add("venue.url=" + venue);
      sets.add("venue.publicUrl=" + venue);
    }
    if (!leagues.isEmpty()) {
      sets.add("markets.leagues=" + String.join(",", leagues));
    }
    return sets;
  }
}
