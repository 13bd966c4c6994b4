package io.tipoff.polymarket;

import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.EventFilter;
import io.tipoff.polymarket.rest.EventsApi;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.VenueEvent;
import io.tipoff.polymarket.rest.VenueMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The markets that are traded, as the venue lists them now. */
public final class Universe implements Listings {
  private static final Logger LOG = LoggerFactory.getLogger(Universe.class);
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** What began longer ago and is still open is no game that is played now. */
  private static final long LONGEST_GAME = 24 * 3_600 * NANOS_PER_SECOND;

  private final UniverseFilter filter;
  private final MarketsApi markets;
  private final EventsApi events;
  private final LongSupplier clock;

  /**
   * The markets that pass a filter.
   *
   * @param clock the time now, nanoseconds since 1970
   */
  public Universe(UniverseFilter filter, MarketsApi markets, EventsApi events, LongSupplier clock) {
    this.filter = filter;
    this.markets = markets;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public SequencedMap<MarketId, Market> read() throws InterruptedException {
    SequencedMap<MarketId, Market> traded = new LinkedHashMap<>();
    for (VenueMarket market : markets()) {
      traded.put(market.market(), market.toMarket());
    }
    return traded;
  }

  /**
   * The markets themselves, as the venue describes them.
   *
   * @throws io.tipoff.polymarket.rest.VenueException if the venue cannot be asked
   */
  public List<VenueMarket> markets() throws InterruptedException {
    return filter.slugs().isEmpty() ? passing() : named();
  }

  /**
   * The events of markets that pass, each whole: with markets that do not pass.
   *
   * @throws io.tipoff.polymarket.rest.VenueException if the venue cannot be asked
   */
  public List<VenueEvent> events() throws InterruptedException {
    if (filter.slugs().isEmpty()) {
      long now = clock.getAsLong();
      long earliest = now - LONGEST_GAME;
      long latest = now + filter.startsWithin().toNanos();
      return open(now).stream()
          .filter(
              event ->
                  event.markets().stream().anyMatch(market -> passes(market, earliest, latest)))
          .toList();
    }
    Set<String> slugs = new LinkedHashSet<>();
    for (VenueMarket market : named()) {
      slugs.add(market.event());
    }
    List<VenueEvent> found = new ArrayList<>();
    for (String slug : slugs) {
      if (!slug.isEmpty()) {
        events.bySlug(slug).ifPresent(found::add);
      }
    }
    return found;
  }

  private List<VenueEvent> open(long now) throws InterruptedException {
    return events.list(openUntil(instant(now + filter.startsWithin().toNanos())));
  }

  private List<VenueMarket> passing() throws InterruptedException {
    long now = clock.getAsLong();
    long earliest = now - LONGEST_GAME;
    long latest = now + filter.startsWithin().toNanos();
    List<VenueMarket> passing = new ArrayList<>();
    for (VenueEvent event : open(now)) {
      for (VenueMarket market : event.markets()) {
        if (passes(market, earliest, latest)) {
          passing.add(market);
        }
      }
    }
    passing.sort(
        Comparator.comparingLong(Universe::start).thenComparing(market -> market.market().slug()));
    return passing.subList(0, Math.min(filter.most(), passing.size()));
  }

  /** The named markets that are open; a name that the venue does not know is told. */
  private List<VenueMarket> named() throws InterruptedException {
    List<VenueMarket> named = new ArrayList<>();
    for (MarketId slug : filter.slugs()) {
      Optional<VenueMarket> market = markets.bySlug(slug);
      if (market.isEmpty()) {
        LOG.warn("The venue knows no market {}; look at markets.slugs", slug);
      }
      market.filter(VenueMarket::active).filter(one -> !one.closed()).ifPresent(named::add);
    }
    return named;
  }

  /** A market without a start, such as a championship, is traded by name only. */
  private boolean passes(VenueMarket market, long earliest, long latest) {
    OptionalLong start = market.gameStart();
    return market.active()
        && !market.closed()
        && start.isPresent()
        && start.getAsLong() >= earliest
        && start.getAsLong() <= latest
        && isAmong(market.league(), filter.leagues())
        && isAmong(market.sportsMarketType(), filter.types())
        && market
                .volume()
                .orElse(BigDecimal.ZERO)
                .compareTo(new BigDecimal(filter.minimumVolume().toString()))
            >= 0;
  }

  private static EventFilter openUntil(Instant latest) {
    return new EventFilter(
        Optional.of(true),
        Optional.of(false),
        Optional.empty(),
        Optional.empty(),
        Optional.of(latest),
        List.of(),
        List.of(),
        List.of());
  }

  private static boolean isAmong(String name, List<String> names) {
    return names.isEmpty() || names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static long start(VenueMarket market) {
    return market.gameStart().orElse(Long.MAX_VALUE);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
  }

  @Override
  public Optional<Price> settlement(MarketId market) throws InterruptedException {
    return markets.settlement(market);
  }
}
