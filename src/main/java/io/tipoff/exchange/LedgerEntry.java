package io.tipoff.exchange;

import io.tipoff.market.MarketId;
import io.tipoff.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account's cash or position, both before and after it. The balance's {@code
 * openOrders} also changes without an entry, whenever orders come and go.
 *
 * @param id unique over all accounts
 * @param market null for what concerns cash alone
 * @param positionBefore null where no position was or none changed
 * @param positionAfter null where no position changed
 * @param amount the change of cash, fees included
 * @param fee the part of it that is a fee; negative for a rebate
 * @param tradeId of a trade, else empty
 * @param aggressor of a trade: whether the account's order took what rested
 * @param time nanoseconds since 1970
 */
public record LedgerEntry(
    String id,
    AccountId account,
    Kind kind,
    @Nullable MarketId market,
    @Nullable PositionSnapshot positionBefore,
    @Nullable PositionSnapshot positionAfter,
    BalanceSnapshot balanceBefore,
    BalanceSnapshot balanceAfter,
    Money amount,
    Money fee,
    String tradeId,
    boolean aggressor,
    long time) {

  /** What the change was for. */
  public enum Kind {
    DEPOSIT,
    TRADE,
    RESOLUTION
  }
}
