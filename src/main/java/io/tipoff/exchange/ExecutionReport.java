package io.tipoff.exchange;

import io.tipoff.event.RejectReason;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order, told to its owner alone. A refused replacement is a {@code REJECTED}
 * report of an order that works on as it was.
 *
 * @param id unique over all accounts; twelve upper-case letters and digits
 * @param order the order right after it
 * @param lastPrice of a fill, else null
 * @param lastQuantity of a fill, else zero
 * @param fee of a fill; negative for a rebate
 * @param tradeId of a fill, the same for both sides; else empty
 * @param aggressor whether the order took what rested
 * @param rejectReason of a reject, else null
 * @param unsolicited of a cancel that its owner did not ask for, else null
 * @param text the exchange's words; may be empty
 * @param time nanoseconds since 1970
 */
public record ExecutionReport(
    String id,
    ExecutionType type,
    OrderSnapshot order,
    @Nullable Price lastPrice,
    Quantity lastQuantity,
    Money fee,
    String tradeId,
    boolean aggressor,
    @Nullable RejectReason rejectReason,
    @Nullable UnsolicitedReason unsolicited,
    String text,
    long time) {

  /** Why the exchange cancelled an order by itself. */
  public enum UnsolicitedReason {
    CONNECTION_LOSS,
    LOGOUT,
    EXCHANGE_OPTION,
    OTHER
  }
}
