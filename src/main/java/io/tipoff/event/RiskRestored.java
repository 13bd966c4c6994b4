package io.tipoff.event;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import java.util.List;

/**
 * Where the breaker and its measures stood before the session; follows the restored balance and
 * positions.
 *
 * @param highWaterMark the highest equity so far
 * @param dayStart the equity at the start of the trade day
 * @param dayEnds when that trade day rolls, nanoseconds since 1970
 * @param dayTripped whether the loss of that day left only exits
 * @param drawdownTripped whether the drawdown left only exits
 * @param breakerLatched what else an operator had not reset, by its name; empty for nothing
 * @param breakerReason why that tripped, in words
 * @param jumped markets whose price had jumped too often
 */
public record RiskRestored(
    long time,
    Money highWaterMark,
    Money dayStart,
    long dayEnds,
    boolean dayTripped,
    boolean drawdownTripped,
    String breakerLatched,
    String breakerReason,
    List<MarketId> jumped)
    implements SessionEvent {
  public RiskRestored {
    jumped = List.copyOf(jumped);
  }

  /** Without a latch of the breaker. */
  public RiskRestored(
      long time,
      Money highWaterMark,
      Money dayStart,
      long dayEnds,
      boolean dayTripped,
      boolean drawdownTripped) {
    this(time, highWaterMark, dayStart, dayEnds, dayTripped, drawdownTripped, "", "", List.of());
  }
}
