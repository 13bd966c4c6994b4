package io.tipoff.event;

import io.tipoff.market.Liquidity;
import io.tipoff.market.Money;
import io.tipoff.market.Price;
import io.tipoff.market.Quantity;

/**
 * A part of the order, or all that was left of it, traded.
 *
 * @param fee what was charged; negative for a rebate
 * @param evidence what in the market shows that the fill happened
 */
public record OrderFilled(
    long time,
    OrderId order,
    Price price,
    Quantity quantity,
    Liquidity liquidity,
    Money fee,
    FillEvidence evidence)
    implements Execution {}
