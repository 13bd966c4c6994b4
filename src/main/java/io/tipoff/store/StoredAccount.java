package io.tipoff.store;

import io.tipoff.event.PositionRestored;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an account's sessions have left: what the next one starts from.
 *
 * @param lastOrder the highest number of an order so far; 0 for none
 * @param cash empty if no session ever knew it
 * @param positions what each strategy holds
 * @param orders orders that may still live
 * @param trades the venue's ids of the trades that are known, of {@link #DAYS} days
 * @param lastTime when something of the account was last told, nanoseconds since 1970; empty if
 *     never
 * @param risk where the breaker and its measures stood; empty if they were never told
 * @param endedProperly whether the last session came to its proper end; true if there was none
 * @param starts when the sessions of the last {@link #MINUTES} minutes began, oldest first
 */
public record StoredAccount(
    long lastOrder,
    Optional<Money> cash,
    List<Position> positions,
    List<StoredOrder> orders,
    Set<String> trades,
    OptionalLong lastTime,
    Optional<RiskRestored> risk,
    boolean endedProperly,
    List<Long> starts) {
  /** So far back the ids of trades are told: the venue itself keeps a week. */
  public static final int DAYS = 8;

  /** So far back starts are told. */
  public static final int MINUTES = 10;

  /**
   * A position of a strategy.
   *
   * @param quantity contracts, negative for a short
   * @param cost what was paid for it; negative for the proceeds of a short
   */
  public record Position(MarketId market, String strategy, Quantity quantity, Money cost) {

    /** The same as a session is told of it, at a time in nanoseconds since 1970. */
    public PositionRestored at(long time) {
      return new PositionRestored(time, market, strategy, quantity, cost);
    }
  }

  /** The measures of risk as a session is told of them, at a time in nanoseconds since 1970. */
  public Optional<RiskRestored> riskAt(long time) {
    return risk.map(
        was ->
            new RiskRestored(
                time,
                was.highWaterMark(),
                was.dayStart(),
                was.dayEnds(),
                was.dayTripped(),
                was.drawdownTripped(),
                was.breakerLatched(),
                was.breakerReason()));
  }
}
