package io.tipoff.feed;

import io.tipoff.game.FeedSource;
import io.tipoff.polymarket.rest.VenueTeam;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How sure it is that a feed and the venue mean the same team. */
final class TeamNames {
  /** The same name. */
  private static final double SAME = 1;

  /** A nickname that ends the whole name, as Celtics does Boston Celtics; or the same letters. */
  private static final double SHORT = 0.95;

  /** A place that begins the whole name: New York is where more than one team plays. */
  private static final double PLACE = 0.8;

  /** What soccer clubs have in their names or not, as it pleases. */
  private static final Set<String> ORNAMENTS = Set.of("fc", "cf", "afc", "sc", "the");

  private TeamNames() {}

  /** From 0, certainly or probably not the same, to 1. */
  static double likeness(Team team, VenueTeam other, FeedSource source) {
    for (VenueTeam.ProviderId id : other.providerIds()) {
      if (id.provider().equals(source.name()) && !id.id().isEmpty() && !team.id().isEmpty()) {
        return id.id().equals(team.id()) ? SAME : 0;
      }
    }
    double best = Math.max(ofNames(team.name(), other.name()), ofNames(team.name(), other.alias()));
    if (!team.abbreviation().isEmpty()
        && team.abbreviation().equalsIgnoreCase(other.abbreviation())) {
      best = Math.max(best, SHORT);
    }
    return best;
  }

  /** Whether the venue's text names one of its teams. */
  static boolean names(String text, VenueTeam team) {
    List<String> words = words(text);
    return !words.isEmpty()
        && (words.equals(words(team.name()))
            || words.equals(words(team.alias()))
            || words.equals(words(team.abbreviation())));
  }

  private static double ofNames(String one, String other) {
    List<String> shorter = words(one);
    List<String> longer = words(other);
    if (shorter.size() > longer.size()) {
      List<String> swapped = shorter;
      shorter = longer;
      longer = swapped;
    }
    if (shorter.isEmpty()) {
      return 0;
    }
    if (shorter.equals(longer)) {
      return SAME;
    }
    int more = longer.size() - shorter.size();
    if (longer.subList(more, longer.size()).equals(shorter)) {
      return SHORT;
    }
    return longer.subList(0, shorter.size()).equals(shorter) ? PLACE : 0;
  }

  /** Small letters without marks, and without what clubs adorn their names with. */
  private static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
    List<String> words = plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    List<String> bare = words.stream().filter(word -> !ORNAMENTS.contains(word)).toList();
    return bare.isEmpty() ? words : bare;
  }
}
