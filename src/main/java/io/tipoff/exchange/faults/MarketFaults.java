package io.tipoff.exchange.faults;

import io.tipoff.exchange.Exchange;
import io.tipoff.exchange.MarketSnapshot;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Which markets change their state because of faults. Not safe for several threads. */
public final class MarketFaults {
  private final Faults faults;
  private final Map<MarketId, Made> made = new HashMap<>();
  private boolean maintenance;

  /** A state that a market was made to have, and the one that it had before. */
  private record Made(MarketState state, MarketState own) {}

  public MarketFaults(Faults faults) {
    this.faults = faults;
  }

  /**
   * Gives markets the states that faults want, and takes them back; a maintenance that begins
   * cancels every order.
   *
   * @param now nanoseconds since 1970
   * @return whether a maintenance begins, with which all streams end
   */
  public boolean enforce(Exchange exchange, long now) {
    boolean begins = maintenanceBegins();
    if (begins) {
      exchange.cancelEverything(now);
    }
    changes(states(exchange)).forEach((market, state) -> exchange.setState(market, state, now));
    return begins;
  }

  private static SequencedMap<MarketId, MarketState> states(Exchange exchange) {
    SequencedMap<MarketId, MarketState> states = new LinkedHashMap<>();
    for (MarketId id : exchange.markets()) {
      MarketSnapshot market = exchange.market(id).orElseThrow();
      if (market.settlement() == null) {
        states.put(id, market.state());
      }
    }
    return states;
  }

  /** Whether a maintenance has begun since the last call. */
  public boolean maintenanceBegins() {
    boolean before = maintenance;
    maintenance = faults.isInMaintenance();
    return maintenance && !before;
  }

  /** Whether there is nothing to do, so that the states need not be looked up. */
  public boolean isIdle() {
    return faults.isQuiet() && made.isEmpty();
  }

  /**
   * The states that markets enter now; markets that are over stay as they are.
   *
   * @param states that the markets have
   */
  public SequencedMap<MarketId, MarketState> changes(SequencedMap<MarketId, MarketState> states) {
    SequencedMap<MarketId, MarketState> changes = new LinkedHashMap<>();
    states.forEach(
        (market, now) -> change(market, now).ifPresent(state -> changes.put(market, state)));
    return changes;
  }

  private Optional<MarketState> change(MarketId market, MarketState now) {
    @Nullable Made before = made.get(market);
    @Nullable MarketState state = isOver(now) ? null : faults.state(market.slug());
    if (state == null) {
      made.remove(market);
      return before == null || before.state != now ? Optional.empty() : Optional.of(before.own);
    }
    if (before != null && before.state == state) {
      return Optional.empty();
    }
    made.put(market, new Made(state, before == null ? now : before.own));
    faults.struck(market.slug());
    return Optional.of(state);
  }

  private static boolean isOver(MarketState state) {
    return switch (state) {
      case EXPIRED, TERMINATED, CLOSED -> true;
      case OPEN, PREOPEN, SUSPENDED, HALTED, MATCH_AND_CLOSE_AUCTION -> false;
    };
  }
}
