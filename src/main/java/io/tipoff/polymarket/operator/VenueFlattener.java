package io.tipoff.polymarket.operator;

import io.tipoff.market.MarketId;
import io.tipoff.market.Quantity;
import io.tipoff.polymarket.rest.MarketsApi;
import io.tipoff.polymarket.rest.OrdersApi;
import io.tipoff.polymarket.rest.PortfolioApi;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenuePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives every position of an account up, without a bot: cancels the orders of those markets, lets
 * exits rest at the best price for a while, then takes inside a collar for as long as that helps.
 */
public final class VenueFlattener {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CANCELLING = Duration.ofSeconds(30);

  /** The venue's calls that it takes. */
  public record Venue(OrdersApi orders, PortfolioApi portfolio, MarketsApi markets) {}

  /**
   * What is left of a position.
   *
   * @param quantity negative for a short
   * @param why it could not be given up, in words; empty if it was
   */
  public record Rest(MarketId market, Quantity quantity, String why) {}

  private final Venue venue;
  private final Duration patience;
  private final int collarTicks;
  private final Consumer<String> notes;

  /**
   * What will flatten.
   *
   * @param patience how long exits rest before they take
   * @param collarTicks how many ticks beyond the best opposite price an exit may reach
   * @param notes is told what is done
   */
  public VenueFlattener(Venue venue, Duration patience, int collarTicks, Consumer<String> notes) {
    this.venue = venue;
    this.patience = patience;
    this.collarTicks = collarTicks;
    this.notes = notes;
  }

  /** The positions that would be given up. */
  public List<Rest> positions() throws InterruptedException {
    List<Rest> held = new ArrayList<>();
    for (VenuePosition position : venue.portfolio().positions()) {
      if (!position.net().isZero() && !position.expired()) {
        held.add(new Rest(position.market(), position.net(), ""));
      }
    }
    return held;
  }

  /**
   * Does it.
   *
   * @return what became of each position
   * @throws VenueException if the venue cannot be worked with; nothing of ours is then left resting
   *     that it took the cancel of
   */
  public List<Rest> run() throws InterruptedException {
    List<Rest> held = positions();
    if (held.isEmpty()) {
      return List.of();
    }
    List<MarketId> markets = held.stream().map(Rest::market).toList();
    cancel(markets);
    List<MarketExit> exits =
        markets.stream().map(market -> new MarketExit(venue, market, collarTicks, notes)).toList();
    long takesFrom = System.nanoTime() + patience.toNanos();
    try {
      while (exits.stream().anyMatch(exit -> !exit.isOver())) {
        boolean takes = System.nanoTime() >= takesFrom;
        for (MarketExit exit : exits) {
          step(exit, takes);
        }
        Thread.sleep(PAUSE);
      }
    } finally {
      cancel(markets);
    }
    return exits.stream().map(MarketExit::rest).toList();
  }

  private void cancel(List<MarketId> markets) throws InterruptedException {
    new CancelEverything(venue.orders(), markets, CANCELLING, notes).run();
  }

  private void step(MarketExit exit, boolean takes) throws InterruptedException {
    if (exit.isOver()) {
      return;
    }
    try {
      exit.step(takes);
    } catch (AuthenticationFailed e) {
      throw e;
    } catch (VenueException e) {
      exit.failed(e);
    }
  }
}
