package io.tipoff.event;

import io.tipoff.market.LiquidityProgram;
import io.tipoff.market.MarketId;
import java.util.List;

/**
 * What the venue pays for resting orders in a market became known, or changed.
 *
 * @param programs all that run or are announced; empty where there is none any more
 */
public record IncentiveListed(long time, MarketId market, List<LiquidityProgram> programs)
    implements MarketEvent {
  public IncentiveListed {
    programs = List.copyOf(programs);
  }
}
