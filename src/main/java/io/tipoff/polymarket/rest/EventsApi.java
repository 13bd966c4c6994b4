package io.tipoff.polymarket.rest;

import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.wire.Json;
import java.util.List;
import java.util.Optional;

/** Events with their markets; no key is needed. Every method throws {@link VenueException}. */
public final class EventsApi {
  private static final int PAGE = 50;

  private final RestClient client;

  public EventsApi(RestClient client) {
    this.client = client;
  }

  /** The events that fit a filter, all pages. */
  public List<VenueEvent> list(EventFilter filter) throws InterruptedException {
    return Pages.all("GET /v1/events", PAGE, offset -> page(filter, offset));
  }

  private Pages.Slice<VenueEvent> page(EventFilter filter, int offset) throws InterruptedException {
    return client.get(
        Access.OPEN,
        "/v1/events",
        filter.query().add("limit", PAGE).add("offset", offset),
        tree -> Pages.Slice.of(VenueEvent.readAll(tree)));
  }

  /** An event by its slug; empty where there is none. */
  public Optional<VenueEvent> bySlug(String slug) throws InterruptedException {
    return find("/v1/events/slug/" + Query.encode(slug));
  }

  /** An event by the venue's number; empty where there is none. */
  public Optional<VenueEvent> byId(String id) throws InterruptedException {
    return find("/v1/events/" + Query.encode(id));
  }

  /**
   * An event by a partner's name for it; empty where the partner has none.
   *
   * @param partner such as {@code opticodds}
   */
  public Optional<PartnerEvent> byPartner(String partner, String externalId)
      throws InterruptedException {
    return client.find(
        Access.OPEN,
        "/v1/partners/" + Query.encode(partner) + "/events/" + Query.encode(externalId),
        new Query(),
        PartnerEvent::read);
  }

  private Optional<VenueEvent> find(String path) throws InterruptedException {
    return client.find(
        Access.OPEN, path, new Query(), tree -> VenueEvent.read(Json.required(tree, "event")));
  }
}
