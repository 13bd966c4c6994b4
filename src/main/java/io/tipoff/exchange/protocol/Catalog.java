package io.tipoff.exchange.protocol;

import io.tipoff.exchange.world.Clubs;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The venue's reference data: numbers for markets, events, teams and leagues as they come. */
final class Catalog {
  private static final int FIRST_MARKET = 7_001;
  private static final int FIRST_EVENT = 501;
  private static final Pattern GAME =
      Pattern.compile("[a-z0-9]+-([a-z0-9]+)-([a-z0-9]+)-(\\d{4}-\\d{2}-\\d{2})");

  private static final Map<String, String> SPORTS =
      Map.ofEntries(
          Map.entry("nba", "basketball"),
          Map.entry("wnba", "basketball"),
          Map.entry("cbb", "basketball"),
          Map.entry("nfl", "football"),
          Map.entry("cfb", "football"),
          Map.entry("mlb", "baseball"),
          Map.entry("nhl", "hockey"),
          Map.entry("epl", "soccer"),
          Map.entry("mls", "soccer"));

  private final SequencedMap<MarketId, ListedMarket> markets = new LinkedHashMap<>();
  private final SequencedMap<String, ListedEvent> events = new LinkedHashMap<>();
  private final SequencedMap<String, Team> teams = new LinkedHashMap<>();
  private final LinkedHashSet<String> leagues = new LinkedHashSet<>();

  boolean contains(MarketId id) {
    return markets.containsKey(id);
  }

  /** Adds a market with whatever it names. */
  void add(Market market, long now) {
    Listing listing = market.listing();
    String slug = listing.event().isEmpty() ? market.id().slug() : listing.event();
    ListedEvent event = events.computeIfAbsent(slug, _ -> event(slug, market, now));
    ListedMarket listed =
        new ListedMarket(
            FIRST_MARKET + markets.size(), market, MarketKind.of(market.id()), event, now);
    event.add(listed);
    markets.put(market.id(), listed);
  }

  private ListedEvent event(String slug, Market market, long now) {
    Listing listing = market.listing();
    Matcher game = GAME.matcher(slug);
    List<Team> playing = new ArrayList<>();
    if (game.matches()) {
      playing.add(team(listing.league(), game.group(1), listing.longTeam(), "away"));
      playing.add(team(listing.league(), game.group(2), "", "home"));
    }
    if (!listing.league().isEmpty()) {
      leagues.add(listing.league());
    }
    return new ListedEvent(
        FIRST_EVENT + events.size(),
        slug,
        listing.league(),
        playing,
        game.matches() ? date(game.group(3)) : Optional.empty(),
        listing.endsAt(),
        now);
  }

  /** A team has one number wherever it plays. */
  private Team team(String league, String abbreviation, String name, String ordering) {
    Team known =
        teams.computeIfAbsent(
            league + "-" + abbreviation,
            _ ->
                new Team(
                    teams.size() + 1, name(abbreviation, name), abbreviation, league, ordering));
    return known.at(ordering);
  }

  /** The invented teams have names of their own. */
  private static String name(String abbreviation, String listed) {
    String invented = Clubs.name(abbreviation);
    if (listed.equals(abbreviation) || (listed.isEmpty() && !invented.equals(abbreviation))) {
      return invented;
    }
    return listed.isEmpty() ? abbreviation.toUpperCase(Locale.ROOT) : listed;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** In the order of their listing. */
  SequencedCollection<ListedMarket> markets() {
    return markets.sequencedValues();
  }

  /**
   * A market by its slug.
   *
   * @throws ApiException if there is none
   */
  ListedMarket market(String slug) {
    return find(slug).orElseThrow(ApiException::unknown);
  }

  Optional<ListedMarket> find(String slug) {
    return slug.isBlank() ? Optional.empty() : Optional.ofNullable(get(slug));
  }

  private @Nullable ListedMarket get(String slug) {
    return slug.chars().anyMatch(Character::isWhitespace) ? null : markets.get(new MarketId(slug));
  }

  ListedMarket marketById(String id) {
    return byId(markets.sequencedValues().stream(), id, ListedMarket::id);
  }

  SequencedCollection<ListedEvent> events() {
    return events.sequencedValues();
  }

  ListedEvent event(String slug) {
    @Nullable ListedEvent event = events.get(slug);
    if (event == null) {
      throw ApiException.unknown();
    }
    return event;
  }

  ListedEvent eventById(String id) {
    return byId(events.sequencedValues().stream(), id, ListedEvent::id);
  }

  SequencedCollection<Team> teams() {
    return teams.sequencedValues();
  }

  /** In the order of their coming; their place plus one is their id. */
  List<String> leagues() {
    return List.copyOf(leagues);
  }

  static <T> T byId(Stream<T> all, String id, ToIntFunction<T> idOf) {
    return all.filter(one -> String.valueOf(idOf.applyAsInt(one)).equals(id))
        .findFirst()
        .orElseThrow(ApiException::unknown);
  }

  /** The sport that a league plays. */
  static String sport(String league) {
    return SPORTS.getOrDefault(league, league);
  }
}
