package io.tipoff.risk;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.List;

/**
 * The limits of what may be lost together, and of how much is held and traded.
 *
 * @param eventLoss the most that the markets of one event may lose together, dollars
 * @param leagueLoss the most that the events of one league may lose together, dollars
 * @param settlementDayLoss the most that the events which end in one trade day may lose together,
 *     dollars
 * @param groupLoss the most that a group of correlated events may lose together, dollars
 * @param positions markets with a position, or with an order that may lead to one
 * @param dailyVolume contracts that trade in one market in a trade day, working orders included
 * @param cashBuffer the part of the equity that no order may use, in 1/10,000
 * @param groups manual groups of events or markets
 */
public record ExposureLimits(
    Money eventLoss,
    Money leagueLoss,
    Money settlementDayLoss,
    Money groupLoss,
    int positions,
    Quantity dailyVolume,
    int cashBuffer,
    List<Group> groups) {

  /**
   * Events that an operator adds up.
   *
   * @param members names of events, or slugs of markets that stand for their events
   */
  public record Group(String name, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  private static final Money FAR = Money.of("1000000000");

  /** No limits but those of {@link RiskLimits}. */
  public static final ExposureLimits NONE =
      new ExposureLimits(
          FAR, FAR, FAR, FAR, 1_000_000, Quantity.ofContracts(1_000_000_000), 0, List.of());

  public ExposureLimits {
    groups = List.copyOf(groups);
  }
}
