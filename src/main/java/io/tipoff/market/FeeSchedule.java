package io.tipoff.market;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The venue's fees by date: for every curve the rates, each in force from an instant on. */
public final class FeeSchedule {

  /**
   * Rates in force from an instant on, until the next entry of the same curve.
   *
   * @param from nanoseconds since 1970
   */
  public record Entry(long from, FeeCurve curve, FeeRates rates) {}

  /** Where only a market's own taker coefficient is known, a maker is promised nothing. */
  private static final FeeRates NO_REBATE = FeeRates.of("0", "0");

  private final List<Entry> entries;
  private final OptionalLong pinned;

  /** A schedule of these entries, in any order. */
  public FeeSchedule(List<Entry> entries) {
    this(
        entries.stream().sorted(Comparator.comparingLong(Entry::from)).toList(),
        OptionalLong.empty());
  }

  private FeeSchedule(List<Entry> entries, OptionalLong pinned) {
    this.entries = entries;
    this.pinned = pinned;
  }

  /** The same schedule with the rates of one instant in force at all times. */
  public FeeSchedule asOf(long time) {
    return new FeeSchedule(entries, OptionalLong.of(time));
  }

  /** The first instant at which anything is known; empty if the schedule is. */
  public OptionalLong start() {
    return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.getFirst().from());
  }

  /** Whether the standard curve is known at an instant. */
  public boolean covers(long time) {
    return find(FeeCurve.STANDARD, time).isPresent();
  }

  /** A market's rates at an instant; empty if unknown, and then nobody may take. */
  public Optional<FeeRates> rates(Market market, long time) {
    Optional<FeeRates> scheduled = find(market.curve(), time);
    return market
        .feeCoefficient()
        .map(taker -> scheduled.orElse(NO_REBATE).withTaker(taker))
        .or(() -> scheduled);
  }

  /** A curve falls back to the standard one for as long as it has no entry of its own. */
  private Optional<FeeRates> find(FeeCurve curve, long time) {
    long at = pinned.orElse(time);
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.from() <= at && entry.curve() == curve) {
        return Optional.of(entry.rates());
      }
    }
    return curve == FeeCurve.STANDARD ? Optional.empty() : find(FeeCurve.STANDARD, time);
  }
}
