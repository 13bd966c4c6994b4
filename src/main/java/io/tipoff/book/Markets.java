package io.tipoff.book;

import io.tipoff.event.IncentiveListed;
import io.tipoff.event.MarketListed;
import io.tipoff.event.MarketSettled;
import io.tipoff.event.MarketStateChanged;
import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.Market;
import io.tipoff.market.MarketId;
import io.tipoff.market.MarketState;
import io.tipoff.market.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of each market: its rules, whether it is open, and what it paid. */
public final class Markets {
  private final Map<MarketId, Market> listed = new HashMap<>();
  private final Map<MarketId, MarketState> states = new HashMap<>();
  private final Map<MarketId, Price> results = new HashMap<>();
  private final Map<MarketId, List<LiquidityProgram>> programs = new HashMap<>();

  public void apply(MarketListed event) {
    listed.put(event.market(), event.listing());
  }

  public void apply(MarketStateChanged event) {
    states.put(event.market(), event.state());
  }

  public void apply(MarketSettled event) {
    results.put(event.market(), event.price());
  }

  public void apply(IncentiveListed event) {
    programs.put(event.market(), event.programs());
  }

  /** What is paid for resting orders in a market at a time, nanoseconds since 1970. */
  public List<LiquidityProgram> programs(MarketId id, long now) {
    return programs.getOrDefault(id, List.of()).stream().filter(one -> one.isLive(now)).toList();
  }

  /** A market as listed; one of unknown rules if it never was. */
  public Market market(MarketId id) {
    Market market = listed.get(id);
    return market == null ? Market.unknown(id) : market;
  }

  /**
   * Whether the venue said that the market trades; false while it said nothing, or once settled.
   */
  public boolean isOpen(MarketId id) {
    return states.get(id) == MarketState.OPEN && !results.containsKey(id);
  }

  /** The state that the venue told; null while it said nothing. */
  public @Nullable MarketState state(MarketId id) {
    return states.get(id);
  }

  /** What each YES contract was paid; null while the market is not settled. */
  public @Nullable Price result(MarketId id) {
    return results.get(id);
  }
}
