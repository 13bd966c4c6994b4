package io.tipoff.engine;

import io.tipoff.event.AccountReported;
import io.tipoff.event.AccountReported.Held;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import io.tipoff.portfolio.Holding;
import io.tipoff.portfolio.OrderState;
import io.tipoff.portfolio.Portfolio;
import io.tipoff.portfolio.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is known with what the venue says. A request and the stream are not of the same
 * instant: what changed shortly before a request left, or since, is not compared, and a difference
 * counts only when every report shows the same for longer than news can be late.
 */
public final class AccountCheck {
  /** News may be so much later than what a request shows, in nanoseconds. */
  static final long SETTLING = 2_000_000_000L;

  /** News can be so late that it explains a difference after all, in nanoseconds. */
  static final long LATEST = 10_000_000_000L;

  /** Before the account was ever known nothing is on its way. */
  private static final long LATEST_AT_FIRST = SETTLING;

  /** Below it a difference is one of rounding. */
  private static final Money CENT = Money.of("0.01");

  private final Portfolio portfolio;
  private final Map<MarketId, Long> changes = new HashMap<>();
  private Map<MarketId, Suspect> suspects = new HashMap<>();
  private @Nullable SuspectCash suspectCash;
  private boolean known;
  private long lastChange = Long.MIN_VALUE;

  /** What the venue told, and since when it has told the same. */
  private record Suspect(Held told, long since) {}

  private record SuspectCash(Money missing, long since) {}

  public AccountCheck(Portfolio portfolio) {
    this.portfolio = portfolio;
  }

  /** A position and the cash changed by something that was told. */
  public void changed(MarketId market, long now) {
    changes.put(market, now);
    lastChange = now;
  }

  /** The cash changed by something that was told. */
  public void cashChanged(long now) {
    lastChange = now;
  }

  /**
   * What came of a comparison.
   *
   * @param differences that did not go away: the venue's figures were taken
   * @param conclusive whether all could be compared, and nothing else differs
   * @param suspicious whether something differs that news may yet explain
   * @param first whether the account was never known before
   */
  public record Result(
      List<Difference> differences, boolean conclusive, boolean suspicious, boolean first) {}

  /** Compares, and takes the venue's figures where they differ for good. */
  public Result compare(AccountReported report) {
    long before = report.askedAt() - SETTLING;
    List<Difference> differences = new ArrayList<>();
    Map<MarketId, Suspect> doubts = new HashMap<>();
    boolean conclusive = true;
    SequencedMap<MarketId, Held> told = new LinkedHashMap<>();
    report.positions().forEach(held -> told.put(held.market(), held));
    SequencedSet<MarketId> all = new LinkedHashSet<>(portfolio.holdings().sequencedKeySet());
    all.addAll(told.sequencedKeySet());
    for (MarketId market : all) {
      Held held = told.getOrDefault(market, new Held(market, Quantity.ZERO, Money.ZERO));
      Holding holding = portfolio.holding(market);
      if (changes.getOrDefault(market, Long.MIN_VALUE) >= before
          || report.doubtful().contains(market)
          || isUncertain(holding)) {
        conclusive = false;
      } else if (differs(holding.position(), held)) {
        Suspect suspect = suspect(held, report.askedAt());
        if (report.askedAt() - suspect.since >= patience()) {
          differences.addAll(differences(holding.position(), held));
          portfolio.adopt(market, held.quantity(), held.cost());
        } else {
          doubts.put(market, suspect);
          conclusive = false;
        }
      }
    }
    suspects = doubts;
    conclusive &= compareCash(report, before, differences);
    boolean first = !known;
    known |= conclusive;
    return new Result(differences, conclusive, !suspects.isEmpty() || suspectCash != null, first);
  }

  private Suspect suspect(Held told, long askedAt) {
    @Nullable Suspect before = suspects.get(told.market());
    return before != null && before.told.equals(told) ? before : new Suspect(told, askedAt);
  }

  private long patience() {
    return known ? LATEST : LATEST_AT_FIRST;
  }

  private boolean compareCash(AccountReported report, long before, List<Difference> differences) {
    @Nullable SuspectCash suspected = suspectCash;
    suspectCash = null;
    if (lastChange >= before || !report.doubtful().isEmpty()) {
      return false;
    }
    Money missing = report.cash().minus(portfolio.cash());
    if (!missing.isNegative() && !missing.isPositive()) {
      return true;
    }
    if (suspected == null || !suspected.missing.equals(missing)) {
      suspected = new SuspectCash(missing, report.askedAt());
    }
    if (report.askedAt() - suspected.since < patience()) {
      suspectCash = suspected;
      return false;
    }
    differences.add(
        new Difference(
            null, Difference.CASH, portfolio.cash().toString(), report.cash().toString()));
    portfolio.restore(report.cash());
    return true;
  }

  private static boolean isUncertain(Holding holding) {
    return holding.liveOrders().stream()
        .anyMatch(order -> order.state() == OrderState.OUTCOME_UNKNOWN);
  }

  private static boolean differs(Position known, Held told) {
    return !known.quantity().equals(told.quantity()) || differsInCost(known, told);
  }

  private static boolean differsInCost(Position known, Held told) {
    Money apart = known.cost().minus(told.cost());
    return apart.isAbove(CENT) || apart.negate().isAbove(CENT);
  }

  private static List<Difference> differences(Position known, Held told) {
    List<Difference> differences = new ArrayList<>();
    if (!known.quantity().equals(told.quantity())) {
      differences.add(
          new Difference(
              told.market(),
              Difference.QUANTITY,
              known.quantity().toString(),
              told.quantity().toString()));
    }
    if (differsInCost(known, told)) {
      differences.add(
          new Difference(
              told.market(), Difference.COST, known.cost().toString(), told.cost().toString()));
    }
    return differences;
  }
}
