package io.tipoff.polymarket.rest;

import io.tipoff.market.MarketId;
import io.tipoff.polymarket.rest.Budgets.Access;
import io.tipoff.polymarket.wire.Json;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What the venue pays for quoting and trading; a key is needed. Every method throws {@link
 * VenueException}.
 */
public final class IncentivesApi {
  private static final int PAGE = 100;
  private static final String PROGRAMS = "/v1/incentives";

  private final RestClient client;

  public IncentivesApi(RestClient client) {
    this.client = client;
  }

  /**
   * The programs, all pages.
   *
   * @param markets only in these; empty for all
   * @param statuses only these of active, closed, pending; empty for all
   */
  public List<IncentiveProgram> programs(Collection<MarketId> markets, Collection<String> statuses)
      throws InterruptedException {
    return Pages.all(
        "GET " + PROGRAMS,
        token ->
            client.get(
                Access.INCENTIVES,
                PROGRAMS,
                new Query()
                    .add("page_size", PAGE)
                    .add("page_token", token)
                    .addAll("symbols", markets)
                    .addAll("statuses", statuses),
                tree ->
                    new Pages.Page<>(
                        Json.list(tree, "programs", IncentiveProgram::read),
                        Json.text(tree, "nextPageToken"))));
  }

  /** What was earned on the days from {@code first} to {@code last}, both included. */
  public List<IncentiveReward> earnings(LocalDate first, LocalDate last)
      throws InterruptedException {
    return client.get(
        Access.INCENTIVES,
        PROGRAMS + "/earnings",
        new Query().add("start_date", first).add("end_date", last),
        tree -> Json.list(tree, "rewards", IncentiveReward::read));
  }
}
