package io.tipoff.polymarket.operator;

import io.tipoff.market.MarketId;
import io.tipoff.polymarket.rest.OrdersApi;
import io.tipoff.polymarket.rest.VenueException;
import io.tipoff.polymarket.rest.VenueException.AuthenticationFailed;
import io.tipoff.polymarket.rest.VenueException.RateLimited;
import io.tipoff.polymarket.rest.VenueException.RefusedByUs;
import io.tipoff.polymarket.rest.VenueException.RejectedByVenue;
import io.tipoff.polymarket.wire.VenueOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cancels every open order of a key, or those of some markets, whoever made them: one request,
 * tried again until the venue has confirmed it and shows no open order. Cancelling twice does no
 * harm, so a lost answer is no reason to stop.
 */
public final class CancelEverything {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** How often the open orders are looked at before the cancel is sent again. */
  private static final int LOOKS = 5;

  private final OrdersApi orders;
  private final List<MarketId> markets;
  private final Duration patience;
  private final Consumer<String> notes;

  /**
   * What will cancel.
   *
   * @param markets only in these; empty for all
   * @param patience how long it is tried
   * @param notes is told of what failed and is tried again
   */
  public CancelEverything(
      OrdersApi orders, List<MarketId> markets, Duration patience, Consumer<String> notes) {
    this.orders = orders;
    this.markets = List.copyOf(markets);
    this.patience = patience;
    this.notes = notes;
  }

  /**
   * What the venue confirmed.
   *
   * @param cancelled the ids of the orders that it cancelled
   * @param left the orders that it still has; not empty only when the time was over
   */
  public record Result(List<String> cancelled, List<VenueOrder> left) {
    public Result {
      cancelled = List.copyOf(cancelled);
      left = List.copyOf(left);
    }

    /** Whether nothing is open. */
    public boolean isComplete() {
      return left.isEmpty();
    }
  }

  /**
   * Cancels.
   *
   * @throws VenueException if the venue did not confirm it in time, or will never take it
   */
  public Result run() throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> cancelled = new LinkedHashSet<>();
    Duration pause = FIRST_PAUSE;
    List<VenueOrder> left = List.of();
    while (true) {
      try {
        cancelled.addAll(orders.cancelAll(markets));
        left = look(end);
        if (left.isEmpty() || System.nanoTime() >= end) {
          return new Result(new ArrayList<>(cancelled), left);
        }
        notes.accept(left.size() + " orders are still open; cancelling again");
      } catch (VenueException e) {
        long rest = end - System.nanoTime() - atLeast(e, pause).toNanos();
        if (isFinal(e) || rest <= 0) {
          throw e;
        }
        notes.accept("not confirmed, trying again: " + e.getMessage());
      }
      Thread.sleep(pause);
      pause = longer(pause);
    }
  }

  /** A cancel is confirmed before the order has gone. */
  private List<VenueOrder> look(long end) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    List<VenueOrder> left = orders.open(markets);
    for (int i = 1; i < LOOKS && !left.isEmpty() && System.nanoTime() < end; i++) {
      Thread.sleep(pause);
      pause = longer(pause);
      left = orders.open(markets);
    }
    return left;
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** The budget of cancels holds the next try back for a second after a 429. */
  private static Duration atLeast(VenueException e, Duration pause) {
    return e instanceof RateLimited ? Duration.ofSeconds(1) : pause;
  }

  private static boolean isFinal(VenueException e) {
    return e instanceof AuthenticationFailed
        || e instanceof RejectedByVenue
        || e instanceof RefusedByUs;
  }
}
