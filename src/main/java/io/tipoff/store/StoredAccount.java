package io.tipoff.store;

import io.tipoff.event.DayTraded;
import io.tipoff.event.EarlierFillReversed;
import io.tipoff.event.OrderId;
import io.tipoff.event.PositionRestored;
import io.tipoff.event.RiskRestored;
import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import io.tipoff.market.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an account's sessions have left: what the next one starts from.
 *
 * @param lastOrder the highest number of an order so far; 0 for none
 * @param cash empty if no session ever knew it
 * @param positions what each strategy holds
 * @param orders orders that may still live
 * @param trades the trades that are known, of {@link #DAYS} days
 * @param lastTime when something of the account was last told, nanoseconds since 1970; empty if
 *     never
 * @param risk where the breaker and its measures stood; empty if they were never told
 * @param traded what was traded in each market in the trade day of now
 * @param endedProperly whether the last session came to its proper end; true if there was none
 * @param starts when the sessions of the last {@link #MINUTES} minutes began, oldest first
 */
public record StoredAccount(
    long lastOrder,
    Optional<Money> cash,
    List<Position> positions,
    List<StoredOrder> orders,
    List<Trade> trades,
    OptionalLong lastTime,
    Optional<RiskRestored> risk,
    List<DayTraded> traded,
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

  /** What was traded as a session is told of it, at a time in nanoseconds since 1970. */
  public List<DayTraded> tradedAt(long time) {
    return traded.stream()
        .map(day -> new DayTraded(time, day.market(), day.contracts(), day.notional()))
        .toList();
  }

  /**
   * A trade of an order.
   *
   * @param id the venue's
   * @param quantity contracts, negative for what was sold
   * @param fee negative for a rebate
   * @param isUndone whether the venue undid it, as far as is known
   */
  public record Trade(
      String id,
      OrderId order,
      MarketId market,
      String strategy,
      Price price,
      Quantity quantity,
      Money fee,
      boolean isUndone) {

    /** What a session is told if the venue undoes it, at a time in nanoseconds since 1970. */
    public EarlierFillReversed undoneAt(long time) {
      return new EarlierFillReversed(
          time,
          order,
          id,
          market,
          strategy,
          quantity.isNegative() ? Side.SELL : Side.BUY,
          price,
          quantity.abs(),
          fee);
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
                was.breakerReason(),
                was.jumped()));
  }
}
