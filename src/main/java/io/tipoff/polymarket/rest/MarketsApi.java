package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import io.tipoff.market.Price;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.wire.Json;
import io.tipoff.polymarket.wire.WireException;
import java.util.List;
import java.util.Optional;

/** Markets and their books; no key is needed. Every method throws {@link VenueException}. */
public final class MarketsApi {
  private static final int PAGE = 100;

  private final RestClient client;

  public MarketsApi(RestClient client) {
    this.client = client;
  }

  /** The markets that fit a filter, all pages. */
  public List<VenueMarket> list(MarketFilter filter) throws InterruptedException {
    return Pages.all("GET /v1/markets", PAGE, offset -> page(filter, offset));
  }

  private Pages.Slice<VenueMarket> page(MarketFilter filter, int offset)
      throws InterruptedException {
    return client.get(
        Access.OPEN,
        "/v1/markets",
        filter.query().add("limit", PAGE).add("offset", offset),
        tree ->
            new Pages.Slice<>(
                MarketReader.markets(tree, MarketReader.Context.NONE),
                Json.child(tree, "markets").size()));
  }

  /** A market by its slug; empty where there is none. */
  public Optional<VenueMarket> bySlug(MarketId market) throws InterruptedException {
    return find("/v1/market/slug/" + Query.encode(market.slug()));
  }

  /** A market by the venue's number; empty where there is none. */
  public Optional<VenueMarket> byId(String id) throws InterruptedException {
    return find("/v1/market/id/" + Query.encode(id));
  }

  private Optional<VenueMarket> find(String path) throws InterruptedException {
    return client.find(
        Access.OPEN,
        path,
        new Query(),
        tree -> MarketReader.market(Json.required(tree, "market"), MarketReader.Context.NONE));
  }

  /** The top levels of a market's book; empty where there is no such market. */
  public Optional<VenueBook> book(MarketId market) throws InterruptedException {
    return client.find(Access.OPEN, path(market, "/book"), new Query(), BookReader::book);
  }

  /** The best prices of a market; empty where there is no such market. */
  public Optional<VenueBestPrices> bestPrices(MarketId market) throws InterruptedException {
    return client.find(Access.OPEN, path(market, "/bbo"), new Query(), BookReader::bestPrices);
  }

  /** What a YES contract paid; empty until then. */
  public Optional<Price> settlement(MarketId market) throws InterruptedException {
    return client.find(
        Access.OPEN,
        path(market, "/settlement"),
        new Query(),
        tree ->
            Json.price(tree, "settlement")
                .orElseThrow(() -> new WireException("settlement is missing")));
  }

  private static String path(MarketId market, String what) {
    return "/v1/markets/" + Query.encode(market.slug()) + what;
  }
}
