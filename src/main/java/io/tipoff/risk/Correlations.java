package io.tipoff.risk;

import io.tipoff.market.Listing;
import io.tipoff.market.MarketId;
import io.tipoff.market.Question;
import io.tipoff.market.TradeDay;
import io.tipoff.risk.ExposureGroup.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events belong together: those of a league, of a trade day, of a team on a day, of two teams
 * that meet again, of a parent event, those in which a team may win something in the end, markets
 * of which at most one pays, and what an operator names.
 */
final class Correlations {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private record Key(Kind kind, String name) {}

  private final List<ExposureLimits.Group> manual;
  private final SequencedMap<Key, ExposureGroup> groups = new LinkedHashMap<>();
  private final TreeMap<String, EventExposure> byName = new TreeMap<>();
  private final ExposureGroup portfolio = group(Kind.PORTFOLIO, "", "everything");

  Correlations(List<ExposureLimits.Group> manual) {
    this.manual = manual;
  }

  ExposureGroup portfolio() {
    return portfolio;
  }

  Collection<ExposureGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** Puts an event where a market of it says that it belongs. */
  void join(EventExposure event, MarketId market, Listing listing) {
    event.join(portfolio);
    if (!listing.league().isEmpty()) {
      event.join(group(Kind.LEAGUE, listing.league(), "league " + listing.league()));
    }
    String day = day(listing);
    event.join(group(Kind.DAY, day, "ends in the trade day " + day));
    if (listing.question().kind() == Question.Kind.FUTURE) {
      joinRivals(event, listing);
    } else {
      joinTeams(event, listing, day);
    }
    joinFamily(event);
    for (ExposureLimits.Group named : manual) {
      if (named.members().contains(event.name()) || named.members().contains(market.slug())) {
        event.join(group(Kind.CORRELATED, named.name(), "named by the operator"));
      }
    }
  }

  /** The trade day in which a market ends; one of its own for those that do not say. */
  private static String day(Listing listing) {
    if (listing.endsAt().isEmpty()) {
      return "unknown";
    }
    long roll = TradeDay.nextRoll(listing.endsAt().getAsLong());
    Instant at = Instant.ofEpochSecond(Math.floorDiv(roll, NANOS_PER_SECOND));
    LocalDate date = at.atZone(TradeDay.ZONE).toLocalDate();
    return date.toString();
  }

  private void joinRivals(EventExposure event, Listing listing) {
    String rivals = "one of " + event.name();
    event.join(group(Kind.CORRELATED, rivals, "at most one of its markets pays"));
    if (!listing.longTeam().isEmpty()) {
      String name = "futures " + listing.league() + " " + listing.longTeam();
      event.join(group(Kind.CORRELATED, name, "what " + listing.longTeam() + " may win"));
    }
  }

  private void joinTeams(EventExposure event, Listing listing, String day) {
    List<String> teams = new ArrayList<>(event.teams());
    String league = listing.league();
    for (String team : teams) {
      String name = "team " + league + " " + team + " " + day;
      event.join(group(Kind.CORRELATED, name, team + " in the trade day " + day));
    }
    if (teams.size() == 2) {
      Collections.sort(teams);
      String pair = String.join(" and ", teams);
      String name = "series " + league + " " + pair;
      event.join(group(Kind.CORRELATED, name, pair + " meet again"));
    }
  }

  /** An event whose name goes on from another's is its child. */
  private void joinFamily(EventExposure event) {
    if (byName.putIfAbsent(event.name(), event) != null) {
      return;
    }
    @Nullable String parent = parent(event.name());
    if (parent != null) {
      joinParent(event, parent);
    }
    String prefix = event.name() + "-";
    for (EventExposure other : byName.tailMap(prefix).values()) {
      if (!other.name().startsWith(prefix)) {
        break;
      }
      joinParent(other, event.name());
    }
  }

  private @Nullable String parent(String name) {
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      if (byName.containsKey(name.substring(0, dash))) {
        return name.substring(0, dash);
      }
    }
    return null;
  }

  private void joinParent(EventExposure child, String parent) {
    ExposureGroup family = group(Kind.CORRELATED, "family " + parent, "part of " + parent);
    @Nullable EventExposure first = byName.get(parent);
    if (first != null) {
      first.join(family);
    }
    child.join(family);
  }

  private ExposureGroup group(Kind kind, String name, String reason) {
    return groups.computeIfAbsent(new Key(kind, name), _ -> new ExposureGroup(kind, name, reason));
  }
}
