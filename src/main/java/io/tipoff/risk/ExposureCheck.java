package io.tipoff.risk;

import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.OrderTerms;
import org.jspecify.annotations.Nullable;

/** Holds an entry to the limits of what may be lost together, of positions and of volume. */
final class ExposureCheck {

  /**
   * A limit that an order would exceed.
   *
   * @param group what is added up, such as the league; empty where the limit says it
   */
  record Excess(Limit limit, Object allowed, Object asked, String group) {}

  private final Money totalLoss;
  private final ExposureLimits limits;
  private final Exposures exposures;
  private final DailyVolumes volumes;

  ExposureCheck(RiskLimits limits, Exposures exposures, DailyVolumes volumes) {
    this.totalLoss = limits.totalLoss();
    this.limits = limits.exposure();
    this.exposures = exposures;
    this.volumes = volumes;
  }

  /**
   * The first limit that a proposal would exceed; null if none.
   *
   * @param worst the proposal's terms, or those of the order that it replaces where these are worse
   */
  @Nullable Excess find(Proposal proposal, OrderTerms worst, Holding holding, long now) {
    @Nullable Excess excess = findLoss(holding, worst, proposal);
    if (excess != null) {
      return excess;
    }
    int positions = exposures.positionsWith(holding);
    if (positions > limits.positions()) {
      return new Excess(Limit.POSITIONS, limits.positions(), positions, "");
    }
    Quantity volume = volume(proposal, worst, holding, now);
    return volume.compareTo(limits.dailyVolume()) > 0
        ? new Excess(Limit.DAILY_VOLUME, limits.dailyVolume(), volume, "")
        : null;
  }

  private @Nullable Excess findLoss(Holding holding, OrderTerms worst, Proposal proposal) {
    EventExposure event = exposures.event(holding);
    Money before = new Money(event.loss());
    Money after = exposures.eventLossWith(holding, holding.lossesWith(worst, proposal.replaces()));
    if (!after.isAbove(before)) {
      return null;
    }
    if (after.isAbove(limits.eventLoss())) {
      return new Excess(Limit.EVENT_LOSS, limits.eventLoss(), after, event.name());
    }
    for (ExposureGroup group : event.groups()) {
      Money together = group.loss().minus(before).plus(after);
      if (together.isAbove(allowed(group.kind()))) {
        return new Excess(limit(group.kind()), allowed(group.kind()), together, group.name());
      }
    }
    return null;
  }

  private Quantity volume(Proposal proposal, OrderTerms worst, Holding holding, long now) {
    return volumes
        .of(holding.market(), now)
        .plus(holding.working(Side.BUY, proposal.replaces()))
        .plus(holding.working(Side.SELL, proposal.replaces()))
        .plus(worst.quantity());
  }

  private Money allowed(ExposureGroup.Kind kind) {
    return switch (kind) {
      case PORTFOLIO -> totalLoss;
      case LEAGUE -> limits.leagueLoss();
      case DAY -> limits.settlementDayLoss();
      case CORRELATED -> limits.groupLoss();
    };
  }

  private static Limit limit(ExposureGroup.Kind kind) {
    return switch (kind) {
      case PORTFOLIO -> Limit.TOTAL_LOSS;
      case LEAGUE -> Limit.LEAGUE_LOSS;
      case DAY -> Limit.SETTLEMENT_DAY_LOSS;
      case CORRELATED -> Limit.GROUP_LOSS;
    };
  }
}
