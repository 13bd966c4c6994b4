package io.tipoff.exchange;

import io.tipoff.market.Money;

/**
 * An account's money as it stands at one moment; {@code buyingPower} is {@code cash} less {@code
 * openOrders} and {@code margin}.
 *
 * @param cash everything paid in and earned, proceeds of shorts included
 * @param openOrders what working orders could cost
 * @param margin what short positions must keep: 1 dollar a contract, less what offsets save
 * @param assetNotional the open positions at their cost
 * @param updated nanoseconds since 1970
 */
public record BalanceSnapshot(
    Money cash,
    Money buyingPower,
    Money openOrders,
    Money margin,
    Money assetNotional,
    long updated) {}
