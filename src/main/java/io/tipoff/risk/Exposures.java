package io.tipoff.risk;

import io.tipoff.event.MarketListed;
import io.tipoff.market.Listing;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.Losses;
import io.tipoff.portfolio.Portfolio;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be lost, by event and by groups of events, worked out from what each market would pay;
 * kept up to date with every change of a position or an order.
 */
public final class Exposures {

  private static final class Place {
    private Listing listing;
    private final EventExposure event;
    private final EventExposure.Seat seat;
    private Losses losses = Losses.NONE;
    private boolean engaged;

    private Place(Listing listing, EventExposure event) {
      this.listing = listing;
      this.event = event;
      this.seat = event.seat(listing);
    }
  }

  private final Correlations correlations;
  private final Map<MarketId, Place> places = new HashMap<>();
  private final SequencedMap<String, EventExposure> events = new LinkedHashMap<>();
  private int engaged;

  /** Follows a portfolio from now on. */
  public Exposures(ExposureLimits limits, Portfolio portfolio) {
    this.correlations = new Correlations(limits.groups());
    portfolio.watch(this::update);
  }

  /** Takes what a market is about. */
  public void apply(MarketListed event) {
    Market market = event.listing();
    @Nullable Place old = places.get(market.id());
    if (old == null) {
      place(market.id(), market.listing());
    } else if (!old.listing.equals(market.listing())) {
      move(market.id(), old, market.listing());
    }
  }

  private Place place(MarketId market, Listing listing) {
    EventExposure event = events.computeIfAbsent(eventName(market, listing), EventExposure::new);
    Place place = new Place(listing, event);
    places.put(market, place);
    event.add(market);
    correlations.join(event, market, listing);
    return place;
  }

  private static String eventName(MarketId market, Listing listing) {
    return listing.event().isEmpty() ? market.slug() : listing.event();
  }

  /** What is known of a market now may put it elsewhere; its old seat stays empty. */
  private void move(MarketId market, Place old, Listing listing) {
    if (old.event.name().equals(eventName(market, listing))
        && old.listing.question().equals(listing.question())
        && old.listing.longTeam().equals(listing.longTeam())) {
      old.listing = listing;
      correlations.join(old.event, market, listing);
      return;
    }
    Losses losses = old.losses;
    old.event.change(old.seat, Losses.NONE);
    Place place = place(market, listing);
    place.engaged = old.engaged;
    place.losses = losses;
    place.event.change(place.seat, losses);
  }

  private void update(Holding holding) {
    Place place = of(holding);
    Losses now = holding.losses();
    if (!now.equals(place.losses)) {
      place.losses = now;
      place.event.change(place.seat, now);
    }
    if (holding.isEngaged() != place.engaged) {
      place.engaged = !place.engaged;
      engaged += place.engaged ? 1 : -1;
    }
  }

  private Place of(Holding holding) {
    @Nullable Place place = places.get(holding.market());
    return place == null ? place(holding.market(), Listing.UNKNOWN) : place;
  }

  /** Markets with a position, or with an order that may lead to one. */
  public int positions() {
    return engaged;
  }

  /** What all events together may lose. */
  public Money total() {
    return correlations.portfolio().loss();
  }

  /** The worst loss of each event, in the order in which they became known. */
  public SequencedMap<String, Money> byEvent() {
    SequencedMap<String, Money> losses = new LinkedHashMap<>();
    events.forEach((name, event) -> losses.put(name, new Money(event.loss())));
    return losses;
  }

  /** Every group of events that are added up. */
  public Iterable<ExposureGroup> groups() {
    return correlations.groups();
  }

  /** The markets of an event by its name, in the order in which they became known. */
  List<MarketId> marketsOf(String event) {
    @Nullable EventExposure exposure = events.get(event);
    return exposure == null ? List.of() : marketsOf(exposure);
  }

  EventExposure event(Holding holding) {
    return of(holding).event;
  }

  /** The markets of an event, in the order in which they became known. */
  List<MarketId> marketsOf(EventExposure event) {
    return event.markets().stream().filter(id -> isOf(event, id)).toList();
  }

  private boolean isOf(EventExposure event, MarketId market) {
    @Nullable Place place = places.get(market);
    return place != null && place.event == event;
  }

  /** What a holding's event may lose if the holding lost this. */
  Money eventLossWith(Holding holding, Losses candidate) {
    Place place = of(holding);
    return new Money(place.event.lossWith(place.seat, candidate));
  }

  /** The positions if a market had an order. */
  int positionsWith(Holding holding) {
    return engaged + (holding.isEngaged() ? 0 : 1);
  }
}
